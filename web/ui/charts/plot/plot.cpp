// Begin and end of a plot, its axes, and the order in which a frame's work is done.
#include "web/ui/charts/plot/plot.hpp"

#include <algorithm>
#include <map>

#include "imgui_internal.h"
#include "web/ui/theme/fonts.hpp"
#include "web/ui/theme/theme.hpp"

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

// What linked plots agree on is complete only after each had its turn; so a plot goes by what the
// group asked for in the frame before, joined with its own. In the group's first frame nothing is
// drawn, because the second one would look different.
void begin_link(Link& link) {
  const int frame = ImGui::GetFrameCount();
  if (link.frame == frame) return;
  const bool follows = link.frame == frame - 1;
  link.settled = follows;
  link.wanted = follows ? link.wanted_next : kNothing;
  link.left = follows ? link.left_next : 0.0f;
  link.rows = follows ? std::move(link.rows_next) : std::vector<TooltipRow>{};
  link.wanted_next = kNothing;
  link.left_next = 0.0f;
  link.rows_next.clear();
  link.frame = frame;
  if (!follows) wake(2);
}

Limits wanted_in_group(Link& link, Limits own) {
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
  plot.min = {plot.outer_min.x,
              plot.outer_min.y + legend_height + theme::px(6.0f) + top_margin(plot)};
  plot.max = {plot.outer_max.x, plot.outer_max.y - bottom_margin(plot)};
  plot.max.y = std::max(plot.max.y, plot.min.y + 20.0f);
  float left = std::max(left_margin(plot), plot.options.left_margin);
  if (plot.link != nullptr) {
    plot.link->left_next = std::max(plot.link->left_next, left);
    left = std::max(left, plot.link->left);
  }
  plot.min.x += left;
  plot.max.x -= right_margin(plot);
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
  paint_axes(plot);
  plot.list->PushClipRect({plot.min.x, plot.min.y - 2.0f}, {plot.max.x + 1.0f, plot.max.y + 1.0f},
                          true);
  paint_series(plot);
  if (plot.tornado) paint_tornado(plot);
  plot.list->PopClipRect();
  if (plot.gantt) paint_gantt(plot);
  paint_thresholds(plot);
  if (plot.gantt) paint_gantt_labels(plot);
  paint_frame(plot);
}

void place_marks(Plot& plot) {
  if (plot.gantt) layout_gantt(plot);
  if (plot.tornado) layout_tornado(plot);
}

// A whole frame: place, listen, place again (what the user has just moved), paint, explain.
void draw_plot(Plot& plot) {
  plot.picture = picture_due(plot);
  menu_button(plot);
  const float legend_height = legend(plot);
  if (plot.sankey) {
    plot.min = {plot.outer_min.x, plot.outer_min.y + legend_height};
    plot.max = plot.outer_max;
    layout_sankey(plot);
    interact(plot);
    point_at_item(plot);
    paint_sankey(plot);
  } else {
    const DataLimits data = data_limits(plot);  // of what the legend left visible
    fit(plot, data);
    layout(plot, legend_height);
    place_marks(plot);
    interact(plot);
    fit(plot, data);
    place_marks(plot);
    point_at_item(plot);
    paint(plot);
    paint_box(plot);
  }
  if (!plot.picture) {
    paint_focus(plot);
    cursor(plot);
    paint_menu_button(plot);
  }
  export_menu(plot);
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
  if (options.link[0] != '\0') {
    plot_now.link = &links[ImHashStr(options.link)];
    begin_link(*plot_now.link);
  }
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
  const DataLimits data = data_limits(plot);
  if (!data.any) {
    paint_empty(plot);
  } else if (plot.link != nullptr && !plot.link->settled) {
    fit(plot, data);
    layout(plot, 0.0f);
  } else {
    draw_plot(plot);
  }
  ImGui::SetCursorScreenPos(plot.outer_min);
  ImGui::Dummy({plot.outer_max.x - plot.outer_min.x, plot.outer_max.y - plot.outer_min.y});
  ImGui::EndGroup();
  ImGui::PopID();
  plot.result.zoomed = plot.memory->y.held() || plot.view_x().held();
  plot.result.view_x = plot.axis_x.view;
  plot.result.view_y = plot.axis_y.view;
  return plot.result;
}

}  // namespace handoff::web::charts
