// Weeks of the offices as text: seven days of 24 hours, each shaded by the share touched late of those who
// converted then.
//
//        0           6           12          18
//   Mon  @ @ @ o . . . . .
#pragma once

#include <string>

#include "sim/experiment/touch_weeks.hpp"
#include "sim/planner/questions/late_hours.hpp"

namespace handoff::io {

// Of fewer customers in an hour no share is shown.
inline constexpr std::uint32_t kFewestInHour = 5;

std::string week_text(const sim::TouchWeek& week);
// What its shades mean.
std::string week_legend();

// "5,120 customers, 52.1% late; 61% of the late converted between 18:00 and 00:00".
std::string week_words(const sim::TouchWeek& week);

}  // namespace handoff::io
