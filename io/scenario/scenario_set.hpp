// Scenario sets: several scenarios in one file, told apart by their names.
//
//   {"version": 1, "scenarios": [{"version": 1, "name": "today", ...}, {"version": 1, "name": "two offices", ...}]}
//
// Each is what a scenario's own file holds (io/scenario/scenario_json.hpp), and is read as strictly. A set
// without a scenario, one without a name, and a name that stands twice are errors in one line:
//
//   plans.json:9:5: scenarios[1].name: "today" stands there twice
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::io {

// Whether a text is such a set, well written or not, and no single scenario.
bool is_scenario_set(std::string_view text);

core::Result<std::vector<sim::Scenario>> read_scenario_set(std::string_view text,
                                                           std::string_view source_name);

std::string write_scenario_set(std::span<const sim::Scenario> scenarios);

}  // namespace handoff::io
