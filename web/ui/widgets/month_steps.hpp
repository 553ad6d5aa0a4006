// Month steps: a whole number for each month as a row of steps, that are dragged up and down.
//
// Dragging a month's step says what holds from that month on. With the keyboard, left and right choose a month, up and
// down move its step.
#pragma once

#include <span>

namespace handoff::web::ui {

struct MonthStepsSpec {
  std::span<const int> values;
  std::span<const char* const> months;  // as many
  int least = 1;
  float height = 52.0f;  // design pixels
  bool names = false;    // the months are named beneath it
};

struct MonthStepsResult {
  bool changed = false;    // on every step, for live results
  bool committed = false;  // let go, or by a key
  int month = 0;
  int value = 0;
};

// As wide as the room that is left.
MonthStepsResult month_steps(const char* id, const MonthStepsSpec& spec);

}  // namespace handoff::web::ui
