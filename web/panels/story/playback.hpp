// Playback: the row of play, pause and speed under an animation, and the state that it changes.
#pragma once

#include <span>
#include <string>

#include "web/app/choices/playback_command.hpp"
#include "web/panels/panel_memory.hpp"

namespace handoff::web::panels {

struct Speed {
  const char* label;
  double seconds;  // simulated, in a real one
};

// Moves the player on and keeps frames coming while it plays. Call once, first, in each frame.
void play_on(PlaybackMemory& memory, const PlaybackCommand& command);
// Left and right, a quarter of a second's way each, while the scrubber that was just drawn is
// hovered or in focus.
void scrub_by_keys(Player& player);
// With the moment that is shown, in words.
void playback(Player& player, std::span<const Speed> speeds, const std::string& moment);

}  // namespace handoff::web::panels
