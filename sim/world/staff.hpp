// Operations staff: a person who does what the pipeline leaves to people, one thing after the
// other, in office hours.
#pragma once

#include <vector>

#include "core/calendar.hpp"
#include "sim/rng.hpp"
#include "sim/scenario.hpp"

namespace handoff::sim {

class StaffModel {
 public:
  StaffModel(const Staff& staff, const std::vector<core::TimeZone>& zones);

  // When a task that comes in now will be done by whoever is free first.
  core::Time do_task(core::Time now, Stream& stream);

  // The next time at which somebody looks up the conversions.
  core::Time next_round(core::Time now) const;

  void clear();

 private:
  const Staff& staff_;
  const core::TimeZone& zone_;
  std::vector<core::Time> free_at_;  // by person
};

}  // namespace handoff::sim
