// Playback command: what an animation is told from outside of its panel, by a key or the guided tour.
#pragma once

namespace handoff::web {

struct PlaybackCommand {
  enum class Kind { toggle, play, stand, step };
  int number = 0;  // counts the commands: a new one is obeyed once, by the animation in view
  Kind kind = Kind::toggle;
  // Simulated s; below zero: where the animation finds it worth a look. Of a step: how many real
  // seconds it leaps over, at its present speed.
  double at = 0.0;
  double speed = 60.0;
};

}  // namespace handoff::web
