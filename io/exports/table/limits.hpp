// Limits: how large a figure of a file may be before it becomes money or a length of time.
//
// A file may hold anything, and a product of two of its numbers overflows soon. Past these limits
// no business is: a figure beyond them is none, and its row is left out under a reason. Moments
// have limits of their own, 1990 to 2050 (dates.hpp).
#pragma once

#include <cmath>
#include <optional>

#include "core/base/time.hpp"
#include "core/conversion/revenue.hpp"

namespace handoff::exports {

inline constexpr double kMostAmount = core::kMaxUnitAmount;
inline constexpr core::Duration kLongestLength = core::days(3'660);  // ten years

// `count` times `unit`. Nothing for what is below zero, above ten years, or no number at all.
inline std::optional<core::Duration> length_of(double count, core::Duration unit) {
  const double us = count * static_cast<double>(unit.us);
  const bool in_range = us >= 0 && us <= static_cast<double>(kLongestLength.us);
  return in_range ? std::optional(core::microseconds(std::llround(us))) : std::nullopt;
}

}  // namespace handoff::exports
