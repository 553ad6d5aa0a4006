// Dear ImGui without a screen, and a plot of a line under a mouse, a keyboard or a finger.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "imgui.h"
#include "tests/catch.hpp"
#include "web/ui/charts/charts.hpp"
#include "web/ui/charts/plot/plot.hpp"
#include "web/ui/theme/fonts.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::charts::testing {

inline std::string saved_picture;  // the name of the last one

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
    set_host({[](std::string_view, std::string_view) {},
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

inline Screen& screen() {
  static Screen it;
  return it;
}

inline const std::vector<double> kXs{0, 25, 50, 75, 100};
inline const std::vector<double> kYs{0, 5, 10, 5, 0};

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

inline void zoom_by_wheel_steps(float steps) {
  ImGuiIO& io = ImGui::GetIO();
  io.AddKeyEvent(ImGuiMod_Ctrl, true);
  io.AddMouseWheelEvent(0, steps);
  io.AddKeyEvent(ImGuiMod_Ctrl, false);
}

// Long enough for the next click to be a first one.
inline void rest(LinePlot& plot) {
  for (int i = 0; i < 40; ++i) plot.draw();
}

}  // namespace handoff::web::charts::testing
