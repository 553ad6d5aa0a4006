// Field lookup: one input of a scenario by its path, with its value, limits, help and source.
//
// The page takes what it says about an input from sim/scenario_fields.hpp, by the same path that
// files, the command line and links use, so that nothing about an input is typed a second time
// here.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "sim/scenario_fields.hpp"

namespace handoff::web {

struct Field {
  std::string path;    // "apis.crm.limits[0].requests"
  double value = 0.0;  // durations in seconds, money in dollars, on and off as 1 and 0
  sim::FieldInfo info;
  bool is_switch = false;  // on or off
};

// All inputs that have a number for a value, in the order of the file.
std::vector<Field> fields_of(const sim::Scenario& scenario);

// Null when the scenario has no such input, for instance a limit of an API without limits.
const Field* find_field(const std::vector<Field>& fields, std::string_view path);

}  // namespace handoff::web
