// Toasts: short messages at the lower right that go away by themselves.
//
// `toast` may be called from anywhere in a frame; `draw_toasts` once, last in the frame. What went
// wrong, or offers something to do, is there longer; only what is wrong and can be mended by its offer
// alone stays until it is closed. A screen reader hears the same words.
#pragma once

#include <functional>
#include <string>

#include "web/ui/widgets/text.hpp"

namespace handoff::web::ui {

// A button on a toast; pressing it closes the toast.
struct ToastOffer {
  std::string label;
  std::function<void()> act;
};

void toast(std::string words, Tone tone = Tone::neutral, ToastOffer offer = {});
void draw_toasts();

}  // namespace handoff::web::ui
