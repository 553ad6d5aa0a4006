// Fans: a target, or a figure, over the months ahead, as a chart shows it.
#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <vector>

#include "web/views/results/year_look.hpp"

namespace handoff::web {

// A figure over the months: the middle one of single months, where half of them and nine of ten lie, and the mean. Not a
// number where nobody comes.
struct FanView {
  std::string label;
  std::string words;  // "fails from Jun 2026 on: 93.1%", "kept in all months"
  std::string unit;
  std::vector<double> mean, median, half_low, half_high, low, high;
  double needed = std::numeric_limits<double>::quiet_NaN();
  std::string needed_words;
  int fails = -1;  // the first month whose mean misses the target
};

FanView target_fan(const YearLook& look, std::size_t target);
FanView figure_fan(const YearLook& look, const YearFigure& figure);

// "93.1% +/- 0.4% within": how a target stands in a month; and "Jun 2026 (month 4): 93.1% ...".
std::string standing_value_words(const YearLook& look, const sim::TargetMonth& at);
std::string standing_words(const YearLook& look, const sim::TargetMonth& at);

}  // namespace handoff::web
