// Moments as a wall clock and a calendar say them.
//
// A clock axis counts the seconds since 1970-01-01 00:00 as the reader's own clock shows them: the
// shift to a time zone is done before the numbers get here, so every day has 86,400 seconds.
#pragma once

#include <string>

namespace handoff::figures {

struct Civil {
  int year = 1970;
  int month = 1;    // 1 .. 12
  int day = 1;      // 1 .. 31
  int weekday = 0;  // 0 is Monday
  int hour = 0;
  int minute = 0;
  double second = 0.0;
};

Civil civil_of(double epoch_s);

// The start of the day that holds this moment.
double midnight_before(double epoch_s);

// "Tue 3 Mar 14:05", with ":12" where it is not a whole minute and ".250" where not a whole second.
std::string format_moment(double epoch_s);

// The label of a tick, as far as a step of so many seconds needs it: "14:00", "14:05:10", and the
// date instead where a day begins.
std::string format_clock_tick(double epoch_s, double step_s);

}  // namespace handoff::figures
