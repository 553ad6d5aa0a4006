// Series colours: Okabe and Ito, "Color Universal Design", 2008; black
// becomes a pale grey on dark, because it cannot be seen there, and the others are moved a little
// so that any two still differ by 10 (CIEDE2000) to every kind of colour vision, as they do on
// light; a test simulates it.
#include "web/ui/theme/theme_tokens.hpp"

#include <algorithm>
#include <cmath>

namespace handoff::web::theme {

namespace {

constexpr Tokens kLight{
    .background = rgb(0xF6F7F9),
    .surface = rgb(0xFFFFFF),
    .raised = rgb(0xFFFFFF),
    .sunken = rgb(0xF1F3F6),
    .hover = rgb(0xECEFF3),
    .border = rgb(0xE4E7EC),
    .border_strong = rgb(0xC9CFD8),
    .text = rgb(0x171A21),
    .text_muted = rgb(0x5A6372),
    .accent = rgb(0x4F46E5),
    .accent_hover = rgb(0x4338CA),
    .accent_soft = rgb(0xEEF0FE),
    .accent_text = rgb(0x4338CA),
    .on_accent = rgb(0xFFFFFF),
    .good = rgb(0x0B6E4F),
    .good_soft = rgb(0xE3F4EC),
    .warn = rgb(0x8A5200),
    .warn_soft = rgb(0xFCF1DC),
    .bad = rgb(0xB4232F),
    .bad_soft = rgb(0xFCEAEB),
    .grid = rgb(0xEDF0F3),
    .shadow = 0x14000000u,
    .series = {rgb(0x0072B2), rgb(0xD55E00), rgb(0x009E73), rgb(0xCC79A7), rgb(0xE69F00),
               rgb(0x56B4E9), rgb(0x222222), rgb(0xF0E442)},
    .series_outlined = {false, false, false, false, true, true, false, true},
};

constexpr Tokens kDark{
    .background = rgb(0x0D0F13),
    .surface = rgb(0x15181E),
    .raised = rgb(0x1E222A),
    .sunken = rgb(0x0F1216),
    .hover = rgb(0x232832),
    .border = rgb(0x272C35),
    .border_strong = rgb(0x3D4552),
    .text = rgb(0xECEEF2),
    .text_muted = rgb(0xA1A9B6),
    .accent = rgb(0x8487F7),
    .accent_hover = rgb(0x9DA0FA),
    .accent_soft = rgb(0x24264A),
    .accent_text = rgb(0xA9ACFB),
    .on_accent = rgb(0x0D0F13),
    .good = rgb(0x4FCB93),
    .good_soft = rgb(0x132A20),
    .warn = rgb(0xF0B354),
    .warn_soft = rgb(0x2D2312),
    .bad = rgb(0xFF858B),
    .bad_soft = rgb(0x331B1E),
    .grid = rgb(0x21262E),
    .shadow = 0x59000000u,
    .series = {rgb(0x3C86CB), rgb(0xD3610E), rgb(0x0DB78C), rgb(0xC796BB), rgb(0xE69F00),
               rgb(0x8BD4F9), rgb(0xD5D9E0), rgb(0xF0E442)},
    .series_outlined = {},
};

double linear_light(std::uint32_t channel) {
  const double c = static_cast<double>(channel & 0xFFu) / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

double luminance(Color color) {
  return 0.2126 * linear_light(color) + 0.7152 * linear_light(color >> 8) +
         0.0722 * linear_light(color >> 16);
}

}  // namespace

Color mix(Color from, Color to, float share) {
  Color out = 0;
  for (unsigned shift = 0; shift < 32; shift += 8) {
    const float a = static_cast<float>(from >> shift & 0xFFu);
    const float b = static_cast<float>(to >> shift & 0xFFu);
    out |= static_cast<Color>(a + (b - a) * share + 0.5f) << shift;
  }
  return out;
}

double contrast(Color a, Color b) {
  const double la = luminance(a);
  const double lb = luminance(b);
  return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

const Tokens& tokens_of(Mode mode) { return mode == Mode::dark ? kDark : kLight; }

Color tone_color(const Tokens& tokens, Tone tone) {
  switch (tone) {
    case Tone::accent:
      return tokens.accent_text;
    case Tone::good:
      return tokens.good;
    case Tone::warn:
      return tokens.warn;
    case Tone::bad:
      return tokens.bad;
    case Tone::neutral:
      break;
  }
  return tokens.text_muted;
}

Color tone_soft(const Tokens& tokens, Tone tone) {
  switch (tone) {
    case Tone::accent:
      return tokens.accent_soft;
    case Tone::good:
      return tokens.good_soft;
    case Tone::warn:
      return tokens.warn_soft;
    case Tone::bad:
      return tokens.bad_soft;
    case Tone::neutral:
      break;
  }
  return tokens.sunken;
}

}  // namespace handoff::web::theme
