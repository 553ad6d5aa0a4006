// Words on the page: headings, captions, badges and hints.
#pragma once

#include <string_view>

#include "web/ui/theme/fonts.hpp"
#include "web/ui/theme/theme_tokens.hpp"
#include "web/ui/widgets/icons.hpp"

namespace handoff::web::ui {

using theme::Tone;

void text(std::string_view words, fonts::Face face = fonts::Face::body);
void text_muted(std::string_view words, fonts::Face face = fonts::Face::small);
// In the next column of a table, as many lines as it takes.
void text_cell(std::string_view words, bool muted = false);
void text_toned(std::string_view words, Tone tone, fonts::Face face = fonts::Face::body);
// Breaks lines at the width that is left.
void paragraph(std::string_view words, bool muted = false);

// A small coloured label, inline; the icon or the words carry the meaning, the tone only repeats
// it.
void badge(std::string_view words, Tone tone = Tone::neutral, Icon icon = Icon::none);

// A small "i" after a label; hovering it, or reaching it by keyboard, shows the words.
void hint(std::string_view words);
// A tooltip for whatever was drawn last.
void tooltip_for_item(std::string_view words);

}  // namespace handoff::web::ui
