// A repetition is the first window moved on by a whole number of periods, so the time since the
// first one, modulo the period, tells everything.
#include "sim/world/systems/outages.hpp"

#include <algorithm>

#include "sim/world/base/mutant.hpp"

namespace handoff::sim {
namespace {

// How much is covered from the beginning to a moment so long after the first window's begin.
core::Duration covered_until(const Window& window, core::Duration elapsed) {
  if (elapsed.us <= 0) return {};
  if (window.every.us == 0) return std::min(elapsed, window.length);
  const std::int64_t whole = elapsed.us / window.every.us;
  const core::Duration rest{elapsed.us - whole * window.every.us};
  return window.length * whole + std::min(rest, window.length);
}

}  // namespace

bool covers(const Window& window, core::Time start, core::Time at) {
  core::Duration elapsed = at - start - window.from;
  if (elapsed.us < 0) return false;
  if (window.every.us > 0) elapsed.us %= window.every.us;
  return elapsed < window.length || broken(WorldMutant::outage_never_ends);
}

bool any_covers(const std::vector<Window>& windows, core::Time start, core::Time at) {
  return std::any_of(windows.begin(), windows.end(),
                     [&](const Window& window) { return covers(window, start, at); });
}

core::Duration covered(const Window& window, core::Time start, core::Time from, core::Time to) {
  const core::Time first = start + window.from;
  return covered_until(window, to - first) - covered_until(window, from - first);
}

}  // namespace handoff::sim
