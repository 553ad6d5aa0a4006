// Icons, drawn as strokes, so that they are sharp at any size and take the text's colour.
#pragma once

#include "imgui.h"

namespace handoff::web::ui {

enum class Icon {
  none,
  reset,
  info,
  close,
  check,
  warning,
  chevron_down,
  chevron_right,
  arrow_up,
  arrow_down,
  play,
  pause,
  undo,
  redo,
  download,
  upload,
  link,
  pin,
  plus,
  minus,
  sun,
  moon,
  help,
  expand,
  view,  // a half-filled circle: how things look
  text,
};

// Inside a square of `size` around `centre`.
void draw_icon(ImDrawList* list, Icon icon, ImVec2 centre, float size, ImU32 color);

}  // namespace handoff::web::ui
