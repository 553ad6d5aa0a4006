// The legend above a plot: one chip per series. Hover highlights, a click toggles, a double click
// leaves only that one (and again: all).
#include <algorithm>
#include <cmath>

#include "imgui_internal.h"
#include "web/charts/marks.hpp"
#include "web/charts/plot.hpp"
#include "web/fonts.hpp"
#include "web/theme.hpp"

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

void paint_chip(const Plot& plot, const Series& s, ImVec2 at, float width, bool hovered) {
  const theme::Tokens& t = theme::tokens();
  const float height = theme::px(kChipHeight);
  if (hovered) {
    plot.list->AddRectFilled(at, {at.x + width, at.y + height}, t.hover, theme::px(6.0f));
  }
  const float alpha = s.shown ? 1.0f : 0.35f;
  const float pad = theme::px(8.0f);
  const bool filled = s.kind == Kind::histogram || s.kind == Kind::bars;
  const float sample = theme::px(filled ? 12.0f : 24.0f);
  draw_sample(plot.list, {at.x + pad, at.y}, {at.x + pad + sample, at.y + height},
              look_of(s.style.slot), filled, alpha);
  const ImFont* font = fonts::get(fonts::Face::small);
  const ImVec2 text{at.x + pad + sample + theme::px(7.0f),
                    std::round(at.y + (height - font->FontSize) * 0.5f)};
  const ImU32 ink = s.shown ? t.text : t.text_muted;
  plot.list->AddText(font, font->FontSize, text, ink, s.label);
  if (s.shown) return;
  const float end = text.x + fonts::measure(fonts::Face::small, s.label).x;
  const float y = at.y + height * 0.5f;
  plot.list->AddLine({text.x, y}, {end, y}, ink, 1.0f);
}

float chip_width(const Series& s) {
  const bool filled = s.kind == Kind::histogram || s.kind == Kind::bars;
  return theme::px((filled ? 12.0f : 24.0f) + 23.0f) +
         fonts::measure(fonts::Face::small, s.label).x;
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
    if (s.kind == Kind::heatmap) return false;
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
  if (hovered) {
    highlight = id;
    ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  }
  if (hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
    show_only(plot, id);
  } else if (clicked && ImGui::GetIO().MouseClickedLastCount[0] < 2) {
    toggle(plot.memory->hidden, id);
  }
  paint_chip(plot, s, at, width, hovered);
  ImGui::PopID();
}

}  // namespace

float legend(Plot& plot) {
  const bool y_title = plot.y.label[0] != '\0';
  const float title_height = y_title ? theme::px(20.0f) : 0.0f;
  if (!needed(plot)) {
    plot.memory->highlight = 0;
    for (const Series& s : plot.series) {
      if (plot.options.legend && s.kind == Kind::heatmap) return heat_key(plot, s);
    }
    return title_height;
  }
  const float left = plot.outer_min.x;
  ImVec2 at{left, plot.outer_min.y};
  ImGuiID highlight = 0;
  for (Series& s : plot.series) {
    if (s.label[0] == '\0' || !first_of_its_label(plot, s)) continue;
    const float width = chip_width(s);
    if (at.x > left && at.x + width > plot.outer_max.x) {
      at = {left, at.y + theme::px(kChipHeight)};
    }
    chip(plot, s, at, width, highlight);
    at.x += width + theme::px(2.0f);
  }
  plot.memory->highlight = highlight;
  for (Series& s : plot.series) {
    const auto& hidden = plot.memory->hidden;
    s.shown = std::find(hidden.begin(), hidden.end(), ImHashStr(s.label)) == hidden.end();
  }
  return at.y + theme::px(kChipHeight) - plot.outer_min.y + title_height;
}

}  // namespace handoff::web::charts
