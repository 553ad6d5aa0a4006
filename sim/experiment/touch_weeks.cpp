// Read off each month when it is over.
#include "sim/experiment/touch_weeks.hpp"

#include <cassert>
#include <utility>

#include "sim/month/simulation.hpp"

namespace handoff::sim {
namespace {

std::size_t week_hour(const core::TimeZone& zone, core::Time moment) {
  const std::int64_t us = (moment + core::offset_at(zone, moment)).us;
  const std::int64_t day = core::days(1).us;
  return static_cast<std::size_t>(core::weekday_of(us / day)) * 24 +
         static_cast<std::size_t>(us % day / core::hours(1).us);
}

void count(const Scenario& scenario, const MonthState& month, TouchWeeks& weeks) {
  const core::PipelineConfig& config = scenario.pipeline;
  for (std::uint32_t at = 0; at < month.counted_customers; ++at) {
    const Customer& customer = month.customers[at];
    if (customer.tier >= config.routing.size()) continue;
    const std::size_t pool = month.team.touch(at).pool;
    const std::size_t office = pool < weeks.offices() ? pool : weeks.nobody();
    const int zone = pool < weeks.offices() ? config.pools[pool].zone : scenario.staff.zone;
    const std::size_t hour =
        week_hour(config.zones[static_cast<std::size_t>(zone)], customer.converted);
    weeks.weeks()[customer.tier * (weeks.offices() + 1) + office][hour] +=
        TouchCount{1, month.touched_in_time(at) ? 0u : 1u};
  }
}

}  // namespace

TouchCount& TouchCount::operator+=(const TouchCount& other) {
  customers += other.customers;
  late += other.late;
  return *this;
}

TouchCount together(const TouchWeek& week) {
  TouchCount sum;
  for (const TouchCount& it : week) sum += it;
  return sum;
}

TouchWeeks::TouchWeeks(const Scenario& scenario)
    : offices_(scenario.pipeline.pools.size()),
      weeks_(scenario.pipeline.routing.size() * (offices_ + 1)) {}

TouchWeeks::TouchWeeks(std::size_t offices, std::vector<TouchWeek> weeks)
    : offices_(offices), weeks_(std::move(weeks)) {}

bool TouchWeeks::fits(const TouchWeeks& other) const {
  return offices_ == other.offices_ && weeks_.size() == other.weeks_.size();
}

TouchWeek TouchWeeks::week_of(int tier, std::size_t office) const {
  if (tier >= 0) return week(static_cast<std::size_t>(tier), office);
  TouchWeek sum{};
  for (std::size_t at = office; at < weeks_.size(); at += offices_ + 1) {
    for (std::size_t hour = 0; hour < kWeekHours; ++hour) sum[hour] += weeks_[at][hour];
  }
  return sum;
}

void TouchWeeks::add(const TouchWeeks& other) {
  assert(fits(other));
  for (std::size_t at = 0; at < weeks_.size(); ++at) {
    for (std::size_t hour = 0; hour < kWeekHours; ++hour)
      weeks_[at][hour] += other.weeks_[at][hour];
  }
}

TouchWeeks touch_weeks(const Scenario& scenario, int from, int to) {
  Simulation simulation(scenario, Checking::off);
  TouchWeeks weeks(scenario);
  for (int r = from; r < to; ++r) {
    simulation.run(static_cast<std::uint32_t>(r));
    count(scenario, simulation.month(), weeks);
  }
  return weeks;
}

}  // namespace handoff::sim
