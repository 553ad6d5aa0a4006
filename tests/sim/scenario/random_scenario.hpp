// Random scenarios: a valid value for every field, drawn from the field's own limits.
//
// Nothing is listed here: the fields are walked as everywhere (sim/scenario/fields.hpp), so a new
// one is drawn as soon as it exists. A scenario begins as the worked example; then lists get other
// lengths and inputs other values, one after the other, and each that does not fit what is there
// already is left as it was.
#pragma once

#include <cstdint>

#include "sim/scenario/scenario.hpp"

namespace handoff::tests {

enum class Values {
  anything,  // between the field's limits, odd texts, any distribution
  a_storm,   // not far from what it is: a month that can be simulated
};

sim::Scenario random_scenario(std::uint64_t number, Values values);

}  // namespace handoff::tests
