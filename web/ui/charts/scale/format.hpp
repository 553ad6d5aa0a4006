// Numbers as text, as short as they can honestly be.
//
// Used by axes, tooltips and value labels, so that a number reads the same everywhere. A unit of
// "$" goes in front, "%" follows without a space, and any other follows after one.
#pragma once

#include <string>
#include <string_view>

#include "web/ui/charts/scale/axis.hpp"

namespace handoff::web::charts {

// A length of time with the one unit that suits it: "250 ms", "12 s", "1.5 h", "3 d".
std::string format_duration(double seconds, int digits = 3);

// The same for a tick of an axis whose ticks are so far apart: exact, with more than one unit where
// one would need a long fraction: "1.5 h", "1 h 10 min", "1 d 6 h", "61.2 s".
std::string format_duration_tick(double seconds, double step_s);

// A plain number of so many significant digits; 10,000 and more with a group separator, a million
// and more with M, and so on: "0.25", "350", "12,400", "1.2M".
std::string format_number(double value, int digits = 3);

// A number with exactly so many decimals and group separators, as the ticks of one axis need them.
std::string format_fixed(double value, int decimals);

// A value as its axis would say it, for tooltips: durations on time scales, percent on shares.
std::string format_value(Scale scale, std::string_view unit, double value, int digits = 3);

std::string with_unit(std::string number, std::string_view unit);

}  // namespace handoff::web::charts
