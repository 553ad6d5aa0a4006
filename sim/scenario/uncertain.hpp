// Uncertain inputs: what nobody knows exactly, with the range in which it may lie.
//
// A scenario lists them with the reason for each range, so that whoever reads a result can see what
// it hangs on: the planner's tornado (sim/planner/questions/tornado.hpp) sets each to its low and its high end.
// Ranges change no result of a run. They are numbers as sim/scenario/inputs.hpp has them: shares, dollars,
// counts, the mean of a distribution; durations are kept as such, so that a file says "15min". What
// a range must keep to is checked in sim/scenario/check.cpp.
#pragma once

#include <string>

namespace handoff::sim {

struct RangeEnd {
  RangeEnd() = default;
  RangeEnd(double number, bool is_duration = false) : value(number), duration(is_duration) {}

  double value = 0;  // in the input's unit: seconds of a duration
  bool duration = false;

  bool operator==(const RangeEnd&) const = default;
};

struct Uncertain {
  std::string input;  // its path
  RangeEnd low;
  RangeEnd high;
  std::string source;  // why this range

  bool operator==(const Uncertain&) const = default;
};

}  // namespace handoff::sim
