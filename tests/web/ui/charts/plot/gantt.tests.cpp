// The bars of a Gantt chart: pointed at, walked along with the keyboard, clicked.
#include <string>

#include "imgui.h"
#include "tests/catch.hpp"
#include "tests/web/ui/charts/plot/night_chart.hpp"
#include "tests/web/ui/charts/plot/plot_rig.hpp"

using namespace handoff::web;
using namespace handoff::web::charts;
using namespace handoff::web::charts::testing;

namespace {

void point_at_second_bar() {
  const LinePlot away("away from the chart");  // resets the mouse
  draw_gantt();
  const Plot& plot = current_plot();
  const GanttBox& box = plot.gantt->layout.boxes[1];
  ImGui::GetIO().AddMousePosEvent(plot.min.x + (box.left + box.right) * 0.5f,
                                  plot.min.y + (box.top + box.bottom) * 0.5f);
  draw_gantt();
}

}  // namespace

TEST_CASE("a bar under the mouse is said, and clicked", "[plot]") {
  point_at_second_bar();
  PlotResult result = draw_gantt();
  CHECK(std::string(result.item.series) == "At work");
  CHECK(result.item.index == 1);
  for (int i = 0; i < 40; ++i) draw_gantt();
  ImGui::GetIO().AddMouseButtonEvent(0, true);
  draw_gantt();
  draw_gantt();
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  bool clicked = false;
  for (int i = 0; i < 3; ++i) clicked |= draw_gantt().clicked;
  CHECK(clicked);
}

TEST_CASE("the arrow keys go from bar to bar, and enter clicks", "[plot]") {
  point_at_second_bar();
  for (const bool down : {true, false}) {
    ImGui::GetIO().AddMouseButtonEvent(0, down);
    draw_gantt();
    draw_gantt();
  }
  ImGui::GetIO().AddMousePosEvent(790, 590);
  draw_gantt();
  draw_gantt();
  const auto press = [](ImGuiKey key) {
    ImGui::GetIO().AddKeyEvent(key, true);
    const PlotResult pressed = draw_gantt();
    ImGui::GetIO().AddKeyEvent(key, false);
    draw_gantt();
    return pressed;
  };
  PlotResult result = press(ImGuiKey_DownArrow);
  CHECK(std::string(result.item.series) == "At work");
  CHECK(result.item.index == 0);
  result = press(ImGuiKey_DownArrow);
  CHECK(std::string(result.item.series) == "Events");
  result = press(ImGuiKey_UpArrow);
  CHECK(result.item.index == 0);
  result = press(ImGuiKey_Enter);
  CHECK(result.clicked);
  CHECK(std::string(result.item.series) == "At work");
}
