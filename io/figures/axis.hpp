// An axis: how numbers become places along one side of a plot, and back.
//
// `fraction` is 0 at the axis's start and 1 at its end. A log axis cannot show zero, and a lag of
// zero is the best news there is, so an axis may carry a narrow slot at its start in which every
// value of zero or less is drawn. Times are in seconds on every time scale.
#pragma once

namespace handoff::figures {

enum class Scale {
  linear,
  percent,  // values are shares, 0 to 1; labels are percent
  log,
  time,      // seconds, evenly spaced: ms, s, min, h and days
  clock,     // moments, evenly spaced: see clock.hpp
  log_time,  // seconds, by decades
  category,  // bars: category i stands at i
};

constexpr bool is_log(Scale scale) { return scale == Scale::log || scale == Scale::log_time; }

// Evenly spaced, with ticks at the steps that clocks use.
constexpr bool is_even_time(Scale scale) { return scale == Scale::time || scale == Scale::clock; }

struct Limits {
  double min = 0.0;
  double max = 0.0;

  constexpr double length() const { return max - min; }
  constexpr bool holds(double v) const { return v >= min && v <= max; }
  // Nothing was set, or nothing was seen.
  constexpr bool empty() const { return !(max > min); }
};

// The share of a log axis that is kept for zero.
inline constexpr double kZeroSlot = 0.06;

struct Axis {
  Scale scale = Scale::linear;
  Limits view{0.0, 1.0};
  bool zero_slot = false;  // only ever true on a log scale

  double fraction(double value) const;
  double value(double fraction) const;
  // Where the numbers begin: after the slot for zero, if there is one.
  double start() const { return zero_slot ? kZeroSlot : 0.0; }
};

// Zooming and panning work on a line where equal steps look equal: the logarithm on a log scale.
double to_line(Scale scale, double value);
double from_line(Scale scale, double place);

}  // namespace handoff::figures
