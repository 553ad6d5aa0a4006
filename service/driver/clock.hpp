// The clock of the pipeline: the time of day when it begins, and from then on the time that has
// passed.
//
// It never goes back, whatever is done to the machine's clock: a step backward is waited out at the
// pace of real time, and a step forward (a machine that slept) is followed.
#pragma once

#include <chrono>
#include <functional>

#include "core/base/time.hpp"

namespace handoff::service {

class Clock {
 public:
  using Source = std::function<core::Time()>;

  // `last` is a time that has been already: the clock begins no earlier.
  explicit Clock(core::Time last, Source wall = wall_time, Source steady = steady_time);

  core::Time now();

  static core::Time wall_time();
  static core::Time steady_time();

 private:
  static constexpr core::Duration kStep = core::seconds(2);

  Source wall_;
  Source steady_;
  core::Time began_;   // by the steady clock
  core::Time origin_;  // the time that it was then
  core::Time last_;
};

}  // namespace handoff::service
