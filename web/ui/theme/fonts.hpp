// The page's type: Inter, in two weights.
//
// Glyphs are drawn into the texture at size x device pixel ratio and shown at size, so that text is
// sharp on every screen; `build` is called again when the ratio or the user's scale changes. Digits
// are made equally wide, so that figures do not jump while they change. Use `fonts::Scope
// in(fonts::Face::title);` to print in another face until the end of the block.
//
// The bytes of the fonts come from a source file that the build generates (handoff/fonts.hpp).
#pragma once

#include "imgui.h"

namespace handoff::web::fonts {

enum class Face {
  body,      // 15 px
  strong,    // 15 px semi-bold
  small,     // 13 px: captions, axis labels
  title,     // 17 px semi-bold: a card's or a section's heading
  headline,  // 22 px semi-bold: the page's one sentence
  figure,    // 28 px semi-bold: a KPI's value
};
inline constexpr int kFaces = 6;

// Builds the atlas unless it was already built for these; true if it was built now, so that the
// renderer's texture must be made again. Never call it inside a frame.
bool build(float pixel_ratio, float ui_scale);

ImFont* get(Face face);

class Scope {
 public:
  explicit Scope(Face face) { ImGui::PushFont(get(face)); }
  ~Scope() { ImGui::PopFont(); }
  Scope(const Scope&) = delete;
  Scope& operator=(const Scope&) = delete;
};

// The size of a text in a face, without pushing it.
ImVec2 measure(Face face, const char* begin, const char* end = nullptr);

}  // namespace handoff::web::fonts
