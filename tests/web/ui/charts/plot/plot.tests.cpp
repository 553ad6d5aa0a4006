// What a plot shows: its data from the first frame on, which series, and the same as a linked one.
#include "web/ui/charts/plot/plot.hpp"

#include <vector>

#include "tests/catch.hpp"
#include "tests/web/ui/charts/plot/plot_rig.hpp"

using namespace handoff::web;
using namespace handoff::web::charts;
using namespace handoff::web::charts::testing;

TEST_CASE("a plot fits its data in its first frame, without a jump", "[plot]") {
  LinePlot plot("fits");
  CHECK(plot.result.view_x.min == 0);
  CHECK(plot.result.view_x.max == 100);
  const Limits first = plot.result.view_y;
  plot.draw(5);
  CHECK(plot.result.view_y.min == first.min);
  CHECK(plot.result.view_y.max == first.max);
  CHECK_FALSE(plot.result.zoomed);
}

TEST_CASE("live data never fights the user's zoom", "[plot]") {
  LinePlot plot("live");
  plot.move(50);
  zoom_by_wheel_steps(2);
  plot.draw(2);
  const Limits held = plot.result.view_x;
  for (double& y : plot.ys) y *= 50.0;
  plot.draw(3);
  CHECK(plot.result.view_x.min == held.min);
  CHECK(plot.result.view_x.max == held.max);
  // The other axis was not touched, so it follows.
  CHECK(plot.result.view_y.max >= 500);
}

TEST_CASE("a click on the legend hides a series, and the rest is fitted", "[plot]") {
  LinePlot plot("legend");
  plot.second = true;
  plot.draw(3);
  CHECK(plot.result.view_y.max >= 100);
  // The second chip stands beside the first one, in the line at the top.
  ImGui::GetIO().AddMousePosEvent(120, 14);
  plot.draw(2);
  rest(plot);
  plot.click();
  plot.draw(2);
  CHECK(plot.result.view_y.max < 50);
  rest(plot);
  plot.click();
  plot.draw(2);
  CHECK(plot.result.view_y.max >= 100);
}

TEST_CASE("linked plots share what is in view, from the first picture on", "[plot]") {
  std::vector<double> later{50, 60, 150};
  std::vector<double> ys{1, 2, 3};
  PlotResult a, b;
  float left_a = 0.0f;
  float left_b = 0.0f;
  const auto draw = [&](int frames) {
    for (int i = 0; i < frames; ++i) {
      screen().frame([&] {
        begin_plot("upper", {800, 200}, {.link = "pair"});
        setup_axis_x("");
        setup_axis_y("");
        plot_line("one", kXs, kYs);
        a = end_plot();
        left_a = current_plot().min.x;
        begin_plot("lower", {800, 200}, {.link = "pair"});
        setup_axis_x("");
        setup_axis_y("", Scale::linear, "$");
        for (double& y : ys) y = y < 1000.0 ? y * 1e6 : y;
        plot_line("two", later, ys);
        b = end_plot();
        left_b = current_plot().min.x;
      });
    }
  };
  draw(2);
  for (const PlotResult* result : {&a, &b}) {
    CHECK(result->view_x.min == 0);
    CHECK(result->view_x.max == 150);
  }
  draw(2);
  CHECK(left_a == left_b);  // although the lower one's labels are wider
  ImGui::GetIO().AddMousePosEvent(400, 100);
  draw(2);
  zoom_by_wheel_steps(1);
  draw(2);
  CHECK(a.zoomed);
  CHECK(b.view_x.min == a.view_x.min);
  CHECK(b.view_x.max == a.view_x.max);
}

TEST_CASE("an empty plot is drawn as such and answers nothing", "[plot]") {
  PlotResult result;
  screen().frame([&] {
    begin_plot("empty", {800, 400}, {.empty_reason = "Because"});
    setup_axis_x("");
    plot_line("one", {}, {});
    result = end_plot();
  });
  CHECK_FALSE(result.hovered);
  CHECK_FALSE(result.item);
}
