// Week grid: seven days of 24 hours, in which the same hours on each of some days are marked with the mouse.
//
// A day's name takes the day in or leaves it out, but never the last one. Drawing along a day's row gives all
// days those hours, and takes that day in. Whole hours only; a text field beside it has the minutes.
#pragma once

namespace handoff::web::ui {

struct WeekHours {
  int from_minute = 0;
  int to_minute = 0;      // not included
  unsigned weekdays = 0;  // bit 0 is Monday
};

// True when the user has changed it.
bool week_grid(const char* id, WeekHours& hours);

}  // namespace handoff::web::ui
