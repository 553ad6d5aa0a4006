// Lines that are broken at blanks alone. Dear ImGui breaks after a comma too, and cuts "391,351" in two.
#pragma once

#include <string>
#include <string_view>

namespace handoff::web::ui {

// Whether a comma stands within a number.
bool has_grouped_number(std::string_view words);

// As many words a line as fit `width`; `width_of` says how wide a text is, in the same unit. A word that is
// wider than that has a line of its own. Line breaks that are there stay.
std::string broken_at_blanks(std::string_view words, float width,
                             float (*width_of)(std::string_view));

}  // namespace handoff::web::ui
