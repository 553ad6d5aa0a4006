// Three significant digits are what an eye takes in, and a unit in which they are no zeros.
#include "io/text/quantity_text.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "io/text/concat.hpp"

namespace handoff::io {
namespace {

// A unit to show seconds in: how many seconds it has, and its name.
struct Scale {
  double seconds;
  std::string_view name;
};

Scale scale_of(double seconds) {
  const double size = std::fabs(seconds);
  if (size == 0) return {1, "s"};
  if (size < 1e-3) return {1e-6, "us"};
  if (size < 1) return {1e-3, "ms"};
  if (size < 120) return {1, "s"};
  if (size < 7'200) return {60, "min"};
  if (size < 172'800) return {3'600, "h"};
  return {86'400, "d"};
}

// Thousands are set apart by a comma, whatever the locale: "90,012".
std::string grouped(std::string digits) {
  for (std::size_t at = std::min(digits.find('.'), digits.size()); at > 3; at -= 3)
    digits.insert(at - 3, 1, ',');
  return digits;
}

// Three significant digits, and all digits before the point.
std::string rounded(double value) {
  const double size = std::fabs(value);
  if (!std::isfinite(value)) return "-";
  if (size == 0) return "0";
  if (size < 0.001) {
    char digits[16];
    std::snprintf(digits, sizeof digits, "%.1e", value);
    return digits;
  }
  if (size < 0.995) return fixed_text(value, 3);
  if (size < 9.995) return fixed_text(value, 2);
  if (size < 999.5) return fixed_text(value, 1);
  return fixed_text(value, 0);
}

std::string plain(double value) {
  if (value != std::floor(value) || std::fabs(value) >= 1e15) return rounded(value);
  return (value < 0 ? "-" : "") + grouped(fixed_text(std::fabs(value), 0));
}

std::string dollars(double value) {
  return (value < 0 ? "-$" : "$") + grouped(fixed_text(std::fabs(value), 2));
}

std::string in_seconds_scale(double value, const Scale& scale) {
  return rounded(value / scale.seconds) + ' ' + std::string(scale.name);
}

}  // namespace

std::string quantity_text(double value, std::string_view unit) {
  if (!std::isfinite(value)) return "-";
  if (unit == "h") return quantity_text(value * 3'600, "s");
  if (unit == "%") return rounded(value) + '%';
  if (unit == "s") {
    return in_seconds_scale(value, scale_of(value));
  }
  if (unit == "$") return dollars(value);
  if (unit == "share") return rounded(100 * value) + '%';
  return unit.empty() ? plain(value) : plain(value) + ' ' + std::string(unit);
}

std::string quantity_like(double value, double like, std::string_view unit) {
  if (!std::isfinite(value)) return "-";
  if (unit == "s") return in_seconds_scale(value, scale_of(like));
  if (unit == "h") return in_seconds_scale(value * 3'600, scale_of(like * 3'600));
  if (unit == "%") return rounded(value) + '%';
  if (unit == "$") return dollars(value);
  if (unit == "share") return rounded(100 * value) + '%';
  return rounded(value);
}

std::string count_text(std::uint64_t count) { return grouped(std::to_string(count)); }

}  // namespace handoff::io
