// What stands around the data: shaded hours behind it, and thresholds and the present moment on
// top, each with a label that touches no other.
#include <algorithm>
#include <cmath>

#include "web/ui/charts/plot/marks.hpp"
#include "web/ui/charts/plot/plot.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/ui/theme/fonts.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::charts {

namespace {

constexpr double kHour = 3600.0;
constexpr double kDay = 86400.0;
constexpr float kNarrowestDay = 12.0f;  // pixels: below, shaded hours would be a flicker

// Labels stand at the top, as many lines below each other as they need.
class TopLabels {
 public:
  explicit TopLabels(const Plot& plot) : plot_(plot), lines_(kLines, Line(plot.width())) {
    // No label lies across another threshold's line.
    for (const Threshold& line : plot.thresholds) {
      if (!line.on_x) continue;
      const float at = plot.place_x(line.value) - plot.min.x;
      for (Line& taken : lines_) taken.block(at - 2.0f, at + 2.0f);
    }
  }

  // The line's number, or -1: no room.
  int take(float left, float width) {
    const float from = left - plot_.min.x;
    for (std::size_t line = 0; line < lines_.size(); ++line) {
      if (lines_[line].take(from, from + width)) return static_cast<int>(line);
    }
    return -1;
  }

 private:
  static constexpr std::size_t kLines = 4;
  const Plot& plot_;
  std::vector<Line> lines_;
};

void paint_shade(const Plot& plot, const Shade& shade, float& free_from) {
  const theme::Tokens& t = theme::tokens();
  const float left = std::clamp(plot.place_x(shade.from), plot.min.x, plot.max.x);
  const float right = std::clamp(plot.place_x(shade.to), plot.min.x, plot.max.x);
  if (right <= left) return;
  plot.list->AddRectFilled({left, plot.min.y}, {right, plot.max.y},
                           theme::with_alpha(t.accent_soft, 0.7f));
  const float width = text_width(shade.label);
  if (width + theme::px(12.0f) > right - left || left < free_from) return;
  free_from = left + width;
  // At the foot, because thresholds are labelled at the top.
  draw_text(plot.list, {left + theme::px(6.0f), plot.max.y - text_height() - theme::px(3.0f)},
            t.text_muted, shade.label);
}

void paint_hours(const Plot& plot, const OfficeHours& hours) {
  if (!is_even_time(plot.x.scale)) return;
  const Limits view = plot.axis_x.view;
  if (plot.width() * static_cast<float>(kDay / view.length()) < kNarrowestDay) return;
  const bool clock = plot.x.scale == Scale::clock;
  float nowhere = plot.max.x;  // the legend says what is shaded
  for (double day = midnight_before(view.min); day < view.max; day += kDay) {
    const auto number = static_cast<int>(std::llround(day / kDay));
    const int weekday =
        clock ? civil_of(day).weekday : ((hours.weekday_at_zero + number) % 7 + 7) % 7;
    if ((hours.weekdays >> static_cast<unsigned>(weekday) & 1u) == 0) continue;
    const Shade shade{day + hours.from_h * kHour, day + hours.to_h * kHour, ""};
    paint_shade(plot, shade, nowhere);
  }
}

void paint_limit_x(const Plot& plot, const Threshold& line, TopLabels& labels) {
  const theme::Tokens& t = theme::tokens();
  const float x = std::round(plot.place_x(line.value)) + 0.5f;
  if (x < plot.min.x || x > plot.max.x) return;
  const ImU32 color = line.now ? t.accent_text : t.bad;
  const ImVec2 ends[] = {{x, plot.min.y}, {x, plot.max.y}};
  if (line.now) {
    plot.list->AddLine(ends[0], ends[1], color, theme::px(2.0f));
  } else {
    draw_dashed(plot.list, ends, color, 1.5f, even_dash(5.0f, 4.0f));
  }
  if (*line.label == '\0') return;
  const float width = text_width(line.label);
  const float pad = theme::px(5.0f);
  const float first = labels_above(plot) ? plot.min.y - top_margin(plot) : plot.min.y;
  for (const float left : {x + pad, x - pad - width}) {
    const int at = labels.take(left - 2.0f, width + 4.0f);
    if (at < 0) continue;
    const float top =
        first + theme::px(2.0f) + static_cast<float>(at) * (text_height() + theme::px(4.0f));
    draw_plate(plot.list, {std::round(left), std::round(top)}, line.label, color);
    return;
  }
}

void paint_limit_y(const Plot& plot, const Threshold& line, Line& taken) {
  const theme::Tokens& t = theme::tokens();
  const float y = std::round(plot.place_y(line.value)) + 0.5f;
  if (y < plot.min.y || y > plot.max.y) return;
  const ImVec2 ends[] = {{plot.min.x, y}, {plot.max.x, y}};
  draw_dashed(plot.list, ends, t.bad, 1.5f, even_dash(5.0f, 4.0f));
  const float gap = theme::px(3.0f);
  const bool beside = labels_beside(plot);
  const float left =
      beside ? plot.max.x + theme::px(6.0f) : plot.max.x - text_width(line.label) - theme::px(6.0f);
  if (beside) {
    const float top = y - text_height() * 0.5f;
    if (!taken.take(top - plot.min.y, top - plot.min.y + text_height())) return;
    return draw_text(plot.list, {left, top}, t.bad, line.label);
  }
  for (const float top : {y - text_height() - gap, y + gap}) {
    if (!taken.take(top - plot.min.y, top - plot.min.y + text_height())) continue;
    draw_plate(plot.list, {std::round(left), std::round(top)}, line.label, t.bad);
    return;
  }
}

}  // namespace

