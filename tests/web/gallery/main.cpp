// The gallery as a page: #0 to #4 in the address choose what is drawn. What the charts say of
// themselves is `window.gallery`, for tests/browser/gallery.mjs.
#include <emscripten.h>

#include <cstdlib>
#include <string>

#include "imgui.h"
#include "tests/web/gallery/scenes.hpp"
#include "web/platform/platform.hpp"
#include "web/shell/shell.hpp"
#include "web/ui/theme/theme.hpp"

// clang-format off
EM_JS(void, gallery_says, (const char* text), { window.gallery = UTF8ToString(text); });
// clang-format on

namespace {

using namespace handoff::web;

void step() { shell::set_theme(platform::prefers_dark() ? theme::Mode::dark : theme::Mode::light); }

void draw() {
  ImGui::SetNextWindowPos({0, 0});
  ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, theme::vec(theme::tokens().surface));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, 0.0f);
  ImGui::Begin("gallery", nullptr, ImGuiWindowFlags_NoDecoration & ~ImGuiWindowFlags_NoScrollbar);
  gallery_says(gallery::draw_page(std::atoi(platform::link_hash().c_str())).c_str());
  ImGui::End();
  ImGui::PopStyleVar();
  ImGui::PopStyleColor();
}

}  // namespace

int main() { shell::run(step, draw); }
