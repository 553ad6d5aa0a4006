// Stints, one after the other.
#include "sim/world/people/employment.hpp"

#include <algorithm>
#include <cassert>

#include "sim/engine/variates.hpp"
#include "sim/scenario/months.hpp"
#include "sim/scenario/period.hpp"
#include "sim/scenario/purpose.hpp"
#include "sim/world/base/mutant.hpp"

namespace handoff::sim {
namespace {

constexpr double kYearDays = 365;

core::Duration days_of(double days) {
  return {static_cast<std::int64_t>(days * static_cast<double>(core::days(1).us))};
}

}  // namespace

Employment::Employment(const Scenario& scenario)
    : scenario_(scenario), pools_(scenario.pipeline.pools.size()) {
  const Period period = period_of(scenario);
  begins_ = period.begins;
  ends_ = period.ends;
  always_ = scenario.horizon.headcount.empty() && scenario.horizon.turnover.attrition <= 0;
  for (std::size_t pool = 0; pool < pools_.size(); ++pool) plan(pool);
}

// In the first month as in the days before it, unless a change says so.
void Employment::plan(std::size_t pool) {
  int most = scenario_.pipeline.pools[pool].headcount;
  for (int month = 0; month < scenario_.horizon.months; ++month)
    most = std::max(most, headcount_of(scenario_, pool, month));
  pools_[pool].resize(static_cast<std::size_t>(most));
  for (int place = 0; place < most; ++place) {
    std::vector<Stint>& planned = pools_[pool][static_cast<std::size_t>(place)].planned;
    const auto follow = [&](bool is_wanted, core::Time from) {
      const bool was = !planned.empty() && planned.back().to == core::kNever;
      if (is_wanted && !was) planned.push_back({from, core::kNever, from != begins_});
      if (!is_wanted && was) planned.back().to = from;
    };
    follow(place < scenario_.pipeline.pools[pool].headcount, begins_);
    for (int month = 0; month < scenario_.horizon.months; ++month)
      follow(place < headcount_of(scenario_, pool, month), month_begin(scenario_, month));
  }
}

void Employment::start(StreamKey replication) {
  for (std::size_t pool = 0; pool < pools_.size(); ++pool) {
    for (std::size_t place = 0; place < pools_[pool].size(); ++place)
      draw(pools_[pool][place], replication.entity(kPeopleEntity)
                                    .child(std::uint64_t{pool} << 32 | std::uint64_t{place}));
  }
}

void Employment::draw(Place& place, StreamKey key) const {
  const Turnover& turnover = scenario_.horizon.turnover;
  place.stints = place.planned;
  if (turnover.attrition <= 0 || broken(WorldMutant::nobody_leaves)) return;
  place.stints.clear();
  Stream stream = key.stream(Purpose::leaving);
  const double mean = kYearDays / turnover.attrition;
  for (const Stint& planned : place.planned) {
    Stint it = planned;
    for (;;) {
      const core::Time leaves = it.from + days_of(mean * standard_exponential(stream));
      if (leaves >= planned.to || leaves >= ends_) break;
      it.to = leaves;
      place.stints.push_back(it);
      if (turnover.replaced_after.us == 0) return;
      it = {leaves + turnover.replaced_after, planned.to, true};
      if (it.from >= planned.to) break;
    }
    if (it.from < planned.to) place.stints.push_back(it);
  }
}

core::Time Employment::taken_from(std::size_t pool, std::size_t place, core::Time now) const {
  assert(place < pools_[pool].size());
  for (const Stint& it : pools_[pool][place].stints) {
    if (now < it.to) return std::max(now, it.from);
  }
  return core::kNever;
}

bool Employment::is_planned(std::size_t pool, std::size_t place, core::Time now) const {
  assert(place < pools_[pool].size());
  const std::vector<Stint>& planned = pools_[pool][place].planned;
  return std::any_of(planned.begin(), planned.end(),
                     [now](const Stint& it) { return it.from <= now && now < it.to; });
}

double Employment::share_of_work(std::size_t pool, std::size_t place, core::Time now) const {
  if (always_) return 1;
  for (const Stint& it : pools_[pool][place].stints) {
    if (now >= it.to) continue;
    if (now < it.from) return 0;
    const core::Duration ramp = scenario_.horizon.turnover.ramp, since = now - it.from;
    if (!it.is_new || since >= ramp || broken(WorldMutant::no_ramp)) return 1;
    return since.seconds() / ramp.seconds();
  }
  return 0;
}

}  // namespace handoff::sim
