// Working hours: when somebody is there, as a table of windows that is worked out once.
//
// Asking the calendar costs a fraction of a microsecond, which is too much for every touch; a
// replication asks about the same weeks as the one before. So the windows are worked out when they
// are first needed and kept, from `since` on, and a question is a search among them. What comes years
// later, as the end of a touch from a tail without a mean, is asked of the calendar each time. A local
// day that ends at 24:00 and one that begins at 0:00 are two windows without a gap.
//
// Hours may be others from a moment on: the windows before it are what they are without, and one that is open then
// ends there.
#pragma once

#include <cstdint>
#include <vector>

#include "core/base/time.hpp"
#include "core/config/calendar.hpp"

namespace handoff::sim {

class WorkingHours {
 public:
  // The zone must outlive it. At least one weekday is open; of `closed`, local days since 1970 in order, none
  // is.
  WorkingHours(const core::OpenHours& hours, const core::TimeZone& zone, core::Time since,
               std::vector<std::int64_t> closed = {});

  // Other hours, by another clock, from a moment on that is later than those of earlier calls; before any question.
  void change(core::Time from, const core::OpenHours& hours, const core::TimeZone& zone,
              std::vector<std::int64_t> closed = {});

  // No moment asked about lies before `since`.
  bool is_open(core::Time moment);
  core::Time next_open(core::Time from);

  // The end of the window that is open then, or else of the next one.
  core::Time next_close(core::Time from) { return window_at(from).until; }

  // The moment at which so much working time has passed since `from`.
  core::Time add(core::Time from, core::Duration working);

  // The first moment from `from` on at which both are open, within two weeks beside holidays from there or from a
  // change of ours; `kNever` if none is.
  static core::Time next_common(WorkingHours& ours, WorkingHours& theirs, core::Time from);

 private:
  struct Window {
    core::Time from;
    core::Time until;  // not included
  };

  struct Rule {
    core::Time from;
    core::OpenHours hours;
    core::ZoneClock clock;
    std::vector<std::int64_t> closed;

    Window window_from(core::Time moment);
    core::Time closing(core::Time opening);
    bool is_closed_day(core::Time moment);
  };

  // The first window that ends after the moment; where none is kept, the rest of it from the moment on.
  Window window_at(core::Time moment);
  Window window_from(core::Time moment);
  std::size_t closed_days() const;
  static core::Time common_within(WorkingHours& ours, WorkingHours& theirs, core::Time from);

  core::Time since_;
  std::vector<Rule> rules_;  // one after the other
  std::vector<Window> windows_;
};

}  // namespace handoff::sim
