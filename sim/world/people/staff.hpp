// Operations staff: people who do what the pipeline leaves to people, one thing after the other, in
// office hours.
//
// Tasks are taken first come first served, so `do_task` must be called in the order of time; what
// is begun is finished, also after hours. A message is read after `notice` of working time, and
// only then is its task in line. The day's conversions are looked up at
// fixed times of the day.
#pragma once

#include <cstdint>
#include <vector>

#include "core/config/calendar.hpp"
#include "sim/engine/rng.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/world/people/working_hours.hpp"

namespace handoff::sim {

class StaffModel {
 public:
  // No moment before `since` will be asked about.
  StaffModel(const Staff& staff, const std::vector<core::TimeZone>& zones, core::Time since);

  // When a task that is in line from now on will be done, by whoever is free first.
  core::Time do_task(core::Time now, core::Duration length);
  core::Time do_task(core::Time now, Stream& stream) { return do_task(now, draw_task(stream)); }
  core::Duration draw_task(Stream& stream) const;

  // When the last of several will be done.
  core::Time do_tasks(core::Time now, std::uint32_t count, Stream& stream);

  // When a message that comes now is read.
  core::Time reads(core::Time now, Stream& stream);

  // The next time at which somebody looks up the conversions.
  core::Time next_round(core::Time now);

  // The time spent on tasks so far.
  core::Duration worked() const { return worked_; }

  void clear();

 private:
  const Staff& staff_;
  WorkingHours office_;
  std::vector<WorkingHours> rounds_;  // one for each time of the day
  std::vector<core::Time> free_at_;   // by person
  core::Duration worked_;
};

}  // namespace handoff::sim
