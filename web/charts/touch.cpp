// Fingers on a plot. One pans, two zoom: the place between them stays under them. Where there is
// nothing to pan upwards, a finger that goes up or down scrolls the page, as people expect.
#include <cmath>

#include "imgui_internal.h"
#include "web/charts/plot.hpp"

namespace handoff::web::charts {

namespace {

int asked_in_frame = -1;
Pinch pinch_now;

// The host is asked once a frame, whichever plot asks first.
const Pinch& present_pinch() {
  const int frame = ImGui::GetFrameCount();
  if (asked_in_frame != frame) {
    pinch_now = host().pinch != nullptr ? host().pinch() : Pinch{};
    asked_in_frame = frame;
  }
  return pinch_now;
}

}  // namespace

bool pinching() { return present_pinch().active; }

void zoom_by_pinch(Plot& plot) {
  const Pinch& pinch = present_pinch();
  if (!pinch.active || !plot.contains(pinch.centre)) return;
  if (!ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem)) return;
  // The second finger makes of the first one's press something else than a drag or a click.
  plot.memory->dragged = true;
  const double factor = 1.0 / static_cast<double>(pinch.zoom);
  const double numbers = 1.0 - plot.axis_x.start();
  if (can_zoom(plot, plot.x)) {
    const auto at = static_cast<double>((pinch.centre.x - plot.min.x) / plot.width());
    View& view = plot.view_x();
    view.pan(plot.x.scale, -static_cast<double>(pinch.moved.x / plot.width()) / numbers);
    view.zoom(plot.x.scale, (at - plot.axis_x.start()) / numbers, factor);
  } else if (can_zoom(plot, plot.y)) {
    const auto at = static_cast<double>((plot.max.y - pinch.centre.y) / plot.height());
    plot.memory->y.zoom(plot.y.scale, at, factor);
  }
}

bool page_scrolls_instead(const Plot& plot, ImVec2 moved) {
  if (ImGui::GetIO().MouseSource != ImGuiMouseSource_TouchScreen) return false;
  if (std::abs(moved.y) <= std::abs(moved.x)) return false;
  const bool pans_upwards = can_zoom(plot, plot.y) && plot.memory->y.held();
  return !pans_upwards && gantt_most_scroll(plot) <= 0.0f;
}

}  // namespace handoff::web::charts
