// A cell with a number in it, and what may stand around that: a sign, a currency's sign or code at
// either end, accountants' brackets. Anything else makes the cell something else - a date, a phone
// number, a version, five thousand as "5k" - and that is no number, however many digits it has.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace handoff::exports {

struct NumberCell {
  // Figures, points and commas; an apostrophe for an apostrophe or a blank, which set thousands
  // apart.
  std::string digits;
  bool negative = false;
};

std::optional<NumberCell> number_cell(std::string_view cell);

// Its digits as JSON writes a number, if `decimal` ('.' or ',') is the decimal mark; nothing where
// they cannot be meant so: thousands come in threes, or in twos before the last three as in India.
std::optional<std::string> digits_with(std::string_view digits, char decimal);

}  // namespace handoff::exports
