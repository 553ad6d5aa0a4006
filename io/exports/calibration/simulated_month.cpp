#include "io/exports/calibration/simulated_month.hpp"

#include <algorithm>
#include <cmath>

namespace handoff::exports {
namespace {

constexpr std::int64_t kMinuteUs = core::minutes(1).us;

// What the files' clock would show of a delay, at the middle of what that can have been.
void add_as_shown(core::Time from, core::Time to, const Shown& shown, std::vector<double>& values) {
  if (to == core::kNever || to > shown.until) return;
  const bool to_the_minute = shown.fineness != Fineness::second;
  const core::Time at = to_the_minute ? core::Time{to.us / kMinuteUs * kMinuteUs} : to;
  if (const auto seconds = seconds_after(from, at, shown.fineness)) values.push_back(*seconds);
}

double customers_of(const sim::Scenario& scenario) {
  return std::max(1.0, scenario.cohort.trials * scenario.cohort.conversion_rate);
}

}  // namespace

std::uint32_t months_enough(const sim::Scenario& scenario, std::uint32_t most,
                            std::uint32_t least) {
  const double months = most * static_cast<double>(kCustomersOfMonth) / customers_of(scenario);
  return months >= most ? most : std::max(least, static_cast<std::uint32_t>(months));
}

Stretch stretch_of(const sim::Scenario& scenario, const Shown& shown, std::size_t customers) {
  constexpr int kWeek = 7;
  Stretch it{scenario, shown, 1};
  const double wanted = static_cast<double>(customers) / customers_of(scenario);
  const int weeks = static_cast<int>(std::ceil(scenario.days * wanted / kWeek));
  const int days = weeks * kWeek;
  if (wanted >= 1 || days >= scenario.days) return it;
  it.part = static_cast<double>(days) / scenario.days;
  it.scenario.days = days;
  it.scenario.cohort.trials = std::max(1, static_cast<int>(scenario.cohort.trials * it.part));
  if (shown.until != core::kNever) it.shown.until = shown.until - core::days(scenario.days - days);
  return it;
}

sim::Scenario as_filed(sim::Scenario scenario) {
  scenario.opening = sim::Opening::launch;
  return scenario;
}

void add_month(const sim::Simulation& month, const Shown& shown, SimulatedMonth& to) {
  for (std::size_t at = 0; at < month.customers().size(); ++at) {
    const core::Time paid = month.customers()[at].converted;
    if (paid > shown.until || paid <= shown.paid_after) continue;
    const sim::CustomerState& state = month.world().states()[at];
    const sim::TouchTimes& touch = month.team().touch(static_cast<std::uint32_t>(at));
    ++to.customers;
    to.missent += month.results()[at].missends > 0 ? 1u : 0u;
    add_as_shown(paid, state.entered, shown, to.crm_lag_s);
    add_as_shown(paid, std::min(state.assigned, touch.told), shown, to.owner_delay_s);
    add_as_shown(paid, touch.begun, shown, to.first_touch_s);
  }
}

}  // namespace handoff::exports
