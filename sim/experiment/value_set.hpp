// ValueSet: of which durations somebody wants the single values of a batch. They are most of its bytes, and whoever judges a
// mean needs none.
#pragma once

#include <cstdint>

#include "sim/experiment/batch.hpp"

namespace handoff::sim {

using ValueSet = std::uint32_t;  // a bit for each of kDurations
static_assert(kDurationCount <= 32);
inline constexpr ValueSet kNoValues = 0;
inline constexpr ValueSet kAllValues = ~ValueSet{0};

// Of one metric; none if it has no single values.
ValueSet values_of(Metric metric);

// Lets go of the single values of all other durations.
void keep_values(Batch& batch, ValueSet wanted);

}  // namespace handoff::sim
