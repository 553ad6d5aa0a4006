// Factor: an input of a designed experiment, from the unit interval to its values.
//
// A range is walked evenly, or by equal factors on a logarithmic scale; the whole numbers of a range, and named
// steps (the names of a choice, a switch, values of a list, pipelines), have equal parts of the unit interval.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "sim/planner/axis.hpp"

namespace handoff::sim {

struct Factor {
  std::string path;
  std::string_view unit;
  double low = 0;
  double high = 0;
  bool logarithmic = false;
  bool whole = false;
  std::vector<AxisStep> steps;  // in place of a range
};

// From `low` to `high`, both of which the scenario must allow. An unknown path, and ends that are not in order,
// are errors, and so is a logarithmic scale that does not begin above 0.
core::Result<Factor> range_factor(const Scenario& scenario, std::string_view path, double low,
                                  double high, bool logarithmic = false);
Factor step_factor(SweepAxis axis);

// Those uncertain inputs of the scenario that it has, with their ranges; the others are left out, as is a mean
// that is infinite (a Pareto tail's) and so cannot be set.
core::Result<std::vector<Factor>> uncertain_factors(const Scenario& scenario);

// The value at a place, 0 < u < 1; of steps, their number.
double value_at(const Factor& factor, double u);
// As people and files have it: empty for a number.
std::string_view name_at(const Factor& factor, double u);

// Puts it there, without the check that all inputs hold together (sim/scenario/check.hpp).
std::optional<core::Error> put(Scenario& scenario, const Factor& factor, double u);

}  // namespace handoff::sim
