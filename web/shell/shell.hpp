// The shell: sets Dear ImGui up and carries out the frames.
//
//   int main() { shell::run(step, draw); }
//
// When a frame happens is said by web/platform/frames.hpp. Where nothing can be drawn, or nobody
// looks at the picture, a frame is its step alone.
#pragma once

#include <functional>

#include "web/ui/theme/theme_tokens.hpp"

namespace handoff::web::shell {

using Step = std::function<void()>;
using Draw = std::function<void()>;

// `step` is called first in each frame, drawn or not; `draw` after it, between NewFrame and Render,
// and fills one full-screen window of its own. Returns at once; the browser calls on.
void run(Step step, Draw draw);

// Frames drawn since the start; a test reads it to see that an idle page draws none.
long frame_count();
// The time that the last frame's own work took, in milliseconds.
double frame_ms();

// In force from the next frame on. The scale (1 is 100%) multiplies every length and font.
void set_theme(theme::Mode mode);
void set_ui_scale(float scale);

}  // namespace handoff::web::shell
