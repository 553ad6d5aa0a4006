// A plot's own numbers as CSV (RFC 4180), its picture as PNG, and the menu that offers both.
#include <cstdio>

#include "web/charts/plot.hpp"
#include "web/theme.hpp"

namespace handoff::web::charts {

namespace {

std::string number(double v) {
  char text[40];
  std::snprintf(text, sizeof text, "%.10g", v);
  return text;
}

std::string field(std::string_view text) {
  if (text.find_first_of(",\"\r\n") == std::string_view::npos) return std::string(text);
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"') out += '"';
    out += c;
  }
  return out + '"';
}

// One row for each point: which series, where, and how much; intervals where there are any.
void row(std::string& out, const Series& s, std::string_view x, std::string_view y, std::size_t i) {
  out += field(s.label) + ',' + field(x) + ',' + std::string(y) + ',';
  if (i < s.lows.size() && i < s.highs.size())
    out += number(s.lows[i]) + ',' + number(s.highs[i]);
  else
    out += ',';
  out += "\r\n";
}

std::string name_of(std::span<const char* const> names, std::size_t i) {
  return i < names.size() ? names[i] : number(static_cast<double>(i));
}

void rows_of(std::string& out, const Plot& plot, const Series& s) {
  switch (s.kind) {
    case Kind::line:
    case Kind::band:
      for (std::size_t i = 0; i < s.xs.size(); ++i) {
        row(out, s, number(s.xs[i]), i < s.ys.size() ? number(s.ys[i]) : "", i);
      }
      break;
    case Kind::steps:
      for (std::size_t i = 0; i < s.xs.size(); ++i) {
        const double share = static_cast<double>(i + 1) / static_cast<double>(s.xs.size());
        row(out, s, number(s.xs[i]), number(i < s.ys.size() ? s.ys[i] : share), s.lows.size());
      }
      break;
    case Kind::histogram:
      for (std::size_t i = 0; i < s.heights.size(); ++i) {
        row(out, s, number(s.edges[i]) + " to " + number(s.edges[i + 1]), number(s.heights[i]), i);
      }
      break;
    case Kind::bars:
      for (std::size_t i = 0; i < s.ys.size(); ++i) {
        const bool upright = s.direction == Direction::vertical;
        row(out, s, name_of(upright ? plot.x.names : plot.y.names, i), number(s.ys[i]), i);
      }
      break;
    case Kind::heatmap: {
      const std::size_t columns = plot.x.names.size();
      for (std::size_t i = 0; columns > 0 && i < s.ys.size(); ++i) {
        row(out, s, name_of(plot.y.names, i / columns) + " / " + name_of(plot.x.names, i % columns),
            number(s.ys[i]), s.lows.size());
      }
      break;
    }
  }
}

std::string file_name(const Plot& plot, const char* ending) {
  std::string name = plot.options.title[0] != '\0' ? plot.options.title : "chart";
  for (char& c : name) {
    const bool plain = (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    if (!plain) c = '-';
  }
  return name + ending;
}

// A finger's height, like every control.
bool item(const char* label) {
  return ImGui::Selectable(label, false, ImGuiSelectableFlags_None, {0.0f, theme::px(28.0f)});
}

}  // namespace

std::string csv_of(const Plot& plot) {
  std::string out = "series," + field(plot.x.label[0] != '\0' ? plot.x.label : "x") + ',' +
                    field(plot.y.label[0] != '\0' ? plot.y.label : "y") + ",low,high\r\n";
  for (const Series& s : plot.series) rows_of(out, plot, s);
  return out;
}

bool picture_due(const Plot& plot) {
  int& frames = plot.memory->frames_to_picture;
  if (frames == 0 || --frames > 0) return false;
  host().save_picture(file_name(plot, ".png"), plot.outer_min, plot.outer_max);
  return true;
}

void export_menu(Plot& plot) {
  // Opened by a right click that was not a box; the last item is the plot's area.
  const bool right = ImGui::IsMouseReleased(ImGuiMouseButton_Right) && !plot.result.box_selected;
  if (right && plot.result.hovered && !plot.memory->dragged) ImGui::OpenPopup("plot-menu");
  if (!ImGui::BeginPopup("plot-menu")) return;
  if (item("Fit to data")) {
    plot.view_x().refit();
    plot.memory->y.refit();
  }
  if (item("Copy data as CSV")) ImGui::SetClipboardText(csv_of(plot).c_str());
  if (host().save_text != nullptr && item("Save data as CSV")) {
    host().save_text(file_name(plot, ".csv"), csv_of(plot));
  }
  if (host().save_picture != nullptr && item("Save picture as PNG")) {
    plot.memory->frames_to_picture = 3;
    wake(4);
  }
  ImGui::EndPopup();
}

}  // namespace handoff::web::charts
