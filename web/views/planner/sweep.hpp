// Sweep: one input varied, or two, and one metric over them, as a picture.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "sim/planner/questions/sweep.hpp"
#include "web/app/choices/sweep_choice.hpp"

namespace handoff::web {

// What is offered by name; the text is what SweepChoice takes.
struct SweepOption {
  std::string label;
  std::string text;
};
// The most asked for; any other may be written.
const std::vector<SweepOption>& sweep_inputs();
// All of them; other statistics, and tiers, may be written.
const std::vector<SweepOption>& sweep_metrics();

struct SweepPicture {
  SweepChoice chosen;
  std::string words;  // why there is nothing
  std::string command;
  std::string input, other, metric;  // what the axes are called
  double limit = 0;                  // of the metric's target; 0: none
  std::vector<double> xs;
  std::vector<std::string> steps;        // by x
  std::vector<std::string> other_steps;  // by row; empty: one axis
  std::vector<double> ys, lows, highs;   // row by row
  std::vector<std::string> values, intervals;
  std::string x_unit, y_unit;
  bool logarithmic = false;
  bool categories = false;  // the first axis has names rather than numbers
};

// The axes that are chosen; an error in the words of the command line.
core::Result<std::vector<sim::SweepAxis>> sweep_axes(const sim::Scenario& scenario,
                                                     const SweepChoice& chosen);
// The picture of what `chosen` says.
SweepPicture sweep_picture(const SweepChoice& chosen, const sim::Sweep& question,
                           const sim::ReplicationStore& store, const sim::Scenario& scenario);

}  // namespace handoff::web
