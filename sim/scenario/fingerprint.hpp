// Fingerprint: 64 bits that tell whether two scenarios have the same inputs.
//
// Everything that can influence a result goes in, the seed and past customers too; the name, the description
// and the ranges of uncertain inputs do not. The same scenario has the same fingerprint on every
// machine, so that work which was saved can be found again.
#pragma once

#include <cstdint>

#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

std::uint64_t fingerprint_of(const Scenario& scenario);

}  // namespace handoff::sim
