// Reading the machine's clocks: the only place that does so for the pipeline.
#include "service/driver/clock.hpp"

#include <algorithm>
#include <utility>

namespace handoff::service {
namespace {

template <class Duration>
core::Time since_epoch(Duration length) {
  return {std::chrono::duration_cast<std::chrono::microseconds>(length).count()};
}

}  // namespace

core::Time Clock::wall_time() {
  return since_epoch(std::chrono::system_clock::now().time_since_epoch());
}
core::Time Clock::steady_time() {
  return since_epoch(std::chrono::steady_clock::now().time_since_epoch());
}

Clock::Clock(core::Time last, Source wall, Source steady)
    : wall_(std::move(wall)),
      steady_(std::move(steady)),
      began_(steady_()),
      origin_(std::max(last, wall_())),
      last_(origin_) {}

core::Time Clock::now() {
  const core::Time steady = steady_();
  core::Time now = origin_ + (steady - began_);
  const core::Time wall = wall_();
  if (wall > now + kStep) {
    origin_ = wall;
    began_ = steady;
    now = wall;
  }
  last_ = std::max(last_, now);
  return last_;
}

}  // namespace handoff::service
