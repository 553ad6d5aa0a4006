// The cursor of a plot: it snaps to the nearest point, marks every series there, and one tooltip
// says all their values, those of the other plots of its link group too, which show the line at the
// same place. It follows the mouse, or the keyboard (keyboard.cpp).
#include <algorithm>
#include <cmath>
#include <optional>

#include "web/ui/charts/plot/marks.hpp"
#include "web/ui/charts/plot/plot.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::charts {

namespace {

// On the axes; categories by their number.
struct Pointed {
  double x = 0.0;
  double y = 0.0;
};

struct Row {
  const Series* series;
  std::string value;
  std::optional<ImVec2> mark;
};

std::size_t nearest(std::span<const double> xs, double x) {
  const auto it = std::lower_bound(xs.begin(), xs.end(), x);
  const auto i = static_cast<std::size_t>(it - xs.begin());
  if (i == 0) return 0;
  if (i == xs.size()) return i - 1;
  return x - xs[i - 1] < xs[i] - x ? i - 1 : i;
}

// Lines snap to the nearest of all their points; categories to the nearest one; the rest follows
// the mouse, because its steps are finer than a pixel.
double snapped(const Plot& plot, double x) {
  if (plot.x.category()) return std::round(x);
  double best = x;
  float distance = 1e9f;
  const float at = plot.place_x(x);
  for (const Series& s : plot.series) {
    if (!s.shown || s.xs.empty() || (s.kind != Kind::line && s.kind != Kind::band)) continue;
    const double candidate = s.xs[nearest(s.xs, x)];
    const float away = std::abs(plot.place_x(candidate) - at);
    if (away >= distance) continue;
    distance = away;
    best = candidate;
  }
  return best;
}

double share_at(const Series& s, double x) {
  if (s.ys.empty()) return ecdf_at(s.xs, x);
  const auto above = std::upper_bound(s.xs.begin(), s.xs.end(), x);
  const auto n = static_cast<std::size_t>(above - s.xs.begin());
  return n == 0 ? 0.0 : s.ys[std::min(n, s.ys.size()) - 1];
}

std::string interval_text(const AxisSetup& axis, double low, double high) {
  return "  (" + text_of(axis, low) + " \xE2\x80\x93 " + text_of(axis, high) + ")";
}

// The other series of this label: a line's band, or a band's line.
const Series* partner(const Plot& plot, const Series& s, Kind kind) {
  for (const Series& other : plot.series) {
    if (other.kind == kind && std::string_view(other.label) == s.label) return &other;
  }
  return nullptr;
}

std::optional<Row> row_of_line(const Plot& plot, const Series& s, double x) {
  if (s.xs.empty()) return {};
  const std::size_t i = nearest(s.xs, x);
  // A series that has no point here says nothing here.
  if (std::abs(plot.place_x(s.xs[i]) - plot.place_x(x)) > theme::px(12.0f)) return {};
  if (s.kind == Kind::band) {
    if (partner(plot, s, Kind::line) != nullptr) return {};  // said in the line's row
    return Row{&s, text_of(plot.y, s.lows[i]) + " \xE2\x80\x93 " + text_of(plot.y, s.highs[i]), {}};
  }
  if (i >= s.ys.size() || !std::isfinite(s.ys[i])) return {};
  std::string value = text_of(plot.y, s.ys[i]);
  const Series* band = partner(plot, s, Kind::band);
  if (band != nullptr && i < band->lows.size() && i < band->highs.size()) {
    value += interval_text(plot.y, band->lows[i], band->highs[i]);
  }
  return Row{&s, value, ImVec2{plot.place_x(s.xs[i]), plot.place_y(s.ys[i])}};
}

std::optional<Row> row_of_bar(const Plot& plot, const Series& s, double category) {
  const auto i = static_cast<std::size_t>(std::max(category, 0.0));
  if (i >= s.ys.size() || !std::isfinite(s.ys[i])) return {};
  const AxisSetup& axis = s.direction == Direction::vertical ? plot.y : plot.x;
  std::string text = text_of(axis, s.ys[i]);
  if (i < s.lows.size() && i < s.highs.size()) text += interval_text(axis, s.lows[i], s.highs[i]);
  return Row{&s, text, {}};
}

std::optional<Row> row_of_histogram(const Plot& plot, const Series& s, double x) {
  const auto it = std::upper_bound(s.edges.begin(), s.edges.end(), x);
  const auto i = static_cast<std::size_t>(it - s.edges.begin());
  if (i == 0 || i > s.heights.size()) return {};
  const bool zeros = s.edges[i - 1] <= 0.0 && is_log(plot.x.scale);
  const std::string range =
      zeros ? "0"
            : text_of(plot.x, s.edges[i - 1]) + " \xE2\x80\x93 " + text_of(plot.x, s.edges[i]);
  return Row{&s, text_of(plot.y, s.heights[i - 1]) + "  (" + range + ")", {}};
}

std::optional<Row> row_of_cell(const Plot& plot, const Series& s, Pointed at) {
  const double column = std::round(at.x);
  const double row = std::round(at.y);
  const std::size_t columns = plot.x.names.size();
  if (column < 0.0 || row < 0.0 || column >= static_cast<double>(columns)) return {};
  const std::size_t i = static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column);
  if (i >= s.ys.size()) return {};
  const std::string value =
      std::isfinite(s.ys[i]) ? format_value(s.map.scale, s.map.unit, s.ys[i]) : "no data";
  return Row{&s, value, {}};
}

