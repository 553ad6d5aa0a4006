// Figures: an estimate as people read it, by the rules of io/text/quantity_text.hpp, and the words
// where there is no interval.
//
//   90.04 in 89.49 .. 90.59   "90"      "95% CI 89.5-90.6"
//   5.214 s in 5.19 .. 5.24   "5.21 s"  "95% CI 5.19-5.24 s"
//
// A count that was never seen gets no interval of width zero, which would claim certainty; it says
// in how many months it was not seen.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "sim/experiment/experiment.hpp"
#include "sim/statistics/stats.hpp"

namespace handoff::web {

enum class Unit { plain, seconds, dollars };

struct Figure {
  std::string value;
  std::string range;     // "89.5-90.6", or a word when there is none
  std::string interval;  // the same with "95% CI" before it
};

// An interval that is not finite (too few values) says so, and so does one of width zero.
Figure figure_of(double value, sim::Interval interval, Unit unit);
Figure figure_of(const sim::Estimate& estimate, Unit unit);

// "1,000 months", "1 month"; a period of another length than a month is called a period.
std::string counted(double count, std::string_view one, std::string_view many);
std::string_view period_name(const sim::Scenario& scenario, bool many);

// The share as percent: "4.2%", "0.031%".
std::string share_text(double share);

}  // namespace handoff::web
