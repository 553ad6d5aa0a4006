// The page's colours by what they mean, for light and dark.
//
// Code asks for `text_muted` or `bad`, never for a grey or a red, so that a theme is one table.
// Every text colour keeps a contrast of at least 4.5:1 against each surface that it is printed on
// (a test computes it). A colour is 0xAABBGGRR, Dear ImGui's own packing, but nothing here needs
// Dear ImGui.
#pragma once

#include <array>
#include <cstdint>

namespace handoff::web::theme {

using Color = std::uint32_t;

enum class Mode { light, dark };
// What the user wants; `system` follows the operating system.
enum class Choice { system, light, dark };
enum class Tone { neutral, accent, good, warn, bad };

// From the way that designers write it, 0xRRGGBB.
constexpr Color rgb(std::uint32_t hex) {
  return 0xFF000000u | (hex & 0xFFu) << 16 | (hex & 0xFF00u) | (hex >> 16 & 0xFFu);
}

constexpr Color with_alpha(Color color, float alpha) {
  const auto a = static_cast<std::uint32_t>(static_cast<float>(color >> 24) * alpha + 0.5f);
  return (color & 0x00FFFFFFu) | a << 24;
}

// `share` of 0 is all `from`, of 1 is all `to`; alpha too.
Color mix(Color from, Color to, float share);

// The contrast ratio of WCAG 2.1 between two opaque colours, 1 to 21.
double contrast(Color a, Color b);

struct Tokens {
  Color background;  // behind the cards
  Color surface;     // cards
  Color raised;      // pop-ups and tooltips, above cards
  Color sunken;      // wells: inputs, tracks, code
  Color hover;       // a surface under the cursor
  Color border;
  Color border_strong;
  Color text;
  Color text_muted;
  Color accent;
  Color accent_hover;
  Color accent_soft;  // a selected thing's background
  Color accent_text;  // accent as text on a surface
  Color on_accent;    // text on accent
  Color good, good_soft;
  Color warn, warn_soft;
  Color bad, bad_soft;
  Color grid;
  Color shadow;
  std::array<Color, 8> series;          // Okabe and Ito's, in a fixed order
  std::array<bool, 8> series_outlined;  // too pale for this surface without a darker outline
};

const Tokens& tokens_of(Mode mode);

Color tone_color(const Tokens& tokens, Tone tone);
Color tone_soft(const Tokens& tokens, Tone tone);

}  // namespace handoff::web::theme
