#include "web/shell/shell.hpp"

#include <emscripten.h>

#include <algorithm>
#include <cmath>

#include "imgui.h"
#include "imgui_internal.h"
#include "web/platform/frames.hpp"
#include "web/platform/pinch.hpp"
#include "web/platform/platform.hpp"
#include "web/ui/charts/charts.hpp"
#include "web/ui/theme/fonts.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::shell {

namespace {

constexpr int kFramesAfterWake = 3;

struct Shell {
  Step step;
  Draw draw;
  long drawn = 0;
  long stepped = 0;
  bool has_graphics = false;
  double last_ms = 0.0;
  theme::Mode wanted_mode = theme::Mode::light;
  float wanted_scale = 1.0f;
};
Shell shell_now;

void set_up_imgui() {
  IMGUI_CHECKVERSION();
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.ConfigMacOSXBehaviors = platform::is_mac();
  // A blinking cursor would need frames for ever.
  io.ConfigInputTextCursorBlink = false;
  io.ConfigWindowsMoveFromTitleBarOnly = true;
  io.MouseDragThreshold = 4.0f;
}

// Fonts and style follow the wanted theme, the scale and the screen's ratio; only between frames.
void follow_looks() {
  const bool theme_changed = shell_now.wanted_mode != theme::mode() ||
                             shell_now.wanted_scale != theme::ui_scale() || shell_now.drawn == 0;
  if (theme_changed) theme::apply(shell_now.wanted_mode, shell_now.wanted_scale);
  if (fonts::build(platform::pixel_ratio(), shell_now.wanted_scale)) platform::reload_fonts();
}

// Dear ImGui has no scrolling by touch: a finger that drags where nothing takes it scrolls the
// nearest window that can.
void scroll_by_touch() {
  const ImGuiContext& g = *GImGui;
  if (g.IO.MouseSource != ImGuiMouseSource_TouchScreen || !g.IO.MouseDown[0]) return;
  const bool free =
      g.ActiveId == 0 || (g.ActiveIdWindow != nullptr && g.ActiveId == g.ActiveIdWindow->MoveId);
  if (!free) return;
  for (ImGuiWindow* w = g.HoveredWindow; w != nullptr; w = w->ParentWindow) {
    if (w->ScrollMax.y <= 0.0f) continue;
    ImGui::SetScrollY(w, std::clamp(w->Scroll.y - g.IO.MouseDelta.y, 0.0f, w->ScrollMax.y));
    return;
  }
}

bool picture_wanted() { return shell_now.has_graphics && !platform::is_text_mode(); }

// Dear ImGui spreads over frames what happened between two of them.
bool input_waits() { return picture_wanted() && GImGui->InputEventsQueue.Size > 0; }

// A held mouse button may repeat.
bool still_busy() { return input_waits() || ImGui::IsAnyMouseDown(); }

void draw_picture() {
  follow_looks();
  if (!platform::begin_frame()) return;  // the context is lost, for now
  pinch::feed();
  ImGui::NewFrame();
  scroll_by_touch();
  shell_now.draw();
  ImGui::Render();
  platform::end_frame();
  ++shell_now.drawn;
  if (still_busy()) frames::request(1);
}

void one_frame() {
  const double from = platform::now_ms();
  shell_now.step();
  if (picture_wanted()) draw_picture();
  shell_now.last_ms = platform::now_ms() - from;
  if (++shell_now.stepped == kFramesAfterWake) platform::announce_ready();
}

void save_text(std::string_view name, std::string_view text) {
  platform::save_file(name, "text/csv;charset=utf-8", text);
}

}  // namespace

void run(Step step, Draw draw) {
  shell_now.step = std::move(step);
  shell_now.draw = std::move(draw);
  set_up_imgui();
  shell_now.has_graphics = platform::start();
  charts::set_host({save_text, platform::save_picture, frames::request});
  frames::begin();
  frames::request(kFramesAfterWake);
}

long frame_count() { return shell_now.drawn; }
double frame_ms() { return shell_now.last_ms; }

void set_theme(theme::Mode mode) {
  if (shell_now.wanted_mode == mode) return;
  shell_now.wanted_mode = mode;
  frames::request();
}
void set_ui_scale(float scale) {
  if (shell_now.wanted_scale == scale) return;
  shell_now.wanted_scale = scale;
  frames::request();
}

void refresh() {
  if (!frames::take()) return;
  one_frame();
  frames::go_on();
}

}  // namespace handoff::web::shell

// What web/js/ calls.
extern "C" {
EMSCRIPTEN_KEEPALIVE void handoff_refresh() { handoff::web::shell::refresh(); }
EMSCRIPTEN_KEEPALIVE void handoff_wake() { handoff::web::frames::request(); }
EMSCRIPTEN_KEEPALIVE int handoff_frame_count() {
  return static_cast<int>(handoff::web::shell::frame_count());
}
EMSCRIPTEN_KEEPALIVE int handoff_input_waits() {
  return handoff::web::shell::input_waits() ? 1 : 0;
}
EMSCRIPTEN_KEEPALIVE int handoff_wants_text() { return ImGui::GetIO().WantTextInput ? 1 : 0; }
}
