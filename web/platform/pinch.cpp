#include "web/platform/pinch.hpp"

#include <emscripten.h>

#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"

namespace handoff::web::pinch {

namespace {

// Dear ImGui has to see the fingers' middle for this long before it knows what is there.
constexpr int kFramesToHover = 2;
// What zooms owns the wheel to the side, since nothing here scrolls that way.
constexpr ImGuiKey kZoomMark = ImGuiKey_MouseWheelX;
constexpr double kRatioPerStep = 1.0 / 0.85;  // of a plot's zoom, for each step of a wheel
constexpr double kLeastChange = 0.05;         // of the size: less was no wish

struct Pinch {
  bool active = false;
  int frames = 0;
  double pending = 1.0;  // not told to anybody yet
  double total = 1.0;    // of what no plot took
};
Pinch now;
std::function<void(float)> host;

}  // namespace

bool something_zooms() {
  const ImGuiID owner = ImGui::GetKeyOwner(kZoomMark);
  return owner != ImGuiKeyOwner_None && owner != ImGuiKeyOwner_Any;
}

// A wheel with Ctrl: that alone zooms a plot, and scrolls nothing.
void zoom_by(float steps) {
  ImGuiIO& io = ImGui::GetIO();
  const bool held = io.KeyCtrl;
  io.AddKeyEvent(ImGuiMod_Ctrl, true);
  io.AddMouseWheelEvent(0.0f, steps);
  if (!held) io.AddKeyEvent(ImGuiMod_Ctrl, false);
}

void set_host(std::function<void(float)> resize) { host = std::move(resize); }

void begin(float x, float y) {
  now = {.active = true};
  ImGuiIO& io = ImGui::GetIO();
  // The first finger was a pressed button, which is let go where it presses nothing.
  io.AddMousePosEvent(-1.0f, -1.0f);
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  io.AddMousePosEvent(x, y);
}

void change(double ratio) {
  if (now.active && std::isfinite(ratio) && ratio > 0.0) now.pending *= ratio;
}

void feed() {
  if (!now.active || now.frames++ < kFramesToHover || now.pending == 1.0) return;
  if (something_zooms()) {
    const double steps = std::log(now.pending) / std::log(kRatioPerStep);
    zoom_by(static_cast<float>(steps));
  } else {
    now.total *= now.pending;
  }
  now.pending = 1.0;
}

void end() {
  const double ratio = now.total;
  now = {};
  if (host && std::abs(ratio - 1.0) > kLeastChange) host(static_cast<float>(ratio));
}

}  // namespace handoff::web::pinch

// What web/js/touch.js calls.
extern "C" {
EMSCRIPTEN_KEEPALIVE void handoff_pinch_begin(float x, float y) {
  handoff::web::pinch::begin(x, y);
}
EMSCRIPTEN_KEEPALIVE void handoff_pinch(double ratio) { handoff::web::pinch::change(ratio); }
EMSCRIPTEN_KEEPALIVE void handoff_pinch_end() { handoff::web::pinch::end(); }
EMSCRIPTEN_KEEPALIVE int handoff_zooms() { return handoff::web::pinch::something_zooms() ? 1 : 0; }
}
