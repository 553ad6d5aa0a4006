// Axis: a way to vary a scenario, as a row of steps.
//
// Usually the steps are values of one input (sim/scenario/inputs.hpp). They may also be anything else that
// changes a scenario and has a name, for instance the article's five tools.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "sim/scenario/inputs.hpp"

namespace handoff::sim {

struct AxisStep {
  double value = 0;  // in the input's unit; the position of a named step
  std::string name;  // empty for a number
  std::function<std::optional<core::Error>(Scenario&)> apply;
};

struct SweepAxis {
  std::string path;
  std::string_view unit;
  bool logarithmic = false;  // how to draw it
  std::vector<AxisStep> steps;
};

// Whole numbers, switches and choices.
bool is_whole(InputKind kind);

// Values of an input of the scenario. Whole numbers are rounded, and those that become the same are
// one step. A value that is not allowed is an error, as is an unknown path.
core::Result<SweepAxis> input_axis(const Scenario& scenario, std::string_view path,
                                   const std::vector<double>& values);

// What to try of an input when nobody says: from a quarter to four times what it is; some small
// ones of a zero; every name of a choice, both states of a switch. Only what the scenario allows.
std::vector<double> default_values(const Scenario& scenario, const Input& input);

// Named variants.
SweepAxis named_axis(std::string_view path, std::vector<AxisStep> steps);

// `count` values from `from` to `to`, both included; on a logarithmic scale both are above 0.
std::vector<double> linear_steps(double from, double to, int count);
std::vector<double> logarithmic_steps(double from, double to, int count);

// The scenario with one step of each axis, checked.
core::Result<Scenario> at_steps(const Scenario& base, const std::vector<const AxisStep*>& steps);

}  // namespace handoff::sim