std::vector<Row> rows_at(const Plot& plot, Pointed at) {
  const double x = at.x;
  const double category = std::round(plot.y.category() ? at.y : at.x);
  std::vector<Row> rows;
  for (const Series& s : plot.series) {
    if (!s.shown) continue;
    std::optional<Row> row;
    switch (s.kind) {
      case Kind::line:
      case Kind::band:
        row = row_of_line(plot, s, x);
        break;
      case Kind::steps: {
        const double share = share_at(s, x);
        row = Row{&s, format_value(Scale::percent, "", share),
                  ImVec2{plot.place_x(x), plot.place_y(share)}};
        break;
      }
      case Kind::histogram:
        row = row_of_histogram(plot, s, x);
        break;
      case Kind::bars:
        row = row_of_bar(plot, s, category);
        break;
      case Kind::heatmap:
        row = row_of_cell(plot, s, at);
        break;
      case Kind::spans:
      case Kind::milestones:
      case Kind::tornado:
      case Kind::sankey:
        break;  // item_tooltip.cpp
    }
    if (row) rows.push_back(*row);
  }
  return rows;
}

bool has(const Plot& plot, Kind kind) {
  return std::any_of(plot.series.begin(), plot.series.end(),
                     [&](const Series& s) { return s.kind == kind; });
}

// "CSMs: 7", or only the name where the axis has no title.
std::string named(const AxisSetup& axis, double category) {
  const std::string name = text_of(axis, category);
  return axis.label[0] != '\0' ? std::string(axis.label) + ": " + name : name;
}

std::string heading(const Plot& plot, Pointed at) {
  const bool rows = has(plot, Kind::bars) && plot.y.category();
  if (rows) return text_of(plot.y, std::round(at.y));
  if (has(plot, Kind::heatmap)) {
    return named(plot.x, std::round(at.x)) + ", " + named(plot.y, std::round(at.y));
  }
  if (plot.x.category()) return text_of(plot.x, at.x);
  const std::string place = text_of(plot.x, at.x, 3);
  if (has(plot, Kind::steps)) return "Within " + place;
  return plot.x.label[0] != '\0' ? std::string(plot.x.label) + ": " + place : place;
}

TooltipRow as_text(const Plot& plot, const Row& row) {
  const bool swatch = row.series->kind != Kind::heatmap;
  return {plot.id, swatch ? row.series->style.slot : -1, sample_of(plot, *row.series),
          row.series->label, row.value};
}

// The values of the other plots of the group, as they said them in this frame or in the last.
std::vector<TooltipRow> rows_of_group(const Plot& plot) {
  std::vector<TooltipRow> out;
  if (plot.link == nullptr) return out;
  for (const TooltipRow& row : plot.link->rows) {
    if (row.plot != plot.id) out.push_back(row);
  }
  return out;
}

void tooltip(const Plot& plot, Pointed at, const std::vector<Row>& rows) {
  std::vector<TooltipRow> texts;
  for (const Row& row : rows) texts.push_back(as_text(plot, row));
  for (TooltipRow& row : rows_of_group(plot)) texts.push_back(std::move(row));
  if (texts.empty()) return;
  const ImVec2 place{plot.place_x(at.x),
                     plot.y.category() ? plot.place_y(at.y) : plot.min.y + plot.height() * 0.3f};
  if (!begin_tooltip(plot, place)) return;
  tooltip_title(heading(plot, at));
  tooltip_rows(texts);
  end_tooltip();
}

