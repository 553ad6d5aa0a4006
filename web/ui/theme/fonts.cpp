#include "web/ui/theme/fonts.hpp"

#include <algorithm>
#include <array>

#include "handoff/fonts.hpp"

namespace handoff::web::fonts {

namespace {

struct Spec {
  const unsigned char* data;
  unsigned int size;
  float pixels;
};

std::array<Spec, kFaces> specs() {
  using namespace handoff::fonts;
  return {{{kInterRegular, kInterRegularSize, 15.0f},
           {kInterSemiBold, kInterSemiBoldSize, 15.0f},
           {kInterRegular, kInterRegularSize, 13.0f},
           {kInterSemiBold, kInterSemiBoldSize, 17.0f},
           {kInterSemiBold, kInterSemiBoldSize, 22.0f},
           {kInterSemiBold, kInterSemiBoldSize, 28.0f}}};
}

std::array<ImFont*, kFaces> faces{};
float built_ratio = 0.0f;
float built_scale = 0.0f;

// Dear ImGui does not know the font's own "tabular figures" feature: give each digit the widest
// one's advance and centre it there.
void make_digits_equally_wide(ImFont& font) {
  float widest = 0.0f;
  for (ImWchar c = '0'; c <= '9'; ++c) widest = std::max(widest, font.GetCharAdvance(c));
  for (ImWchar c = '0'; c <= '9'; ++c) {
    auto* glyph = const_cast<ImFontGlyph*>(font.FindGlyphNoFallback(c));
    if (glyph == nullptr) continue;
    const float shift = (widest - glyph->AdvanceX) * 0.5f;
    glyph->X0 += shift;
    glyph->X1 += shift;
    glyph->AdvanceX = widest;
    font.IndexAdvanceX[c] = widest;
  }
}

ImFont* add(ImFontAtlas& atlas, const Spec& spec, float ratio, float scale) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.RasterizerDensity = ratio;
  config.OversampleH = 2;
  config.GlyphRanges = handoff::fonts::kGlyphRanges;
  // The atlas only reads the bytes, although it asks for them as mutable.
  return atlas.AddFontFromMemoryTTF(const_cast<unsigned char*>(spec.data),
                                    static_cast<int>(spec.size), spec.pixels * scale, &config);
}

}  // namespace

bool build(float pixel_ratio, float ui_scale) {
  if (pixel_ratio == built_ratio && ui_scale == built_scale) return false;
  built_ratio = pixel_ratio;
  built_scale = ui_scale;
  ImFontAtlas& atlas = *ImGui::GetIO().Fonts;
  atlas.Clear();
  atlas.Flags |= ImFontAtlasFlags_NoMouseCursors;
  const auto all = specs();
  for (std::size_t i = 0; i < all.size(); ++i) faces[i] = add(atlas, all[i], pixel_ratio, ui_scale);
  atlas.Build();
  for (ImFont* font : faces) make_digits_equally_wide(*font);
  ImGui::GetIO().FontDefault = faces[0];
  return true;
}

ImFont* get(Face face) { return faces[static_cast<std::size_t>(face)]; }

ImVec2 measure(Face face, const char* begin, const char* end) {
  const ImFont* font = get(face);
  return font->CalcTextSizeA(font->FontSize, 1e9f, 0.0f, begin, end);
}

}  // namespace handoff::web::fonts
