// Bins and hours.
#include "sim/month/recorder.hpp"

#include <algorithm>

#include "core/config/calendar.hpp"
#include "sim/scenario/period.hpp"

namespace handoff::sim {
namespace {

struct LocalHour {
  std::size_t weekday;
  std::size_t hour;
};

LocalHour local_hour(const core::TimeZone& zone, core::Time moment) {
  const std::int64_t us = (moment + core::offset_at(zone, moment)).us;
  const std::int64_t day = core::days(1).us;
  return {static_cast<std::size_t>(core::weekday_of(us / day)),
          static_cast<std::size_t>(us % day / core::hours(1).us)};
}

// The counted days; of a launch also the trials, and a week in which the last are served.
std::size_t bins_of(const Scenario& scenario) {
  const Period period = period_of(scenario);
  const core::Time end = std::min(period.counted_to, period.ends);
  return static_cast<std::size_t>((end - scenario.start).us / core::days(1).us) * 24;
}

}  // namespace

Recorder::Recorder(const Scenario& scenario)
    : scenario_(scenario),
      bins_(bins_of(scenario)),
      lines_(scenario.pipeline.pools.size(), Series(bins_)),
      requests_(kSystems, Series(bins_)),
      refused_(kSystems, Series(bins_)),
      longest_(scenario.pipeline.pools.size(), std::vector<std::uint32_t>(bins_)),
      length_(scenario.pipeline.pools.size()),
      since_(scenario.pipeline.pools.size()),
      conversions_(scenario.pipeline.routing.size()),
      late_(scenario.pipeline.routing.size()) {}

// Below 0 before the first bin, or no less than `bins()` after the last one.
std::int64_t Recorder::bin_of(core::Time now) const {
  const std::int64_t since = (now - scenario_.start).us;
  return since / kBin.us - (since < 0 ? 1 : 0);
}

bool Recorder::shows(std::int64_t bin) const {
  return 0 <= bin && bin < static_cast<std::int64_t>(bins_);
}

void Recorder::end_replication() {
  ++replications_;
  for (std::vector<std::uint32_t>& pool : longest_) std::fill(pool.begin(), pool.end(), 0u);
  std::fill(length_.begin(), length_.end(), 0u);
  std::fill(since_.begin(), since_.end(), std::size_t{0});
}

// A line stays as long as it is until it changes; the totals take the difference to what they have.
void Recorder::line(std::size_t pool, std::size_t length, core::Time now) {
  const auto note = [&](std::size_t bin, std::uint32_t value) {
    std::uint32_t& longest = longest_[pool][bin];
    if (value <= longest) return;
    lines_[pool][bin] += value - longest;
    longest = value;
  };
  const std::int64_t bin = bin_of(now);
  const auto until =
      static_cast<std::size_t>(std::clamp<std::int64_t>(bin, 0, static_cast<std::int64_t>(bins_)));
  for (std::size_t at = since_[pool]; at < until; ++at) note(at, length_[pool]);
  if (shows(bin)) note(until, std::max(length_[pool], static_cast<std::uint32_t>(length)));
  length_[pool] = static_cast<std::uint32_t>(length);
  since_[pool] = until;
}

void Recorder::reply(core::Operation operation, core::ReplyStatus status, core::Time now) {
  const std::int64_t bin = bin_of(now);
  if (!shows(bin)) return;
  const auto system = static_cast<std::size_t>(system_of(operation));
  const auto at = static_cast<std::size_t>(bin);
  requests_[system][at] += 1;
  if (status == core::ReplyStatus::throttled) refused_[system][at] += 1;
}

void Recorder::customer(const Customer& customer, bool in_time) {
  if (customer.tier == core::kNoTier) return;
  const std::size_t hour =
      local_hour(scenario_.pipeline.zones[customer.zone], customer.converted).hour;
  conversions_[customer.tier][hour] += 1;
  if (!in_time) late_[customer.tier][hour] += 1;
}

void Recorder::missend(const Customer& customer, core::Time at) {
  const LocalHour local = local_hour(scenario_.pipeline.zones[customer.zone], at);
  missends_[local.weekday][local.hour] += 1;
}

}  // namespace handoff::sim
