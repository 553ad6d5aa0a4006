// Ticks: where an axis is labelled, and what the labels say.
//
// Steps are 1, 2 or 5 times a power of ten; times step through the numbers that clocks use (1, 2,
// 5, 10, 15, 30 s or min, then hours and days). Labels never overlap: of the candidate sets, from
// fine to coarse, the first one wins whose labels stand apart. Nothing here knows about drawing:
// how wide a label is comes in as a function.
#pragma once

#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/figures/axis.hpp"

namespace handoff::figures {

struct Tick {
  double value = 0.0;
  std::string label;  // empty: a minor tick, only a faint line
};

// The extent of a label along the axis in pixels: its width on an x axis, its height on a y axis.
using Measure = std::function<float(std::string_view)>;

// The smallest 1-2-5 step that cuts `range` into at most `count` parts.
double nice_step(double range, int count);
// The same on a clock's steps, in seconds.
double nice_time_step(double range_s, int count);

// The labels of a logarithmic time axis in seconds, from fine (0) to coarse. Between a minute and a
// day decades of seconds (1000 s, 10,000 s) mean nothing to anybody. Each set is a part of the one
// before.
inline constexpr int kClockMarkSets = 5;
std::span<const double> clock_marks(int coarseness);

// All ticks within the axis's view, ascending. `length` is the axis's length in pixels; `gap` is
// the least empty space between two labels.
std::vector<Tick> make_ticks(const Axis& axis, std::string_view unit, float length, float gap,
                             const Measure& measure);

}  // namespace handoff::figures
