// Amounts of a currency's smallest unit, as the processor writes them: whole numbers, or decimal
// text with up to twelve places ("0.125" of a cent for each unit), which some exports turn into
// numbers. They are kept exactly until they are multiplied; only what is billed is whole.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "io/json/json_reader.hpp"

namespace handoff::io {

__extension__ using WideInteger = __int128;

// A million million times a price of a million million, to the twelfth place, is within its range.
struct ExactAmount {
  static constexpr std::int64_t kPicos = 1'000'000'000'000;
  WideInteger picos = 0;  // of the smallest unit, and never negative

  ExactAmount operator+(ExactAmount other) const { return {picos + other.picos}; }
  ExactAmount operator*(std::int64_t quantity) const { return {picos * quantity}; }
  bool operator==(const ExactAmount&) const = default;
};

// The amount in the member `whole`, else in the member `decimal`; nothing where both are empty.
std::optional<ExactAmount> read_amount(const Reader& reader, std::string_view whole,
                                       std::string_view decimal);

// In whole smallest units, half of one rounded up; nothing for more than anybody is billed.
std::optional<std::int64_t> whole_units(ExactAmount amount);

// `amount` x `part` / `whole`, rounded half up. None may be negative, and `whole` not zero.
std::int64_t share_of(std::int64_t amount, std::int64_t part, std::int64_t whole);

}  // namespace handoff::io
