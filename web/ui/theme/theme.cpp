#include "web/ui/theme/theme.hpp"

namespace handoff::web::theme {

namespace {

Mode current_mode = Mode::light;
float current_scale = 1.0f;

void set_sizes(ImGuiStyle& style) {
  style.SelectableTextAlign = {0.0f, 0.5f};
  style.WindowPadding = {kGap, kGap};
  style.FramePadding = {10.0f, 7.0f};
  style.CellPadding = {10.0f, 6.0f};
  style.ItemSpacing = {8.0f, 8.0f};
  style.ItemInnerSpacing = {8.0f, 6.0f};
  style.ScrollbarSize = 12.0f;
  style.GrabMinSize = 18.0f;
  style.WindowRounding = style.PopupRounding = style.ChildRounding = kCardRadius;
  style.FrameRounding = style.GrabRounding = style.TabRounding = kControlRadius;
  style.ScrollbarRounding = 6.0f;
  style.SeparatorTextBorderSize = 1.0f;
  style.HoverDelayShort = 0.05f;
  style.HoverDelayNormal = 0.25f;
  style.HoverStationaryDelay = 0.0f;
  style.ScaleAllSizes(current_scale);
  // Hairlines stay hairlines at any scale.
  style.WindowBorderSize = 0.0f;
  style.ChildBorderSize = style.PopupBorderSize = style.FrameBorderSize = 1.0f;
  style.TabBorderSize = style.TabBarBorderSize = 0.0f;
  style.DisabledAlpha = 0.45f;
}

void set_surfaces(ImVec4* c, const Tokens& t) {
  c[ImGuiCol_Text] = vec(t.text);
  c[ImGuiCol_TextDisabled] = vec(t.text_muted);
  c[ImGuiCol_TextSelectedBg] = vec(with_alpha(t.accent, 0.28f));
  c[ImGuiCol_WindowBg] = vec(t.background);
  c[ImGuiCol_ChildBg] = vec(t.surface);
  c[ImGuiCol_PopupBg] = vec(t.raised);
  c[ImGuiCol_ModalWindowDimBg] = vec(with_alpha(rgb(0x0D0F13), 0.45f));
  c[ImGuiCol_Border] = vec(t.border);
  c[ImGuiCol_BorderShadow] = {0, 0, 0, 0};
  c[ImGuiCol_Separator] = vec(t.border);
  c[ImGuiCol_SeparatorHovered] = c[ImGuiCol_SeparatorActive] = vec(t.accent);
  c[ImGuiCol_MenuBarBg] = vec(t.surface);
  c[ImGuiCol_TitleBg] = c[ImGuiCol_TitleBgActive] = c[ImGuiCol_TitleBgCollapsed] = vec(t.surface);
  c[ImGuiCol_ScrollbarBg] = {0, 0, 0, 0};
  c[ImGuiCol_ScrollbarGrab] = vec(t.border_strong);
  c[ImGuiCol_ScrollbarGrabHovered] = c[ImGuiCol_ScrollbarGrabActive] = vec(t.text_muted);
  c[ImGuiCol_TableHeaderBg] = vec(t.surface);
  c[ImGuiCol_TableBorderStrong] = c[ImGuiCol_TableBorderLight] = vec(t.border);
  c[ImGuiCol_TableRowBg] = {0, 0, 0, 0};
  c[ImGuiCol_TableRowBgAlt] = vec(with_alpha(t.sunken, 0.6f));
}

void set_controls(ImVec4* c, const Tokens& t) {
  c[ImGuiCol_FrameBg] = vec(t.sunken);
  c[ImGuiCol_FrameBgHovered] = c[ImGuiCol_FrameBgActive] = vec(t.hover);
  c[ImGuiCol_Button] = vec(t.surface);
  c[ImGuiCol_ButtonHovered] = vec(t.hover);
  c[ImGuiCol_ButtonActive] = vec(mix(t.hover, t.border_strong, 0.4f));
  c[ImGuiCol_Header] = vec(t.accent_soft);
  c[ImGuiCol_HeaderHovered] = vec(t.hover);
  c[ImGuiCol_HeaderActive] = vec(mix(t.hover, t.border_strong, 0.4f));
  c[ImGuiCol_CheckMark] = c[ImGuiCol_SliderGrab] = vec(t.accent);
  c[ImGuiCol_SliderGrabActive] = vec(t.accent_hover);
  c[ImGuiCol_ResizeGrip] = {0, 0, 0, 0};
  c[ImGuiCol_ResizeGripHovered] = c[ImGuiCol_ResizeGripActive] = vec(t.accent);
  c[ImGuiCol_Tab] = c[ImGuiCol_TabUnfocused] = vec(t.background);
  c[ImGuiCol_TabHovered] = vec(t.hover);
  c[ImGuiCol_TabActive] = c[ImGuiCol_TabUnfocusedActive] = vec(t.surface);
  c[ImGuiCol_PlotLines] = c[ImGuiCol_PlotHistogram] = vec(t.series[0]);
  c[ImGuiCol_PlotLinesHovered] = c[ImGuiCol_PlotHistogramHovered] = vec(t.series[1]);
  c[ImGuiCol_DragDropTarget] = c[ImGuiCol_NavHighlight] = vec(t.accent);
}

}  // namespace

void apply(Mode new_mode, float new_scale) {
  current_mode = new_mode;
  current_scale = new_scale;
  ImGuiStyle& style = ImGui::GetStyle();
  style = ImGuiStyle();
  set_sizes(style);
  set_surfaces(style.Colors, tokens());
  set_controls(style.Colors, tokens());
}

Mode mode() { return current_mode; }
float ui_scale() { return current_scale; }
const Tokens& tokens() { return tokens_of(current_mode); }

void sharpen(ImDrawList* list) {
  const float ratio = ImGui::GetIO().DisplayFramebufferScale.x;
  if (ratio > 1.0f) list->_FringeScale = 1.0f / ratio;
}

}  // namespace handoff::web::theme
