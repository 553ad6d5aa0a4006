// Cue: what an animation is told from outside of its panel, by a key or the guided tour.
#pragma once

namespace handoff::web {

struct Cue {
  enum class Kind { toggle, play, stand };
  int number = 0;  // counts the cues: a new one is obeyed once, by the animation in view
  Kind kind = Kind::toggle;
  double at = 0.0;  // simulated s; below zero: where the animation finds it worth a look
  double speed = 60.0;
};

}  // namespace handoff::web
