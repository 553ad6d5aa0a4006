// Plots under the hands of a user: mouse, keyboard and a finger, in Dear ImGui without a screen.
#include <functional>
#include <string>
#include <vector>

#include "imgui.h"
#include "tests/catch.hpp"
#include "web/ui/charts/charts.hpp"
#include "web/ui/charts/plot/plot.hpp"
#include "web/ui/theme/fonts.hpp"
#include "web/ui/theme/theme.hpp"

using namespace handoff::web;
using namespace handoff::web::charts;

namespace {

std::string saved_text, saved_picture;

// One window of 800 by 600 pixels, whose frames are drawn one by one; the only context of the
// program.
class Screen {
 public:
  Screen() {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    io.DisplaySize = {800.0f, 600.0f};
    theme::apply(theme::Mode::light, 1.0f);
    fonts::build(1.0f, 1.0f);
    unsigned char* pixels = nullptr;
    int width = 0;
    int height = 0;
    io.Fonts->GetTexDataAsAlpha8(&pixels, &width, &height);
    set_host({[](std::string_view, std::string_view text) { saved_text = text; },
              [](std::string_view name, ImVec2, ImVec2) { saved_picture = name; }, [](int) {}});
  }

  void frame(const std::function<void()>& draw) {
    ImGui::GetIO().DeltaTime = 1.0f / 60.0f;
    ImGui::NewFrame();
    ImGui::SetNextWindowPos({0, 0});
    ImGui::SetNextWindowSize(ImGui::GetIO().DisplaySize);
    ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, ImVec2{0, 0});
    ImGui::Begin("screen", nullptr, ImGuiWindowFlags_NoDecoration);
    draw();
    ImGui::End();
    ImGui::PopStyleVar();
    ImGui::Render();
  }
};

Screen& screen() {
  static Screen it;
  return it;
}

const std::vector<double> kXs{0, 25, 50, 75, 100};
const std::vector<double> kYs{0, 5, 10, 5, 0};

// A line from 0 to 100 across the whole window, drawn until everything asked of it has happened.
class LinePlot {
 public:
  explicit LinePlot(const char* id) : id_(id) {
    ImGuiIO& io = (screen(), ImGui::GetIO());
    io.AddMouseSourceEvent(ImGuiMouseSource_Mouse);
    io.AddMousePosEvent(700, 590);
    draw(4);
  }

  const PlotResult& draw(int frames = 1) {
    for (int i = 0; i < frames; ++i) {
      screen().frame([&] {
        if (!begin_plot(id_, {800, 400})) return;
        setup_axis_x("x");
        setup_axis_y("y");
        plot_line("one", kXs, ys, {.slot = 0});
        if (second) plot_line("two", kXs, high, {.slot = 1});
        left_ = current_plot().min.x;
        result = end_plot();
        right_ = current_plot().max.x;
        left_ = current_plot().min.x;
      });
    }
    return result;
  }

  // The pixel of a place on the x axis.
  float pixel(double x) const {
    const double share = (x - result.view_x.min) / result.view_x.length();
    return left_ + static_cast<float>(share) * (right_ - left_);
  }

  void move(double x, float y = 200.0f) {
    ImGui::GetIO().AddMousePosEvent(pixel(x), y);
    draw(2);
  }
  void press(bool down, int button = 0) {
    ImGui::GetIO().AddMouseButtonEvent(button, down);
    draw(2);
  }
  void click() {
    press(true);
    press(false);
  }
  void key(ImGuiKey key) {
    ImGui::GetIO().AddKeyEvent(key, true);
    draw(1);
    ImGui::GetIO().AddKeyEvent(key, false);
    draw(2);
  }

  void type(unsigned int character) {
    ImGui::GetIO().AddInputCharacter(character);
    draw(2);
  }

  PlotResult result;
  std::vector<double> ys = kYs;
  std::vector<double> high{100, 100, 100, 100, 100};
  bool second = false;

 private:
  const char* id_;
  float left_ = 0.0f;
  float right_ = 1.0f;
};

void zoom_by_wheel_steps(float steps) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, true);
  io.AddMouseWheelEvent(0, steps);
  io.AddKeyEvent(ImGuiMod_Ctrl, false);
}

// Long enough for the next click to be a first one.
void rest(LinePlot& plot) {
  for (int i = 0; i < 40; ++i) plot.draw();
}

}  // namespace

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

namespace {

constexpr GanttRow kRows[] = {{"CRM", "By hand"}, {"CS, \"team\"", "By hand"}};
constexpr Span kSpans[] = {{0, 0, 50, "Wait"}, {1, 50, 100, "Call", "A long one"}};
constexpr Span kOpen[] = {{1, 20, kStillOpen, "Open"}};
constexpr Milestone kMarks[] = {{0, 75, "Paid"}};

PlotResult draw_gantt(std::string* csv = nullptr) {
  PlotResult result;
  screen().frame([&] {
    begin_plot("gantt", {800, 400}, {.title = "one night"});
    setup_axis_x("", Scale::time);
    setup_rows_y(kRows);
    plot_spans("At work", kSpans);
    plot_spans("Waiting", kOpen);
    plot_milestones("Events", kMarks);
    now_x(60);
    if (csv != nullptr) *csv = csv_of(current_plot());
    result = end_plot();
  });
  return result;
}

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

TEST_CASE("a Gantt chart's data are rows of text, quoted where they must be", "[csv]") {
  std::string csv;
  draw_gantt(&csv);
  CHECK(csv ==
        "series,group,row,label,start,end,detail\r\n"
        "At work,By hand,CRM,Wait,0,50,\r\n"
        "At work,By hand,\"CS, \"\"team\"\"\",Call,50,100,A long one\r\n"
        "Waiting,By hand,\"CS, \"\"team\"\"\",Open,20,,\r\n"
        "Events,By hand,CRM,Paid,75,75,\r\n");
}

TEST_CASE("flows and effects are data too", "[csv]") {
  const SankeyNode nodes[] = {{"Growth", 0}, {"On time", 1}, {"Late", 1}};
  const SankeyLink links[] = {{0, 1, 70.5, "68 to 73"}, {0, 2, 7.5}};
  TornadoRow rows[] = {{"Small", 1, 2, "a", "b"}, {"Delay", 0.11, 0.18, "1 min", "6 h"}};
  rows[1].high_interval = {0.17, 0.19};
  std::string flows, effects;
  screen().frame([&] {
    begin_plot("flows", {800, 250});
    plot_sankey(nodes, links);
    flows = csv_of(current_plot());
    end_plot();
    begin_plot("effects", {800, 250});
    setup_axis_x("Churn", Scale::percent);
    plot_tornado(rows, 0.14);
    effects = csv_of(current_plot());
    end_plot();
  });
  CHECK(flows == "from,to,value,detail\r\nGrowth,On time,70.5,68 to 73\r\nGrowth,Late,7.5,\r\n");
  CHECK(effects ==
        "parameter,baseline,low end,at low end,low,high,high end,at high end,low,high\r\n"
        "Small,0.14,a,1,,,b,2,,\r\n"
        "Delay,0.14,1 min,0.11,,,6 h,0.18,0.17,0.19\r\n");
}

TEST_CASE("a picture is of the plot alone, one frame after it was asked for", "[plot]") {
  draw_gantt();
  saved_picture.clear();
  current_plot().memory->frames_to_picture = 2;
  draw_gantt();
  CHECK(saved_picture.empty());
  draw_gantt();
  CHECK(saved_picture == "one-night.png");
  CHECK(current_plot().picture);
  draw_gantt();
  CHECK_FALSE(current_plot().picture);
}
