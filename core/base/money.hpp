// Money: hundredths of a currency's unit, and the currency.
//
// Processors count in a currency's smallest unit, which is not always a hundredth (JPY has none,
// KWD has a thousandth); `core/conversion/revenue.hpp` turns those into `Money`, so that cents mean
// the same everywhere.
#pragma once

#include <compare>
#include <cstdint>

namespace handoff::core {

// An ISO 4217 code in upper case ("USD"). The default is the one that thresholds are written in.
struct Currency {
  char code[3] = {'U', 'S', 'D'};

  constexpr auto operator<=>(const Currency&) const = default;
};

struct Money {
  std::int64_t cents = 0;

  constexpr auto operator<=>(const Money&) const = default;
  constexpr Money operator+(Money other) const { return {cents + other.cents}; }
  constexpr Money operator-(Money other) const { return {cents - other.cents}; }
  constexpr Money operator*(std::int64_t factor) const { return {cents * factor}; }
  constexpr double units() const { return static_cast<double>(cents) / 100.0; }
};

constexpr Money dollars(std::int64_t n) { return {n * 100}; }

}  // namespace handoff::core
