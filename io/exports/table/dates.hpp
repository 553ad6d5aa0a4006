// Dates as exports write them, read the same way in a whole file.
//
//   2026-09-30 23:54:05    2026-03-02T23:47:12.345+0000    1787926738    1787926738000
//   3/15/2024 2:30 PM      15/03/2024 14:30    15.03.2024    05-Mar-2026    46082.5 (Excel)
//
// Whether 3/4 is in March or in April cannot be told from one cell. A file's dates vote: one part
// above 12 decides for all. If none decides, whoever reads has to ask. A bare number is an instant
// only within 1990 to 2050; anything else is no date, and is not rescaled until it is one.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/time.hpp"

namespace handoff::exports {

enum class DayOrder : std::uint8_t { unknown, day_first, month_first };

// How finely a clock was written down.
enum class Fineness : std::uint8_t { second, minute, day };

struct Moment {
  core::Time at;       // by the clock that it was written by, as if it were UTC's
  bool zoned = false;  // the text itself says which clock: `at` is UTC
  Fineness fineness = Fineness::second;
};

// What the cells of a file have shown so far.
class DayOrderVotes {
 public:
  void see(std::string_view cell);

  // Nothing where it makes a difference and cannot be told; unknown where it makes none.
  std::optional<DayOrder> decided() const;

  // A cell that can be read both ways.
  const std::string& example() const { return example_; }

 private:
  bool day_first_ = false;
  bool month_first_ = false;
  std::string example_;
};

// Nothing for what is no date.
std::optional<Moment> parse_moment(std::string_view cell, DayOrder order);

}  // namespace handoff::exports
