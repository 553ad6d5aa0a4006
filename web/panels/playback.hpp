// Playback: the row of play, pause and speed under an animation, and the state that it changes.
#pragma once

#include <span>

#include "web/app_state.hpp"
#include "web/player.hpp"

namespace handoff::web::panels {

struct Speed {
  const char* label;
  double seconds;  // simulated, in a real one
};

// Moves the player on and keeps frames coming while it plays. Call once, first, in each frame.
void play_on(Player& player, const Cue& cue, int& cue_seen);
void playback(Player& player, std::span<const Speed> speeds);

}  // namespace handoff::web::panels
