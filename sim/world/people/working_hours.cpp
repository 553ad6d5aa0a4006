// Windows from the calendar, and walks along them.
#include "sim/world/people/working_hours.hpp"

#include <algorithm>
#include <cassert>

namespace handoff::sim {
namespace {

constexpr core::Duration kHorizon = core::days(14);

std::int64_t day_of(core::Time local) {
  const std::int64_t day = core::days(1).us;
  return local.us / day - (local.us % day < 0 ? 1 : 0);
}

}  // namespace

WorkingHours::WorkingHours(const core::OpenHours& hours, const core::TimeZone& zone,
                           core::Time since)
    : hours_(hours), zone_(zone), since_(since) {}

// Where the clock is changed meanwhile, the calendar is asked minute by minute: all hours, and all changes
// of a clock, are at whole ones.
core::Time WorkingHours::closing(core::Time opening) const {
  const core::Duration offset = core::offset_at(zone_, opening);
  const std::int64_t day = day_of(opening + offset);
  const core::Time midnight = core::Time{} + core::days(day);
  const core::Time closes = midnight + core::minutes(hours_.to_minute) - offset;
  if (core::offset_at(zone_, closes) == offset) return closes;
  const auto is_open_today = [&](core::Time at) {
    return day_of(at + core::offset_at(zone_, at)) == day && core::is_open(hours_, zone_, at);
  };
  core::Time at = opening + core::minutes(1);
  while (is_open_today(at)) at = at + core::minutes(1);
  return at;
}

void WorkingHours::extend() {
  const core::Time from = windows_.empty() ? since_ : windows_.back().until;
  const core::Time opens = core::next_open(hours_, zone_, from);
  assert(opens != core::kNever);
  windows_.push_back({opens, closing(opens)});
}

std::size_t WorkingHours::window_at(core::Time moment) {
  assert(moment >= since_);
  while (windows_.empty() || windows_.back().until <= moment) extend();
  const auto at = std::partition_point(windows_.begin(), windows_.end(),
                                       [&](const Window& it) { return it.until <= moment; });
  return static_cast<std::size_t>(at - windows_.begin());
}

bool WorkingHours::is_open(core::Time moment) { return windows_[window_at(moment)].from <= moment; }

core::Time WorkingHours::next_open(core::Time from) {
  return std::max(from, windows_[window_at(from)].from);
}

core::Time WorkingHours::add(core::Time from, core::Duration working) {
  core::Time at = next_open(from);
  for (;;) {
    const core::Time until = windows_[window_at(at)].until;
    if (at + working < until) return at + working;
    working = working - (until - at);
    at = next_open(until);
  }
}

core::Time WorkingHours::next_common(WorkingHours& ours, WorkingHours& theirs, core::Time from) {
  for (core::Time at = from; at - from <= kHorizon;) {
    const core::Time we = ours.next_open(at);
    const core::Time they = theirs.next_open(we);
    if (they == we) return they;
    at = they;
  }
  return core::kNever;
}

}  // namespace handoff::sim
