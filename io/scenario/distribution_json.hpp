// Distributions as JSON: {"family": "lognormal_median_p95", "median": "180ms", "p95": "450ms"}.
//
// Families and the names of their parameters come from sim/scenario/distribution_input.hpp. Where the
// field's unit is "s", the parameters that carry the unit are durations as text; shapes,
// probabilities, numbers of stages and the parameters of a logarithm are plain numbers. An
// empirical distribution has quantile points instead:
// {"family": "empirical", "points": [[0, "50ms"], [0.5, "180ms"], [1, "2s"]]}.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/scenario/scenario_values.hpp"

namespace handoff::io {

// Members of a distribution's JSON that are no parameters of `family`; none for an unknown family,
// which its reader complains of.
std::vector<std::string> foreign_parameters(const Json& distribution, std::string_view family);

// How a duration must look, as a regular expression for editors; parse_duration is stricter.
inline constexpr std::string_view kDurationPattern =
    "^\\s*([0-9]+(\\.[0-9]+)?\\s*(d|h|min|m|s|ms|us)\\s*)+$";

// The JSON Schema of any distribution whose unit is seconds, or a plain number.
Json distribution_schema(bool seconds);

}  // namespace handoff::io
