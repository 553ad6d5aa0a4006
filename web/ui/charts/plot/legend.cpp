// The legend above a plot: one chip per series. Hover or the keyboard's focus highlights, a click
// (space, enter) toggles, a double click leaves only that one (and again: all).
#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "web/ui/charts/plot/marks.hpp"
#include "web/ui/charts/plot/plot.hpp"
#include "web/ui/theme/theme.hpp"

namespace handoff::web::charts {

namespace {

constexpr float kChipHeight = 28.0f;  // for a finger

void toggle(std::vector<ImGuiID>& hidden, ImGuiID id) {
  const auto it = std::find(hidden.begin(), hidden.end(), id);
  if (it == hidden.end()) {
    hidden.push_back(id);
  } else {
    hidden.erase(it);
  }
}

void show_only(const Plot& plot, ImGuiID id) {
  std::vector<ImGuiID>& hidden = plot.memory->hidden;
  std::vector<ImGuiID> others;
  for (const Series& s : plot.series) {
    const ImGuiID other = ImHashStr(s.label);
    if (other != id) others.push_back(other);
  }
  const bool already = std::all_of(others.begin(), others.end(), [&](ImGuiID other) {
    return std::find(hidden.begin(), hidden.end(), other) != hidden.end();
  });
  hidden = already ? std::vector<ImGuiID>{} : others;
}

float sample_width(const Series& s) {
  if (s.kind == Kind::histogram) return theme::px(16.0f);
  return theme::px(s.filled() || s.kind == Kind::milestones ? 12.0f : 24.0f);
}

void paint_chip(const Plot& plot, const Series& s, ImVec2 at, float width, bool lit) {
  const theme::Tokens& t = theme::tokens();
  const float height = theme::px(kChipHeight);
  if (lit) plot.list->AddRectFilled(at, {at.x + width, at.y + height}, t.hover, theme::px(6.0f));
  const float alpha = s.shown ? 1.0f : 0.35f;
  const float pad = theme::px(8.0f);
  const float sample = sample_width(s);
  draw_sample(plot.list, {at.x + pad, at.y}, {at.x + pad + sample, at.y + height},
              look_of(s.style.slot), sample_of(plot, s), alpha);
  const ImVec2 text{at.x + pad + sample + theme::px(7.0f), at.y + (height - text_height()) * 0.5f};
  const ImU32 ink = s.shown ? t.text : t.text_muted;
  draw_text(plot.list, text, ink, s.label);
  if (s.shown) return;
  const float y = at.y + height * 0.5f;
  plot.list->AddLine({text.x, y}, {text.x + text_width(s.label), y}, ink, 1.0f);
}

float chip_width(const Series& s) {
  return sample_width(s) + theme::px(23.0f) + text_width(s.label);
}

// A band under a line's name is the line's.
bool first_of_its_label(const Plot& plot, const Series& s) {
  for (const Series& other : plot.series) {
    if (std::string_view(other.label) == s.label) return &other == &s;
  }
  return true;
}

bool needed(const Plot& plot) {
  if (!plot.options.legend) return false;
  int names = 0;
  for (const Series& s : plot.series) {
    if (s.kind == Kind::heatmap || s.kind == Kind::sankey) return false;
    names += s.label[0] != '\0' && first_of_its_label(plot, s) ? 1 : 0;
  }
  return names > 1;
}

void chip(Plot& plot, Series& s, ImVec2 at, float width, ImGuiID& highlight) {
  const ImGuiID id = ImHashStr(s.label);
  ImGui::PushID(s.label);
  ImGui::SetCursorScreenPos(at);
  const bool clicked = ImGui::InvisibleButton("chip", {width, theme::px(kChipHeight)});
  const bool hovered = ImGui::IsItemHovered();
  const bool focused = focus_visible();
  if (hovered || focused) highlight = id;
  if (hovered) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    show_only(plot, id);
  } else if (clicked && (!hovered || ImGui::GetIO().MouseClickedLastCount[0] < 2)) {
    toggle(plot.memory->hidden, id);
  }
  const ImVec2 end{at.x + width, at.y + theme::px(kChipHeight)};
  paint_chip(plot, s, at, width, hovered || focused);
  if (focused) paint_focus_ring(plot.list, at, end);
  ImGui::PopID();
}

// What shaded hours are: said once here, because most of them are too narrow for a label.
void hours_key(const Plot& plot, const OfficeHours& hours, ImVec2 at) {
  const theme::Tokens& t = theme::tokens();
  const float r = theme::px(6.0f);
  const float y = at.y + theme::px(kChipHeight) * 0.5f;
  const ImVec2 centre{at.x + theme::px(8.0f) + r, y};
  const ImVec2 min{centre.x - r, centre.y - r};
  const ImVec2 max{centre.x + r, centre.y + r};
  plot.list->AddRectFilled(min, max, t.accent_soft, theme::px(2.5f));
  plot.list->AddRect(min, max, t.border_strong, theme::px(2.5f));
  draw_text(plot.list, {max.x + theme::px(7.0f), y - text_height() * 0.5f}, t.text_muted,
            hours.label);
}

float hours_key_width(const OfficeHours& hours) {
  return theme::px(35.0f) + text_width(hours.label);
}

// Chips in as many lines as they need; the place after the last one.
ImVec2 chips(Plot& plot, float right) {
  const float left = plot.outer_min.x;
  ImVec2 at{left, plot.outer_min.y};
  ImGuiID highlight = 0;
  for (Series& s : plot.series) {
    if (s.label[0] == '\0' || !first_of_its_label(plot, s)) continue;
    const float width = chip_width(s);
    if (at.x > left && at.x + width > right) at = {left, at.y + theme::px(kChipHeight)};
    chip(plot, s, at, width, highlight);
    at.x += width + theme::px(2.0f);
  }
  plot.memory->highlight = highlight;
  for (Series& s : plot.series) s.shown = !hidden(plot, ImHashStr(s.label));
  return at;
}

}  // namespace

Sample sample_of(const Plot& plot, const Series& s) {
  if (s.kind == Kind::milestones) return Sample::marker;
  if (!s.filled()) return Sample::line;
  if (s.kind == Kind::histogram) return Sample::outlined_area;
  return patterned(plot) ? Sample::patterned_area : Sample::area;
}

float legend(Plot& plot) {
  const float title_height = plot.y.label[0] != '\0' ? theme::px(20.0f) : 0.0f;
  const float right = plot.outer_max.x - menu_width();
  const bool hours = !plot.office_hours.empty() && plot.options.legend;
  ImVec2 at = plot.outer_min;
  if (needed(plot)) {
    at = chips(plot, right);
  } else {
    plot.memory->highlight = 0;
    for (const Series& s : plot.series) {
      if (plot.options.legend && s.kind == Kind::heatmap) return heat_key(plot, s);
    }
    if (!hours) return title_height;
    // Beside the title, if there is room.
    const float key = right - hours_key_width(plot.office_hours.front());
    const bool beside = key > plot.outer_min.x + text_width(plot.y.label) + theme::px(12.0f);
    hours_key(plot, plot.office_hours.front(), {beside ? key : plot.outer_min.x, plot.outer_min.y});
    return beside ? theme::px(kChipHeight) : theme::px(kChipHeight) + title_height;
  }
  if (hours) {
    const OfficeHours& shaded = plot.office_hours.front();
    if (at.x + hours_key_width(shaded) > right) {
      at = {plot.outer_min.x, at.y + theme::px(kChipHeight)};
    }
    hours_key(plot, shaded, at);
  }
  return at.y + theme::px(kChipHeight) - plot.outer_min.y + title_height;
}

}  // namespace handoff::web::charts
