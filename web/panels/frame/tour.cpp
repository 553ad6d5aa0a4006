// The guided tour's note, over the page at the bottom: what is shown, and the way on.
#include <algorithm>
#include <string>

#include "imgui_internal.h"
#include "web/app/tour.hpp"
#include "web/panels/panels.hpp"
#include "web/ui/theme/theme.hpp"
#include "web/ui/widgets/ui.hpp"

namespace handoff::web::panels {

using theme::px;

void tour(const ViewModel& view, const Looks& looks, Requests& requests) {
  const bool on = view.tour >= 0;
  ui::point_at(on ? kTour[static_cast<std::size_t>(view.tour)].card : "", view.tour);
  if (!on) return;
  const TourStep& step = kTour[static_cast<std::size_t>(view.tour)];
  const bool last = view.tour + 1 == static_cast<int>(kTourSteps);
  const ImVec2 page = ImGui::GetMainViewport()->Size;
  // Over the end of the inputs, where it hides nothing of what it points at.
  const bool beside = !looks.presenting && page.x >= px(700.0f);
  const float width = std::min(px(beside ? 316.0f : 400.0f), page.x - px(24.0f));
  const float left = beside ? px(12.0f) : page.x - px(12.0f) - width;
  ImGui::SetNextWindowPos({left, page.y - px(14.0f)}, ImGuiCond_Always, {0.0f, 1.0f});
  ImGui::SetNextWindowSizeConstraints({width, 0.0f}, {width, page.y - px(24.0f)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {px(18.0f), px(16.0f)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, px(2.0f));
  ImGui::PushStyleColor(ImGuiCol_WindowBg, theme::tokens().raised);
  ImGui::PushStyleColor(ImGuiCol_Border, theme::tokens().accent);
  ImGui::Begin("##tour", nullptr,
               ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                   ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                   ImGuiWindowFlags_NoFocusOnAppearing);
  ImGui::PopStyleColor(2);
  ImGui::PopStyleVar(2);
  theme::sharpen(ImGui::GetWindowDrawList());
  ui::text_muted("Guided tour, " + std::to_string(view.tour + 1) + " of " +
                 std::to_string(kTourSteps));
  ui::text(step.title, fonts::Face::title);
  ui::paragraph(step.words);
  ui::gap(2.0f);
  if (ui::button(last ? "Done" : "Next", ui::ButtonKind::primary, ui::Icon::none, "Key N"))
    requests.actions.push_back(TourGo{last ? -1 : view.tour + 1});
  ImGui::SameLine(0.0f, px(8.0f));
  if (view.tour > 0) {
    if (ui::button("Back", ui::ButtonKind::secondary, ui::Icon::none, "Key B"))
      requests.actions.push_back(TourGo{view.tour - 1});
    ImGui::SameLine(0.0f, px(8.0f));
  }
  if (!last && ui::button("Leave", ui::ButtonKind::ghost, ui::Icon::none, "Esc"))
    requests.actions.push_back(TourGo{-1});
  ImGui::BringWindowToDisplayFront(ImGui::GetCurrentWindow());
  ImGui::End();
}

}  // namespace handoff::web::panels
