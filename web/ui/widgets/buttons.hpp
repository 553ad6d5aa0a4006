// Buttons, in the few kinds that a page needs; each at least 34 px high.
#pragma once

#include <span>
#include <string_view>

#include "web/ui/widgets/icons.hpp"

namespace handoff::web::ui {

enum class ButtonKind {
  secondary,  // outlined: the usual one
  primary,    // filled with the accent: at most one in view
  ghost,      // no outline until hovered: toolbars
};

// True when pressed. Text after "##" is only an id. `tip` appears on hover; say the shortcut there.
bool button(const char* label, ButtonKind kind = ButtonKind::secondary, Icon icon = Icon::none,
            std::string_view tip = {});
// Only an icon; `name` is its id and its tooltip.
bool icon_button(const char* name, Icon icon, bool active = false);

// One of several, side by side; true when the choice changed. It becomes narrower than its labels
// only by breaking nothing: give it few and short ones.
bool segmented(const char* id, std::span<const char* const> labels, int& selected);

// On or off, with its label to the right.
bool toggle(const char* label, bool& on, std::string_view tip = {});

// One of many, in a pop-up list; `width` of 0 is the width that is left.
bool select(const char* id, std::span<const char* const> labels, int& selected, float width = 0.0f);

// Some of many, in a pop-up list that stays open; `taken` says which by their place, and `words` what
// stands there while it is closed. The place that was clicked, or -1.
int select_several(const char* id, std::span<const char* const> labels, std::span<const int> taken,
                   const char* words);

}  // namespace handoff::web::ui
