// Numbers as people read them: one set of rules for the command line, the reports, the page and the
// charts.
//
//   digits     three significant ones, and none of those before the point is rounded away; no zeros
//              at the end of a fraction            0.25   1.91   78.2   353   12,437
//   size       thousands set apart from 1,000 on; from a million on M, then B and T         1.23M
//   time       the largest of d, h, min, s, ms of which there is one, after rounding, so that 59.97
//              s is a minute                       250 ms   12 s   1.91 min   6.4 h   3.7 d
//   money      whole dollars from $100 on; below, cents where there are some
//                                                  $57   $57.25   $350   $43,210   $47.5M
//   shares     in percent                          0.05%   2.1%   97.2%
//   nothing    a zero has no sign and no fraction: 0, 0 s, $0, 0%; what is no number is a dash
//   unit       "$" in front, "%" at once after the number, any other after a blank
//
// Nothing here asks for the locale. What machines read is written elsewhere, with all its digits
// (io/json/json_text.hpp, io/text/duration_text.hpp).
#pragma once

#include <string>
#include <string_view>

#include "io/figures/axis.hpp"

namespace handoff::figures {

// A number of so many significant digits.
std::string format_number(double value, int digits = 3);

// A number with exactly so many decimals, as the ticks of one axis and the sides of one interval
// need them.
std::string format_fixed(double value, int decimals);

std::string format_duration(double seconds, int digits = 3);
std::string format_money(double dollars, int digits = 3);
std::string format_percent(double share, int digits = 3);

// The unit that a length of time is shown in.
struct TimeUnit {
  double seconds = 1.0;
  std::string_view name;
};
TimeUnit time_unit_of(double seconds, int digits = 3);

// What large numbers are divided by, and the letter that says so: one million and "M".
struct Multiple {
  double size = 1.0;
  std::string_view name;
};
Multiple multiple_of(double value, int digits = 3);

// A duration for a tick of an axis whose ticks are so far apart: exact, with more than one unit
// where one would need a long fraction: "1.5 h", "1 h 10 min", "1 d 6 h", "61.2 s".
std::string format_duration_tick(double seconds, double step_s);

// A value as its axis would say it, for tooltips: durations on time scales, percent on shares.
std::string format_value(Scale scale, std::string_view unit, double value, int digits = 3);

std::string with_unit(std::string number, std::string_view unit);

}  // namespace handoff::figures