// Of several series the one that is nearest to the mouse has a line to the other axis as well.
void draw_level(const Plot& plot, const std::vector<Row>& rows) {
  const float mouse = ImGui::GetIO().MousePos.y;
  std::optional<ImVec2> nearest_mark;
  for (const Row& row : rows) {
    if (!row.mark || !plot.contains(*row.mark)) continue;
    const bool nearer =
        !nearest_mark || std::abs(row.mark->y - mouse) < std::abs(nearest_mark->y - mouse);
    if (nearer) nearest_mark = row.mark;
  }
  if (!nearest_mark) return;
  const ImVec2 level[] = {{plot.min.x, std::round(nearest_mark->y) + 0.5f},
                          {nearest_mark->x, std::round(nearest_mark->y) + 0.5f}};
  draw_dashed(plot.list, level, theme::tokens().text_muted, 1.0f, even_dash(2.0f, 3.0f));
}

void draw_cursor_line(const Plot& plot, double x) {
  const bool line = has(plot, Kind::line) || has(plot, Kind::steps) || has(plot, Kind::band) ||
                    plot.gantt.has_value();
  if (!line) return;
  const float at = std::round(plot.place_x(x)) + 0.5f;
  if (at < plot.min.x || at > plot.max.x) return;
  plot.list->AddLine({at, plot.min.y}, {at, plot.max.y}, theme::tokens().text_muted, 1.0f);
  if (!plot.gantt) return;
  // Bars have their own tooltips, so the moment is said on the axis.
  const std::string text = text_of(plot.x, x, 4);
  const float width = text_width(text);
  const float left =
      std::clamp(at - width * 0.5f, plot.min.x, std::max(plot.min.x, plot.max.x - width));
  draw_plate(plot.list, {std::round(left), std::round(plot.max.y + theme::px(6.0f))}, text.c_str(),
             theme::tokens().text);
}

void outline_cell(const Plot& plot, Pointed at) {
  if (!has(plot, Kind::heatmap)) return;
  const double column = std::round(at.x);
  const double row = std::round(at.y);
  const ImVec2 min{plot.place_x(column - 0.5), plot.place_y(row - 0.5)};
  const ImVec2 max{plot.place_x(column + 0.5), plot.place_y(row + 0.5)};
  plot.list->AddRect(min, max, theme::tokens().text, theme::px(2.0f), 0, theme::px(2.0f));
}

// The cursor of another plot of the group, if it is fresh.
std::optional<double> cursor_of_group(const Plot& plot) {
  if (plot.link == nullptr || plot.link->cursor_frame < ImGui::GetFrameCount() - 1) return {};
  return plot.link->cursor;
}

// What the mouse or the keyboard points at, if either does.
std::optional<Pointed> pointed_at(const Plot& plot) {
  const KeyCursor& keys = plot.memory->keys;
  if (plot.result.hovered && !plot.memory->boxing) {
    return Pointed{snapped(plot, plot.result.x), plot.result.y};
  }
  if (!plot.focused || !keys.on || has_items(plot)) return {};
  return Pointed{snapped(plot, keys.x), keys.y};
}

void tell_group(Plot& plot, double x, const std::vector<Row>& rows, bool here) {
  if (plot.link == nullptr) return;
  for (const Row& row : rows) plot.link->rows_next.push_back(as_text(plot, row));
  if (!here) return;
  // The plots drawn before this one show it in the next frame.
  if (plot.link->cursor != x || plot.link->cursor_frame < ImGui::GetFrameCount() - 1) wake(3);
  plot.link->cursor = x;
  plot.link->cursor_frame = ImGui::GetFrameCount();
}

}  // namespace

void cursor(Plot& plot) {
  item_tooltip(plot);
  if (plot.sankey || plot.tornado) return;
  std::optional<Pointed> at = pointed_at(plot);
  const bool here = at.has_value();
  if (!here) {
    const std::optional<double> shared = cursor_of_group(plot);
    if (!shared) return;
    at = Pointed{*shared, 0.0};
  }
  draw_cursor_line(plot, at->x);
  if (here) outline_cell(plot, *at);
  const std::vector<Row> rows = rows_at(plot, *at);
  for (const Row& row : rows) {
    if (row.mark && plot.contains(*row.mark)) {
      draw_marker(plot.list, *row.mark, look_of(row.series->style.slot), theme::px(4.5f));
    }
  }
  tell_group(plot, at->x, rows, here);
  if (!here || plot.pointed >= 0) return;
  if (plot.result.hovered) draw_level(plot, rows);
  tooltip(plot, *at, rows);
}

}  // namespace handoff::web::charts
