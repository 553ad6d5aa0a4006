// What is bounded, and how evenly, decides the words.
#include "io/text/interval_text.hpp"

#include <algorithm>
#include <cmath>

#include "io/text/concat.hpp"
#include "io/text/quantity_text.hpp"

namespace handoff::io {
namespace {

// Sides that differ by less than this share of the width look the same.
constexpr double kUneven = 0.15;
// Sums of rounding errors are no spread.
constexpr double kRounding = 1e-9;

// Whether nothing below zero is possible; of money, differences and plain numbers it is.
bool is_positive(double value, std::string_view unit) {
  return value >= 0 && unit != "$" && unit != "pts" && !unit.empty();
}

}  // namespace

std::string interval_text(double value, double low, double high, std::string_view unit,
                          std::string_view plus_minus) {
  if (is_positive(value, unit) && low < 0 && !std::isfinite(high)) return {};
  const bool above = std::isfinite(low), below = std::isfinite(high);
  if (!above && !below) return {};
  if (!below) return "at least " + quantity_text(low, unit);
  if (!above) return "at most " + quantity_text(high, unit);
  const double width = high - low;
  if (width < kRounding) return {};
  if (value - low < kRounding) return "at most " + quantity_text(high, unit);
  if (high - value < kRounding) return "at least " + quantity_text(low, unit);
  if (std::fabs(high + low - 2 * value) <= kUneven * width)
    return half_width_text(width / 2, value, unit, plus_minus);
  return range_text(is_positive(value, unit) ? std::max(low, 0.0) : low, high, value, unit);
}

std::string value_beside(double value, double low, double high, std::string_view unit) {
  const std::string sure = interval_text(value, low, high, unit, kAsciiPlusMinus);
  const double half = (high - low) / 2;
  if (sure.empty() || !std::isfinite(value)) return quantity_text(value, unit);
  return sure.starts_with(kAsciiPlusMinus) ? value_to_half(value, half, unit)
                                           : estimate_text(value, half, unit);
}

std::string with_interval(double value, double low, double high, std::string_view unit,
                          std::string_view plus_minus) {
  std::string text = value_beside(value, low, high, unit);
  const std::string sure = interval_text(value, low, high, unit, plus_minus);
  if (sure.empty() || !std::isfinite(value)) return text;
  return sure.starts_with(plus_minus) ? joined({text, " ", sure}) : joined({text, " (", sure, ")"});
}

}  // namespace handoff::io
