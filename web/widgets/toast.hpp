// Toasts: short messages at the lower right that go away by themselves.
//
// `toast` may be called from anywhere in a frame; `draw_toasts` once, last in the frame. What went
// wrong stays until it is closed, because it must be read.
#pragma once

#include <string>

#include "web/widgets/text.hpp"

namespace handoff::web::ui {

void toast(std::string words, Tone tone = Tone::neutral);
void draw_toasts();

}  // namespace handoff::web::ui
