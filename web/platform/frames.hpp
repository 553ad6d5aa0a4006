// Frames: when the next picture is drawn.
//
// A frame happens only when something may have changed: after input, a resize or a message there
// are at least three (Dear ImGui needs a second one to settle), then none until the next. An
// animation, or work that is still coming in, calls `request` in each of its frames. Whoever draws
// (web/shell/shell.cpp) takes one frame after another from here.
#pragma once

namespace handoff::web::frames {

// Until `begin` nothing is drawn, whoever asks.
void begin();

// Draws at least so many more frames.
void request(int count = 3);
// Draws again after so long, for what ends by itself; nothing is drawn until then.
void wake_after(double ms);

// One of the frames that were asked for; false: there is none.
bool take();
// Whether a frame has been asked for and not been taken.
bool due();
// Has the outside call again if there are more.
void go_on();

}  // namespace handoff::web::frames
