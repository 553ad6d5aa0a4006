// Windows from the calendar, and walks along them.
#include "sim/world/people/working_hours.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace handoff::sim {
namespace {

constexpr core::Duration kHorizon = core::days(14);
constexpr core::Duration kKept = core::days(4 * 365);  // so much of the table at most

std::int64_t day_of(core::Time local) {
  const std::int64_t day = core::days(1).us;
  return local.us / day - (local.us % day < 0 ? 1 : 0);
}

}  // namespace

WorkingHours::WorkingHours(const core::OpenHours& hours, const core::TimeZone& zone,
                           core::Time since, std::vector<std::int64_t> closed)
    : hours_(hours), clock_(zone), since_(since), closed_(std::move(closed)) {}

// Where the clock is changed meanwhile, that or the closing minute by either clock, whichever is first and
// closes: set on, the clock may pass the closing minute, and set back, fall out of the hours.
core::Time WorkingHours::closing(core::Time opening) {
  const core::Duration offset = clock_.offset_at(opening);
  const std::int64_t day = day_of(opening + offset);
  const core::Time as_if_utc = core::Time{} + core::days(day) + core::minutes(hours_.to_minute);
  const core::Time closes = as_if_utc - offset;
  if (clock_.offset_at(closes) == offset) return closes;
  core::Time first = core::kNever;
  for (const core::Time at : {core::change_between(clock_, opening, closes),
                              as_if_utc - clock_.offset_at(closes), closes}) {
    if (at <= opening || at >= first) continue;
    const bool is_today = day_of(at + clock_.offset_at(at)) == day;
    if (!is_today || !core::is_open(hours_, clock_, at)) first = at;
  }
  assert(first != core::kNever);
  return first;
}

bool WorkingHours::is_closed_day(core::Time moment) {
  if (closed_.empty()) return false;
  const std::int64_t day = day_of(moment + clock_.offset_at(moment));
  return std::binary_search(closed_.begin(), closed_.end(), day);
}

WorkingHours::Window WorkingHours::window_from(core::Time moment) {
  core::Time opens = core::next_open(hours_, clock_, moment);
  assert(opens != core::kNever);
  while (is_closed_day(opens)) opens = core::next_open(hours_, clock_, closing(opens));
  return {opens, closing(opens)};
}

WorkingHours::Window WorkingHours::window_at(core::Time moment) {
  assert(moment >= since_);
  if (moment - since_ > kKept) return window_from(moment);
  while (windows_.empty() || windows_.back().until <= moment)
    windows_.push_back(window_from(windows_.empty() ? since_ : windows_.back().until));
  return *std::partition_point(windows_.begin(), windows_.end(),
                               [&](const Window& it) { return it.until <= moment; });
}

bool WorkingHours::is_open(core::Time moment) { return window_at(moment).from <= moment; }

core::Time WorkingHours::next_open(core::Time from) { return std::max(from, window_at(from).from); }

core::Time WorkingHours::add(core::Time from, core::Duration working) {
  core::Time at = next_open(from);
  for (;;) {
    const core::Time until = window_at(at).until;
    if (at + working < until) return at + working;
    working = working - (until - at);
    at = next_open(until);
  }
}

core::Time WorkingHours::next_common(WorkingHours& ours, WorkingHours& theirs, core::Time from) {
  const auto closed = static_cast<std::int64_t>(ours.closed_.size() + theirs.closed_.size());
  const core::Duration horizon = kHorizon + core::days(closed);
  for (core::Time at = from; at - from <= horizon;) {
    const core::Time we = ours.next_open(at);
    const core::Time they = theirs.next_open(we);
    if (they == we) return they;
    at = they;
  }
  return core::kNever;
}

}  // namespace handoff::sim
