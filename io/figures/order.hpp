// The order of things by a number, with equal ones left as they are; one function for all charts,
// because each sort that is written out costs the page two kilobytes.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace handoff::figures {

// Indexes of `keys`, from the smallest to the largest. No key may be NaN.
std::vector<std::size_t> ascending(std::span<const double> keys);

}  // namespace handoff::figures
