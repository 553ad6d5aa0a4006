#include "web/ui/charts/scale/palette.hpp"

#include <algorithm>
#include <cmath>

#include "web/ui/theme/theme.hpp"

namespace handoff::web::charts {

namespace {

constexpr std::array<Dash, kSlots> kDashes = {{{},
                                               even_dash(9.0f, 4.0f),
                                               even_dash(2.5f, 3.0f),
                                               {9.0f, 3.0f, 2.5f, 3.0f, 9.0f, 3.0f},
                                               even_dash(5.0f, 3.0f),
                                               even_dash(14.0f, 4.0f),
                                               {9.0f, 3.0f, 2.5f, 3.0f, 2.5f, 3.0f},
                                               {14.0f, 3.0f, 4.0f, 3.0f, 4.0f, 3.0f}}};

// Viridis at even steps (Smith and van der Walt, 2015); between them a straight line is close
// enough.
constexpr std::array<std::uint32_t, 11> kViridis = {0x440154, 0x482576, 0x414487, 0x35608D,
                                                    0x2A788E, 0x21908D, 0x22A884, 0x43BF71,
                                                    0x7AD151, 0xBBDF27, 0xFDE725};

}  // namespace

SlotLook look_of(const theme::Tokens& tokens, int slot) {
  const auto i = static_cast<std::size_t>(std::max(slot, 0) % kSlots);
  const ImU32 color = tokens.series[i];
  const ImU32 outline =
      tokens.series_outlined[i] ? theme::mix(color, theme::rgb(0x1A1300), 0.55f) : 0;
  return {color, outline, kDashes[i], static_cast<Marker>(i), static_cast<Pattern>(i)};
}

SlotLook look_of(int slot) { return look_of(theme::tokens(), slot); }

ImU32 viridis(double share) {
  const double place = std::clamp(share, 0.0, 1.0) * static_cast<double>(kViridis.size() - 1);
  const auto low = std::min(static_cast<std::size_t>(place), kViridis.size() - 2);
  return theme::mix(theme::rgb(kViridis[low]), theme::rgb(kViridis[low + 1]),
                    static_cast<float>(place - static_cast<double>(low)));
}

ImU32 ink_on(ImU32 color) {
  const ImU32 black = theme::rgb(0x000000);  // nothing paler reads on every colour
  const ImU32 white = theme::rgb(0xFFFFFF);
  return theme::contrast(color, white) >= theme::contrast(color, black) ? white : black;
}

}  // namespace handoff::web::charts
