// Uncertain inputs: what nobody knows exactly, with the range in which it may lie.
//
// A scenario lists them with the reason for each range, so that whoever reads a result can see what
// it hangs on: the planner's tornado (sim/planner/questions/tornado.hpp) sets each to its low and its high end.
// Ranges change no result of a run. They are numbers as sim/scenario/inputs.hpp has them: shares, dollars,
// counts, the mean of a distribution; durations are kept as such, so that a file says "15min".
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"

namespace handoff::sim {

struct Scenario;

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

// The worked example's: what the article leaves open and vendors do not publish.
std::vector<Uncertain> worked_ranges();

// The path of what is impossible in the scenario's ranges: an input that is not there or that is no
// quantity, an end outside of the input's limits, ends in the wrong order, the same input twice.
std::optional<core::Error> check_ranges(const Scenario& scenario);

}  // namespace handoff::sim