void threshold_x(double value, const char* label) {
  current_plot().thresholds.push_back({true, value, label});
}
void threshold_y(double value, const char* label) {
  current_plot().thresholds.push_back({false, value, label});
}
void now_x(double value, const char* label) {
  current_plot().thresholds.push_back({true, value, label, true});
}
void shade_x(double from, double to, const char* label) {
  current_plot().shades.push_back({from, to, label});
}
void shade_office_hours(const OfficeHours& hours) { current_plot().office_hours.push_back(hours); }

// Bars fill their plot, and their values stand at their tips: the labels of thresholds go outside.
bool labels_beside(const Plot& plot) {
  const bool bars = std::any_of(plot.series.begin(), plot.series.end(), [](const Series& s) {
    return s.kind == Kind::bars && measures_bars(s, true);
  });
  if (!bars) return false;
  // On a narrow plot they would take too much of it.
  const float most = (plot.outer_max.x - plot.outer_min.x) * 0.2f;
  return std::all_of(plot.thresholds.begin(), plot.thresholds.end(), [&](const Threshold& line) {
    return line.on_x || text_width(line.label) <= most;
  });
}

bool labels_above(const Plot& plot) {
  return plot.tornado || std::any_of(plot.series.begin(), plot.series.end(),
                                     [](const Series& s) { return measures_bars(s, false); });
}

float top_margin(const Plot& plot) {
  const bool any = std::any_of(plot.thresholds.begin(), plot.thresholds.end(),
                               [](const Threshold& t) { return t.on_x; });
  return any && labels_above(plot) ? text_height() + theme::px(6.0f) : 0.0f;
}

void paint_shades(const Plot& plot) {
  float free_from = plot.min.x;
  for (const Shade& shade : plot.shades) paint_shade(plot, shade, free_from);
  for (const OfficeHours& hours : plot.office_hours) paint_hours(plot, hours);
}

void paint_thresholds(const Plot& plot) {
  TopLabels top(plot);
  Line side(plot.height() + text_height());
  for (const Threshold& line : plot.thresholds) {
    if (line.on_x) {
      paint_limit_x(plot, line, top);
    } else {
      paint_limit_y(plot, line, side);
    }
  }
}

}  // namespace handoff::web::charts
