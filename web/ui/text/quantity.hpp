// Quantities as people type and read them: "5%", "15k", "$1.2M", "250 ms", "4h".
//
// A slider's value has a kind, which says what a bare number means and what units may follow it.
// Reading back what was printed gives the same value to the digits shown.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace handoff::web::ui {

enum class Quantity {
  number,
  integer,   // rounded when typed
  percent,   // the value is a share: 0.05 is "5%"
  duration,  // the value is in seconds
  money,     // the value is in dollars
};

// For reading: short, with its unit. `unit` stands after numbers and integers, for instance "CSMs".
std::string quantity_text(Quantity kind, double value, std::string_view unit = {});

// What the user typed. `bare_unit_s` is what a bare number means for durations, for instance 60
// while the field shows minutes.
core::Result<double> parse_quantity(Quantity kind, std::string_view text, double bare_unit_s = 1.0);

// The unit that quantity_text shows for this duration, in seconds: 60 for "5 min".
double shown_unit_s(double seconds);

}  // namespace handoff::web::ui
