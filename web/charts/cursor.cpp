// The cursor of a plot: it snaps to the nearest point, marks every series there, and one tooltip
// says all their values. Plots of a link group show the line at the same place.
#include <algorithm>
#include <cmath>
#include <optional>

#include "imgui_internal.h"
#include "web/charts/format.hpp"
#include "web/charts/marks.hpp"
#include "web/charts/plot.hpp"
#include "web/fonts.hpp"
#include "web/theme.hpp"

namespace handoff::web::charts {

namespace {

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

std::optional<Row> row_of_cell(const Plot& plot, const Series& s) {
  const double column = std::round(plot.result.x);
  const double row = std::round(plot.axis_y.value(1.0 - plot.axis_y.fraction(plot.result.y)));
  const std::size_t columns = plot.x.names.size();
  if (column < 0.0 || row < 0.0 || column >= static_cast<double>(columns)) return {};
  const std::size_t i = static_cast<std::size_t>(row) * columns + static_cast<std::size_t>(column);
  if (i >= s.ys.size()) return {};
  const std::string value =
      std::isfinite(s.ys[i]) ? format_value(s.map.scale, s.map.unit, s.ys[i]) : "no data";
  return Row{&s, text_of(plot.y, row) + ": " + value, {}};
}

std::vector<Row> rows_at(const Plot& plot, double x, double category) {
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
        row = row_of_cell(plot, s);
        break;
    }
    if (row) rows.push_back(*row);
  }
  return rows;
}

bool has(const Plot& plot, Kind kind) {
  return std::any_of(plot.series.begin(), plot.series.end(),
                     [&](const Series& s) { return s.kind == kind; });
}

std::string heading(const Plot& plot, double x, double category) {
  if (has(plot, Kind::bars) && plot.y.category()) return text_of(plot.y, category);
  if (plot.x.category()) return text_of(plot.x, category);
  const std::string at = text_of(plot.x, x, 3);
  if (has(plot, Kind::steps)) return "Within " + at;
  return plot.x.label[0] != '\0' ? std::string(plot.x.label) + ": " + at : at;
}

void tooltip(const std::string& title, const std::vector<Row>& rows) {
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {theme::px(12.0f), theme::px(10.0f)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, theme::px(theme::kCardRadius));
  if (ImGui::BeginTooltip()) {
    theme::sharpen(ImGui::GetWindowDrawList());
    {
      const fonts::Scope in(fonts::Face::strong);
      ImGui::TextUnformatted(title.c_str());
    }
    if (ImGui::BeginTable("rows", 2, ImGuiTableFlags_SizingFixedFit)) {
      for (const Row& row : rows) {
        ImGui::TableNextRow();
        ImGui::TableNextColumn();
        if (row.series->kind != Kind::heatmap) {
          slot_swatch(row.series->style.slot);
          ImGui::SameLine();
        }
        ImGui::PushStyleColor(ImGuiCol_Text, theme::tokens().text_muted);
        ImGui::TextUnformatted(row.series->label);
        ImGui::PopStyleColor();
        ImGui::TableNextColumn();
        ImGui::TextUnformatted(row.value.c_str());
      }
      ImGui::EndTable();
    }
    ImGui::EndTooltip();
  }
  ImGui::PopStyleVar(2);
}

void draw_cursor_line(const Plot& plot, double x) {
  const bool line = has(plot, Kind::line) || has(plot, Kind::steps) || has(plot, Kind::band);
  if (!line) return;
  const float at = std::round(plot.place_x(x)) + 0.5f;
  if (at < plot.min.x || at > plot.max.x) return;
  plot.list->AddLine({at, plot.min.y}, {at, plot.max.y}, theme::tokens().text_muted, 1.0f);
}

// The cursor of another plot of the group, if it is fresh.
std::optional<double> cursor_of_group(const Plot& plot) {
  if (plot.link == nullptr || plot.link->cursor_frame < ImGui::GetFrameCount() - 1) return {};
  return plot.link->cursor;
}

}  // namespace

void cursor(Plot& plot) {
  const bool here = plot.result.hovered && !plot.memory->boxing;
  const std::optional<double> place =
      here ? std::optional(snapped(plot, plot.result.x)) : cursor_of_group(plot);
  if (!place) return;
  const double x = *place;
  if (here && plot.link != nullptr) {
    // The plots drawn before this one show it in the next frame.
    if (plot.link->cursor != x) wake(2);
    plot.link->cursor = x;
    plot.link->cursor_frame = ImGui::GetFrameCount();
  }
  const double row_y = plot.axis_y.value(1.0 - plot.axis_y.fraction(plot.result.y));
  const double category = std::round(plot.y.category() ? row_y : x);
  draw_cursor_line(plot, x);
  const std::vector<Row> rows = rows_at(plot, x, category);
  for (const Row& row : rows) {
    if (row.mark && plot.contains(*row.mark)) {
      draw_marker(plot.list, *row.mark, look_of(row.series->style.slot), theme::px(4.5f));
    }
  }
  if (here && !rows.empty()) tooltip(heading(plot, x, category), rows);
}

ImU32 slot_color(int slot) { return look_of(slot).color; }

void slot_swatch(int slot) {
  const float height = ImGui::GetTextLineHeight();
  const ImVec2 at = ImGui::GetCursorScreenPos();
  const float width = theme::px(20.0f);
  const SlotLook look = look_of(slot);
  draw_sample(ImGui::GetWindowDrawList(), at, {at.x + width, at.y + height}, look, false);
  draw_marker(ImGui::GetWindowDrawList(), {at.x + width * 0.5f, at.y + height * 0.5f}, look,
              theme::px(3.0f));
  ImGui::Dummy({width, height});
}

}  // namespace handoff::web::charts
