#include "io/exports/calibration/simulated_month.hpp"

#include <algorithm>

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

}  // namespace

sim::Scenario as_filed(sim::Scenario scenario) {
  scenario.opening = sim::Opening::launch;
  return scenario;
}

void add_month(const sim::Simulation& month, const Shown& shown, SimulatedMonth& to) {
  for (std::size_t at = 0; at < month.customers().size(); ++at) {
    const core::Time paid = month.customers()[at].converted;
    if (paid > shown.until) continue;
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
