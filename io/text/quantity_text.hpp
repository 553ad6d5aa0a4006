// Quantities for people: a value in a metric's unit, in a few digits and a unit that is easy to
// read.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace handoff::io {

// "1.24 s" and "6.4 h" for seconds, "$350.12", "2.1%" for shares, "78.2".
std::string quantity_text(double value, std::string_view unit);

// The same in the unit that `like` would be shown in, so that the eye can compare the two: half an
// interval beside its mean.
std::string quantity_like(double value, double like, std::string_view unit);

// "90,012".
std::string count_text(std::uint64_t count);

}  // namespace handoff::io
