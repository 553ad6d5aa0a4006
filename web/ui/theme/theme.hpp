// The theme in force: its colours, its measures, and Dear ImGui's style made from them.
//
// `tokens()` gives the colours, `px(n)` a length of n design pixels at the user's scale. Nothing
// else in the page writes a colour or a bare length. `apply` may be called between frames at any
// time.
#pragma once

#include "imgui.h"
#include "web/ui/theme/theme_tokens.hpp"

namespace handoff::web::theme {

void apply(Mode mode, float ui_scale);

Mode mode();
float ui_scale();
const Tokens& tokens();

inline float px(float design_pixels) { return design_pixels * ui_scale(); }
inline ImVec4 vec(Color color) { return ImGui::ColorConvertU32ToFloat4(color); }

// Sizes that things share, in design pixels: use through px().
inline constexpr float kGap = 16.0f;  // between cards, and inside them
inline constexpr float kCardRadius = 8.0f;
inline constexpr float kControlRadius = 6.0f;
inline constexpr float kControlHeight = 34.0f;  // large enough for a finger

// Anti-aliased edges one screen pixel wide instead of one CSS pixel: call at the start of a window.
void sharpen(ImDrawList* list);

}  // namespace handoff::web::theme
