// PlayClock: the model's time while it is played in real time, and what clocks on the wall say then.
//
// A play begins at a moment of the model (shortly before the first delivery), stands there until `start`, and
// runs on the machine's steady clock from then on, `speed` times as fast. What is told to the outside (when an event happened, when a trial
// ends) is a time of today: the model's, moved by as much as the play began later.
#pragma once

#include <chrono>

#include "core/base/time.hpp"

namespace handoff::sandbox {

class PlayClock {
 public:
  using Steady = std::chrono::steady_clock;

  PlayClock(core::Time begins, double speed);

  void start();
  core::Time begins() const { return begins_; }
  core::Time now() const;                        // of the model
  Steady::time_point when(core::Time at) const;  // at which the model has come so far
  core::Time wall(core::Time at) const { return at + shift_; }
  core::Time model(core::Time wall) const { return wall - shift_; }
  double speed() const { return speed_; }

 private:
  core::Time begins_;
  double speed_;
  bool runs_ = false;
  Steady::time_point began_;
  core::Duration shift_;
};

}  // namespace handoff::sandbox
