// File names: what the page's files are called, after the scenario.
#pragma once

#include <string>
#include <string_view>

#include "sim/scenario/scenario.hpp"

namespace handoff::web {

// "worked_example.json"; what is no letter or digit of the scenario's name is "_".
std::string file_name(const sim::Scenario& scenario, std::string_view ending);

}  // namespace handoff::web
