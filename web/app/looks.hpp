// Looks: how the page is shown.
#pragma once

#include "web/ui/theme/theme_tokens.hpp"

namespace handoff::web {

// Preferences: they are kept between visits, but are no part of a link, a file or an undo.
struct Looks {
  theme::Choice theme = theme::Choice::system;
  float ui_scale = 1.0f;
  bool presenting = false;  // large type and no inputs; not kept
};
inline constexpr float kSmallestScale = 0.75f;
inline constexpr float kLargestScale = 2.5f;

}  // namespace handoff::web
