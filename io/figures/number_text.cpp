// Rounded first, then the unit is chosen, then it is written.
#include "io/figures/number_text.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <iterator>
#include <utility>

#include "io/figures/clock.hpp"

namespace handoff::figures {

namespace {

// How many decimals give a number so many significant digits.
int decimals_for(double magnitude, int digits) {
  if (!(magnitude > 0.0)) return 0;
  const int before_point = static_cast<int>(std::floor(std::log10(magnitude))) + 1;
  return std::clamp(digits - before_point, 0, 12);
}

std::string without_trailing_zeros(std::string text) {
  if (text.find('.') == std::string::npos) return text;
  while (text.back() == '0') text.pop_back();
  if (text.back() == '.') text.pop_back();
  return text;
}

// Rounded first, so that 59.97 s to three digits is "60" before a unit is chosen by its size.
double rounded(double value, int digits) {
  if (!std::isfinite(value)) return value;
  char text[40];
  std::snprintf(text, sizeof text, "%.*e", std::max(digits, 1) - 1, value);
  return std::strtod(text, nullptr);
}

constexpr TimeUnit kTimeUnits[] = {
    {86400.0, "d"}, {3600.0, "h"}, {60.0, "min"}, {1.0, "s"}, {1e-3, "ms"}};
constexpr Multiple kMultiples[] = {{1e12, "T"}, {1e9, "B"}, {1e6, "M"}};

constexpr std::string_view kNoNumber = "-";

std::string infinite(double value) {
  return std::isnan(value) ? std::string(kNoNumber) : value > 0.0 ? "inf" : "-inf";
}

}  // namespace

std::string format_fixed(double value, int decimals) {
  assert(decimals >= 0 && decimals <= 16);
  char text[64];
  std::snprintf(text, sizeof text, "%.*f", decimals, std::abs(value));
  std::string digits = text;
  const std::size_t point = std::min(digits.find('.'), digits.size());
  for (std::size_t at = point; point >= 4 && at > 3; at -= 3) digits.insert(at - 3, ",");
  const bool zero = digits.find_first_not_of("0.,") == std::string::npos;
  return value < 0.0 && !zero ? "-" + digits : digits;
}

TimeUnit time_unit_of(double seconds, int digits) {
  const double size = std::abs(rounded(seconds, digits));
  if (!(size > 0.0) || !std::isfinite(size)) return {1.0, "s"};
  for (const TimeUnit& unit : kTimeUnits) {
    if (size >= unit.seconds) return unit;
  }
  return kTimeUnits[std::size(kTimeUnits) - 1];
}

Multiple multiple_of(double value, int digits) {
  const double size = std::abs(rounded(value, digits));
  for (const Multiple& multiple : kMultiples) {
    if (size >= multiple.size) return multiple;
  }
  return {};
}

std::string format_number(double value, int digits) {
  if (!std::isfinite(value)) return infinite(value);
  const double size = std::abs(rounded(value, digits));
  if (size >= 1e15 || (size > 0.0 && size < 1e-6)) {
    char text[40];
    std::snprintf(text, sizeof text, "%.*e", std::max(digits, 1) - 1, value);
    return text;
  }
  const Multiple multiple = multiple_of(value, digits);
  const int decimals = decimals_for(size / multiple.size, digits);
  std::string text = without_trailing_zeros(format_fixed(value / multiple.size, decimals));
  return text.append(multiple.name);
}

std::string format_duration(double seconds, int digits) {
  if (!std::isfinite(seconds)) return infinite(seconds);
  const TimeUnit unit = time_unit_of(seconds, digits);
  // 59.97 s is "1 min", not "0.999 min".
  const double size = std::abs(rounded(seconds, digits));
  const double shown = std::max(std::abs(seconds), std::min(size, unit.seconds));
  std::string text = format_number(std::copysign(shown / unit.seconds, seconds), digits);
  return with_unit(seconds == 0.0 ? "0" : std::move(text), unit.name);
}

std::string format_money(double dollars, int digits) {
  if (!std::isfinite(dollars)) return infinite(dollars);
  const double size = std::abs(dollars);
  if (multiple_of(dollars, digits).size > 1.0)
    return with_unit(format_number(dollars, digits), "$");
  const bool cents = std::round(size) < 100.0 && std::fmod(std::round(size * 100.0), 100.0) != 0.0;
  return with_unit(format_fixed(dollars, cents ? 2 : 0), "$");
}

std::string format_percent(double share, int digits) {
  return with_unit(format_number(share * 100.0, digits), "%");
}

std::string format_duration_tick(double seconds, double step_s) {
  const double size = std::abs(seconds);
  if (size < 60.0) return seconds == 0.0 ? "0" : format_duration(seconds, 6);
  if (step_s < 1.0) {
    return format_fixed(seconds, decimals_for(1.0 / step_s, 1) + 1) + " s";
  }
  // One unit, if one decimal says it all.
  for (const TimeUnit& unit : kTimeUnits) {
    if (size < unit.seconds) continue;
    const double tenths = size / unit.seconds * 10.0;
    if (std::abs(tenths - std::round(tenths)) < 1e-6) return format_duration(seconds, 6);
    break;
  }
  std::string out = seconds < 0.0 ? "-" : "";
  auto left = static_cast<std::int64_t>(std::round(size));
  for (const TimeUnit& unit : kTimeUnits) {
    if (unit.seconds < 1.0) break;
    const auto whole = static_cast<std::int64_t>(unit.seconds);
    if (left < whole) continue;
    if (!out.empty() && out != "-") out += ' ';
    out += with_unit(std::to_string(left / whole), unit.name);
    left %= whole;
  }
  return out;
}

std::string with_unit(std::string number, std::string_view unit) {
  if (unit.empty() || number == kNoNumber) return number;
  if (unit == "$") return number.front() == '-' ? "-$" + number.substr(1) : "$" + number;
  if (unit != "%") number += ' ';
  return number.append(unit);
}

std::string format_value(Scale scale, std::string_view unit, double value, int digits) {
  switch (scale) {
    case Scale::time:
    case Scale::log_time:
      return format_duration(value, digits);
    case Scale::clock:
      return format_moment(value);
    case Scale::percent:
      return format_percent(value, digits);
    default:
      if (unit == "$") return format_money(value, digits);
      return with_unit(format_number(value, digits), unit);
  }
}

}  // namespace handoff::figures
