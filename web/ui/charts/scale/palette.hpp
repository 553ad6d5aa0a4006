// How series are told apart: each slot has a colour, a dash, a marker and a pattern for areas, so
// that colour is never alone.
//
// The colours are Okabe and Ito's, as the theme has them; maps of values use viridis, which stays
// ordered in grey and for colour-blind readers.
#pragma once

#include <array>

#include "imgui.h"
#include "web/ui/theme/theme_tokens.hpp"

namespace handoff::web::charts {

inline constexpr int kSlots = 8;

enum class Marker { circle, square, triangle, diamond, cross, plus, ring, star };

enum class Pattern { plain, rising, dotted, falling, horizontal, crossed, vertical, grid };

// Lengths of ink and gap in pixels, alternating; all zero is a solid line.
using Dash = std::array<float, 6>;
constexpr Dash even_dash(float ink, float gap) { return {ink, gap, ink, gap, ink, gap}; }

struct SlotLook {
  ImU32 color = 0;
  ImU32 outline = 0;  // drawn behind, for colours too pale for the surface; 0: none
  Dash dash{};
  Marker marker = Marker::circle;
  Pattern pattern = Pattern::plain;
};

SlotLook look_of(const theme::Tokens& tokens, int slot);
SlotLook look_of(int slot);  // in the theme in force

// Viridis at 0 to 1.
ImU32 viridis(double share);
// Black or white, whichever reads better on that colour.
ImU32 ink_on(ImU32 color);

}  // namespace handoff::web::charts
