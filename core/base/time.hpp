// Time and durations: integer microseconds, as two distinct types.
//
// `Time` is a point, counted from the Unix epoch in UTC; `Duration` is a length. Only the sums that
// mean something compile (point + length, point - point). Nothing here reads a clock: the time now
// is always an argument.
#pragma once

#include <compare>
#include <cstdint>
#include <limits>

namespace handoff::core {

struct Duration {
  std::int64_t us = 0;

  constexpr auto operator<=>(const Duration&) const = default;
  constexpr Duration operator+(Duration other) const { return {us + other.us}; }
  constexpr Duration operator-(Duration other) const { return {us - other.us}; }
  constexpr Duration operator*(std::int64_t factor) const { return {us * factor}; }
  constexpr Duration operator/(std::int64_t divisor) const { return {us / divisor}; }
  constexpr Duration& operator+=(Duration other) { return us += other.us, *this; }

  constexpr double seconds() const { return static_cast<double>(us) / 1e6; }
  constexpr double hours() const { return static_cast<double>(us) / 3.6e9; }
};

constexpr Duration microseconds(std::int64_t n) { return {n}; }
constexpr Duration milliseconds(std::int64_t n) { return {n * 1'000}; }
constexpr Duration seconds(std::int64_t n) { return {n * 1'000'000}; }
constexpr Duration minutes(std::int64_t n) { return seconds(n * 60); }
constexpr Duration hours(std::int64_t n) { return minutes(n * 60); }
constexpr Duration days(std::int64_t n) { return hours(n * 24); }

struct Time {
  std::int64_t us = 0;

  constexpr auto operator<=>(const Time&) const = default;
  constexpr Time operator+(Duration length) const { return {us + length.us}; }
  constexpr Time operator-(Duration length) const { return {us - length.us}; }
  constexpr Duration operator-(Time other) const { return {us - other.us}; }
};

// A point after every other one: "no such time yet".
inline constexpr Time kNever{std::numeric_limits<std::int64_t>::max()};

}  // namespace handoff::core
