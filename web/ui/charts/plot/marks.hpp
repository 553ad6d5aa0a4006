// Marks: the few shapes that plots are drawn with, beyond what a draw list has: dashed lines,
// markers, bands and hatches. All in screen coordinates.
#pragma once

#include <span>

#include "web/ui/charts/scale/palette.hpp"

namespace handoff::web::charts {

// A line through the points in a slot's colour and dash; `emphasis` below 1 fades it.
void draw_line(ImDrawList* list, std::span<const ImVec2> points, const SlotLook& look, float width,
               float emphasis = 1.0f);
void draw_dashed(ImDrawList* list, std::span<const ImVec2> points, ImU32 color, float width,
                 const Dash& dash);
void draw_marker(ImDrawList* list, ImVec2 at, const SlotLook& look, float radius,
                 float emphasis = 1.0f);

// The area between two lines over the same places, with edges as soft as a line's.
void draw_band(ImDrawList* list, std::span<const ImVec2> lows, std::span<const ImVec2> highs,
               ImU32 color);
void draw_hatch(ImDrawList* list, ImVec2 min, ImVec2 max, ImU32 color);

// A box in a slot's colour, with its outline if it is a pale one, and with its pattern if asked.
struct Fill {
  bool patterned = false;
  float emphasis = 1.0f;  // below 1: faded
  float radius = 0.0f;
  ImDrawFlags corners = ImDrawFlags_RoundCornersAll;
};
void draw_fill(ImDrawList* list, ImVec2 min, ImVec2 max, const SlotLook& look, const Fill& fill);
void draw_pattern(ImDrawList* list, ImVec2 min, ImVec2 max, Pattern pattern, ImU32 color);

// An interval along a bar: from one end to the other, `half` wide at its caps, with a rim that
// keeps it apart from any fill.
void draw_whisker(ImDrawList* list, ImVec2 from, ImVec2 to, float half, float emphasis = 1.0f);

// Of areas that lie on top of each other: histograms.
inline constexpr float kAreaAlpha = 0.38f;

// A short sample of a slot's line and marker, as in a legend.
enum class Sample { line, area, patterned_area, outlined_area, marker };
void draw_sample(ImDrawList* list, ImVec2 min, ImVec2 max, const SlotLook& look, Sample sample,
                 float emphasis = 1.0f);

// Text on a soft plate of the surface, so that it can be read over lines.
void draw_plate(ImDrawList* list, ImVec2 at, const char* text, ImU32 color);

}  // namespace handoff::web::charts
