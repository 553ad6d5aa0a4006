// Player: where an animation stands in simulated time, and how fast that passes.
//
// It reads no clock: whoever draws says how much real time has gone by. What is shown at a time is
// a function of the time alone, so jumping there is the same as having watched.
#pragma once

#include <algorithm>

namespace handoff::web {

struct Player {
  double from = 0.0;  // s, simulated
  double to = 1.0;
  double at = 0.0;
  double speed = 60.0;  // simulated seconds in a real one
  bool playing = false;

  // Another stretch of time; the place is kept if it lies within.
  void set_range(double begin, double end) {
    from = begin;
    to = std::max(end, begin + 1.0);
    if (at < from || at > to) at = from;
  }
  void seek(double time) { at = std::clamp(time, from, to); }
  // At the end it begins again.
  void toggle() {
    if (!playing && at >= to) at = from;
    playing = !playing;
  }
  // A page that was not drawn for a while does not jump.
  void advance(double real_s) {
    if (!playing) return;
    at += speed * std::min(real_s, 0.1);
    if (at < to) return;
    at = to;
    playing = false;
  }
};

}  // namespace handoff::web
