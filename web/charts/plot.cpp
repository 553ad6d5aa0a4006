// See charts.hpp: begin and end of a plot, its axes, and the order in which a frame's work is done.
#include "web/charts/plot.hpp"

#include <algorithm>
#include <map>

#include "imgui_internal.h"
#include "web/fonts.hpp"
#include "web/theme.hpp"

namespace handoff::web::charts {

namespace {

std::map<ImGuiID, Memory> memories;  // a map: its elements never move
std::map<ImGuiID, Link> links;
Plot plot_now;
Host the_host;

Limits join(Limits a, Limits b) {
  if (!(a.max >= a.min)) return b;
  if (!(b.max >= b.min)) return a;
  return {std::min(a.min, b.min), std::max(a.max, b.max)};
}

constexpr Limits kNothing{1.0, -1.0};

// Linked plots fit what all of them hold, which is complete only after each had its turn: so a plot
// fits its own data joined with what the group asked for in the frame before.
Limits wanted_in_group(Link& link, Limits own) {
  const int frame = ImGui::GetFrameCount();
  if (link.frame != frame) {
    link.wanted = link.frame == frame - 1 ? link.wanted_next : kNothing;
    link.wanted_next = kNothing;
    link.frame = frame;
  }
  link.wanted_next = join(link.wanted_next, own);
  return join(link.wanted, own);
}

// Lines over time end where their data ends; bars and heights end at a labelled tick.
Limits wanted_of(const Plot& plot, const AxisSetup& setup, Limits data) {
  const bool bars = std::any_of(plot.series.begin(), plot.series.end(),
                                [](const Series& s) { return s.kind == Kind::bars; });
  const bool exact = &setup == &plot.x && !is_log(setup.scale) && !bars && !data.empty();
  return exact ? data : comfortable(setup.scale, data);
}

void fit_axis(const Plot& plot, const AxisSetup& setup, View& view, Axis& axis, Limits data,
              bool has_zero) {
  axis.scale = setup.scale;
  if (setup.category()) {
    const Limits all{-0.5, static_cast<double>(std::max<std::size_t>(setup.names.size(), 1)) - 0.5};
    view.follow(setup.scale, all, all);
  } else {
    const bool fixed = !setup.limits.empty();
    view.follow(setup.scale, fixed ? setup.limits : wanted_of(plot, setup, data), setup.limits);
  }
  axis.view = view.limits();
  axis.zero_slot = is_log(setup.scale) && has_zero;
}

void fit(Plot& plot, const DataLimits& data) {
  const Limits x = plot.link != nullptr ? wanted_in_group(*plot.link, data.x) : data.x;
  fit_axis(plot, plot.x, plot.view_x(), plot.axis_x, x, data.zero_x);
  fit_axis(plot, plot.y, plot.memory->y, plot.axis_y, data.y, data.zero_y);
}

void layout(Plot& plot, float legend_height) {
  plot.min = {plot.outer_min.x, plot.outer_min.y + legend_height + theme::px(6.0f)};
  plot.max = {plot.outer_max.x - theme::px(10.0f), plot.outer_max.y - bottom_margin(plot)};
  plot.max.y = std::max(plot.max.y, plot.min.y + 20.0f);
  plot.min.x += std::max(left_margin(plot), plot.options.left_margin);
  plot.max.x = std::max(plot.max.x, plot.min.x + 20.0f);
}

void paint_empty(const Plot& plot) {
  const theme::Tokens& t = theme::tokens();
  plot.list->AddRectFilled(plot.outer_min, plot.outer_max, t.sunken, theme::px(6.0f));
  const char* text = plot.options.empty_reason;
  const float wrap = (plot.outer_max.x - plot.outer_min.x) * 0.8f;
  const ImFont* font = fonts::get(fonts::Face::body);
  const ImVec2 size = font->CalcTextSizeA(font->FontSize, 1e9f, wrap, text);
  const ImVec2 at{(plot.outer_min.x + plot.outer_max.x - size.x) * 0.5f,
                  (plot.outer_min.y + plot.outer_max.y - size.y) * 0.5f};
  plot.list->AddText(font, font->FontSize, at, t.text_muted, text, nullptr, wrap);
}

void paint(const Plot& plot) {
  const theme::Tokens& t = theme::tokens();
  paint_axes(plot);
  plot.list->PushClipRect({plot.min.x, plot.min.y - 2.0f}, {plot.max.x + 1.0f, plot.max.y + 1.0f},
                          true);
  paint_series(plot);
  plot.list->PopClipRect();
  paint_thresholds(plot);
  plot.list->AddLine({plot.min.x, plot.max.y}, plot.max, t.border_strong, 1.0f);
}

}  // namespace

Plot& current_plot() { return plot_now; }
const Host& host() { return the_host; }
void set_host(const Host& host) { the_host = host; }
void wake(int frames) {
  if (the_host.wake != nullptr) the_host.wake(frames);
}

bool begin_plot(const char* id, ImVec2 size, const PlotOptions& options) {
  if (size.x <= 0.0f) size.x = ImGui::GetContentRegionAvail().x + size.x;
  if (size.y <= 0.0f) size.y = theme::px(260.0f);
  size.x = std::max(size.x, theme::px(80.0f));
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const ImVec2 end{at.x + size.x, at.y + size.y};
  if (!ImGui::IsRectVisible(at, end)) {
    ImGui::Dummy(size);
    return false;
  }
  plot_now = Plot{};
  plot_now.id = ImGui::GetID(id);
  plot_now.options = options;
  plot_now.memory = &memories[plot_now.id];
  if (options.link[0] != '\0') plot_now.link = &links[ImHashStr(options.link)];
  plot_now.list = ImGui::GetWindowDrawList();
  theme::sharpen(plot_now.list);
  plot_now.outer_min = at;
  plot_now.outer_max = end;
  ImGui::PushID(id);
  ImGui::BeginGroup();
  return true;
}

void setup_axis_x(const char* label, Scale scale, const char* unit, Limits limits) {
  plot_now.x = {label, scale, unit, limits, {}};
}
void setup_axis_y(const char* label, Scale scale, const char* unit, Limits limits) {
  plot_now.y = {label, scale, unit, limits, {}};
}
void setup_categories_x(const char* label, std::span<const char* const> names) {
  plot_now.x = {label, Scale::category, "", {}, names};
}
void setup_categories_y(const char* label, std::span<const char* const> names) {
  plot_now.y = {label, Scale::category, "", {}, names};
}

PlotResult end_plot() {
  Plot& plot = plot_now;
  const bool anything = data_limits(plot).any;
  if (!anything) {
    paint_empty(plot);
  } else {
    const float legend_height = legend(plot);
    const DataLimits data = data_limits(plot);  // of what the legend left visible
    fit(plot, data);
    layout(plot, legend_height);
    interact(plot);
    fit(plot, data);
    paint(plot);
    paint_box(plot);
    if (!picture_due(plot)) cursor(plot);
    export_menu(plot);
  }
  ImGui::SetCursorScreenPos(plot.outer_min);
  ImGui::Dummy({plot.outer_max.x - plot.outer_min.x, plot.outer_max.y - plot.outer_min.y});
  ImGui::EndGroup();
  ImGui::PopID();
  plot.result.zoomed = plot.memory->y.held() || plot.view_x().held();
  return plot.result;
}

}  // namespace handoff::web::charts
