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
    : since_(since) {
  rules_.push_back({since, hours, core::ZoneClock(zone), std::move(closed)});
}

void WorkingHours::change(core::Time from, const core::OpenHours& hours, const core::TimeZone& zone,
                          std::vector<std::int64_t> closed) {
  assert(windows_.empty());
  rules_.push_back({from, hours, core::ZoneClock(zone), std::move(closed)});
}

std::size_t WorkingHours::closed_days() const {
  std::size_t days = 0;
  for (const Rule& it : rules_) days += it.closed.size();
  return days;
}

// Where the clock is changed meanwhile, that or the closing minute by either clock, whichever is first and
// closes: set on, the clock may pass the closing minute, and set back, fall out of the hours.
core::Time WorkingHours::Rule::closing(core::Time opening) {
  const core::Duration offset = clock.offset_at(opening);
  const std::int64_t day = day_of(opening + offset);
  const core::Time as_if_utc = core::Time{} + core::days(day) + core::minutes(hours.to_minute);
  const core::Time closes = as_if_utc - offset;
  if (clock.offset_at(closes) == offset) return closes;
  core::Time first = core::kNever;
  for (const core::Time at : {core::change_between(clock, opening, closes),
                              as_if_utc - clock.offset_at(closes), closes}) {
    if (at <= opening || at >= first) continue;
    const bool is_today = day_of(at + clock.offset_at(at)) == day;
    if (!is_today || !core::is_open(hours, clock, at)) first = at;
  }
  assert(first != core::kNever);
  return first;
}

bool WorkingHours::Rule::is_closed_day(core::Time moment) {
  if (closed.empty()) return false;
  const std::int64_t day = day_of(moment + clock.offset_at(moment));
  return std::binary_search(closed.begin(), closed.end(), day);
}

WorkingHours::Window WorkingHours::Rule::window_from(core::Time moment) {
  core::Time opens = core::next_open(hours, clock, moment);
  assert(opens != core::kNever);
  while (is_closed_day(opens)) opens = core::next_open(hours, clock, closing(opens));
  return {opens, closing(opens)};
}

// By the rule of the moment; where that has no more, by the next one from its beginning on.
WorkingHours::Window WorkingHours::window_from(core::Time moment) {
  std::size_t at = 0;
  while (at + 1 < rules_.size() && rules_[at + 1].from <= moment) ++at;
  for (;; ++at) {
    const core::Time until = at + 1 < rules_.size() ? rules_[at + 1].from : core::kNever;
    const Window it = rules_[at].window_from(moment);
    if (it.from < until) return {it.from, std::min(it.until, until)};
    moment = until;
  }
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

core::Time WorkingHours::common_within(WorkingHours& ours, WorkingHours& theirs, core::Time from) {
  const auto closed = static_cast<std::int64_t>(ours.closed_days() + theirs.closed_days());
  const core::Duration horizon = kHorizon + core::days(closed);
  for (core::Time at = from; at - from <= horizon;) {
    const core::Time we = ours.next_open(at);
    const core::Time they = theirs.next_open(we);
    if (they == we) return they;
    at = they;
  }
  return core::kNever;
}

core::Time WorkingHours::next_common(WorkingHours& ours, WorkingHours& theirs, core::Time from) {
  core::Time found = common_within(ours, theirs, from);
  for (std::size_t at = 1; at < ours.rules_.size() && found == core::kNever; ++at) {
    if (ours.rules_[at].from > from) found = common_within(ours, theirs, ours.rules_[at].from);
  }
  return found;
}

}  // namespace handoff::sim
