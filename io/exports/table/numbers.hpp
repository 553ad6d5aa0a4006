// Numbers as exports write them: "1,000.00", "399,00", "$1 234.50", "(12.00)", "1.234,56".
//
// Whether "1,000" is a thousand or one cannot be told from one cell, so a column's cells vote: a
// mark that comes twice in one number sets thousands apart, the last of two kinds is the decimal
// one, and so is a mark before any other number of digits than three. What is no number with either
// mark has no vote.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace handoff::exports {

enum class DecimalMark : std::uint8_t { unknown, point, comma };

class DecimalVotes {
 public:
  void see(std::string_view cell);

  // Nothing where it makes a difference and cannot be told.
  std::optional<DecimalMark> decided() const;
  const std::string& example() const { return example_; }

 private:
  bool point_ = false;
  bool comma_ = false;
  std::string example_;
};

// Nothing for what is no number (number_cell.hpp), or is beyond all limits (limits.hpp).
std::optional<double> parse_amount(std::string_view cell, DecimalMark mark);

}  // namespace handoff::exports
