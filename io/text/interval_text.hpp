// Intervals as text for people, beside the value that they belong to: a side that the data do not bound
// (it is infinite) is not shown as if it were.
#pragma once

#include <string>
#include <string_view>

#include "io/text/quantity_text.hpp"

namespace handoff::io {

// "+/- 0.031 s"; "0.1 to 1.3%" where the sides differ; "at most 37%" where value and lower end are the
// same; "at least 12 s"; nothing where neither side is bounded or there is no spread.
std::string interval_text(double value, double low, double high, std::string_view unit,
                          std::string_view plus_minus = kAsciiPlusMinus);

// The value as it stands beside that text in a table of its own columns: to the same place.
std::string value_beside(double value, double low, double high, std::string_view unit);

// "1.24 s +/- 0.031 s", "0.49% (0.1 to 1.3%)", "0% (at most 37%)".
std::string with_interval(double value, double low, double high, std::string_view unit,
                          std::string_view plus_minus = kAsciiPlusMinus);

}  // namespace handoff::io
