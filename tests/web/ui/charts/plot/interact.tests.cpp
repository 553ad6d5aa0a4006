// Plots under the hands of a user: mouse, wheel, keyboard and a finger.
#include "tests/catch.hpp"
#include "tests/web/ui/charts/plot/plot_rig.hpp"

using namespace handoff::web;
using namespace handoff::web::charts;
using namespace handoff::web::charts::testing;

TEST_CASE("the wheel alone is the page's: a plot under it does not zoom", "[plot]") {
  LinePlot plot("scrolled over");
  plot.move(25);
  ImGui::GetIO().AddMouseWheelEvent(0, 3);
  plot.draw(2);
  CHECK_FALSE(plot.result.zoomed);
  CHECK(plot.result.view_x.length() == Approx(100));
}

TEST_CASE("the wheel with Ctrl zooms at the cursor, and a double click fits again", "[plot]") {
  LinePlot plot("wheel");
  plot.move(25);
  CHECK(plot.result.hovered);
  CHECK(plot.result.x == Approx(25).margin(0.3));
  zoom_by_wheel_steps(1);
  plot.draw(2);
  CHECK(plot.result.zoomed);
  CHECK(plot.result.view_x.length() == Approx(85));
  CHECK(plot.result.x == Approx(25).margin(0.3));
  rest(plot);
  plot.click();
  plot.click();
  CHECK_FALSE(plot.result.zoomed);
  CHECK(plot.result.view_x.max == 100);
}

TEST_CASE("a drag pans, and some of the data stays in view", "[plot]") {
  LinePlot plot("drag");
  plot.move(50);
  zoom_by_wheel_steps(3);
  plot.draw(2);
  const double before = plot.result.x;
  plot.press(true);
  plot.move(before + 10);
  CHECK(plot.result.x == Approx(before).margin(0.5));  // what was gripped stays under the cursor
  for (int i = 0; i < 60; ++i) {
    ImGui::GetIO().AddMousePosEvent(60.0f + static_cast<float>(i % 2) * 600.0f, 200);
    if (i % 2 == 0) ImGui::GetIO().AddMouseButtonEvent(0, false);
    plot.draw(1);
    if (i % 2 == 0) ImGui::GetIO().AddMouseButtonEvent(0, true);
    plot.draw(1);
  }
  plot.press(false);
  CHECK(plot.result.view_x.min < 100);
  CHECK(plot.result.view_x.max > 0);
}

TEST_CASE("shift and a drag take a box, which may be used as a filter", "[plot]") {
  LinePlot plot("box");
  plot.move(20);
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, true);
  plot.draw();
  plot.press(true);
  plot.move(60, 203.0f);
  ImGui::GetIO().AddMouseButtonEvent(0, false);
  bool selected = false;
  Limits box;
  for (int i = 0; i < 3; ++i) {
    plot.draw();
    if (!plot.result.box_selected) continue;
    selected = true;
    box = plot.result.box_x;
  }
  ImGui::GetIO().AddKeyEvent(ImGuiMod_Shift, false);
  plot.draw(2);
  CHECK(selected);
  CHECK(box.min == Approx(20).margin(0.5));
  CHECK(box.max == Approx(60).margin(0.5));
  CHECK(plot.result.view_x.min == Approx(20).margin(0.5));
  CHECK(plot.result.view_x.max == Approx(60).margin(0.5));
}

TEST_CASE("the keyboard zooms, pans and fits the plot that has the focus", "[plot]") {
  LinePlot plot("keys");
  plot.type('+');
  CHECK_FALSE(plot.result.zoomed);  // not focused yet
  plot.move(50);
  plot.click();
  rest(plot);
  plot.type('+');
  CHECK(plot.result.view_x.length() == Approx(70));
  CHECK(plot.result.view_x.min == Approx(15));
  plot.key(ImGuiKey_RightArrow);
  CHECK(plot.result.view_x.min == Approx(22));
  plot.key(ImGuiKey_LeftArrow);
  CHECK(plot.result.view_x.min == Approx(15));
  plot.type('-');
  CHECK(plot.result.view_x.length() == Approx(100));
  plot.type('0');
  CHECK_FALSE(plot.result.zoomed);
}

TEST_CASE("one finger pans sideways; up and down it leaves to the page", "[plot]") {
  LinePlot plot("finger");
  ImGuiIO& io = ImGui::GetIO();
  io.AddMouseSourceEvent(ImGuiMouseSource_TouchScreen);
  plot.move(50);
  plot.press(true);
  io.AddMousePosEvent(plot.pixel(52), 260);
  plot.draw(2);
  CHECK_FALSE(plot.result.zoomed);
  CHECK_FALSE(ImGui::IsAnyItemActive());
  plot.press(false);
  rest(plot);
  plot.move(50, 200);
  plot.press(true);
  io.AddMousePosEvent(plot.pixel(60), 203);
  plot.draw(2);
  plot.press(false);
  CHECK(plot.result.zoomed);
  CHECK(plot.result.view_x.min == Approx(-10).margin(0.5));
  io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
  plot.draw();
}
