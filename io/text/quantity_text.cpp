// The unit decides how a number is written; hours are seconds to a reader, and a share is percent.
#include "io/text/quantity_text.hpp"

#include <algorithm>
#include <cmath>

#include "io/figures/number_text.hpp"
#include "io/text/concat.hpp"

namespace handoff::io {
namespace {

constexpr double kHour_s = 3'600;
constexpr int kDigits = 3;
constexpr int kMostDecimals = 3;
constexpr int kMostHalfDecimals = 12;

// How numbers around one size are shown: multiplied, and with these words around them.
struct Frame {
  double factor = 1;
  std::string_view before;
  std::string_view multiple;  // "M"
  std::string_view after;
  bool cents = false;

  std::string around(std::string_view number) const {
    const std::size_t sign = number.starts_with('-') || number.starts_with('+') ? 1 : 0;
    return joined({number.substr(0, sign), before, number.substr(sign), multiple, after});
  }
};

Frame frame_of(double like, std::string_view unit) {
  if (unit == "s" || unit == "h") {
    const double in_s = unit == "h" ? kHour_s : 1;
    const figures::TimeUnit shown = figures::time_unit_of(like * in_s);
    return {in_s / shown.seconds, "", "", shown.name};
  }
  if (unit == "share") return {100, "", "", "%"};
  if (unit == "%") return {1, "", "", "%"};
  const figures::Multiple multiple = figures::multiple_of(like);
  if (unit == "$") return {1 / multiple.size, "$", multiple.name, "", multiple.size == 1};
  return {1 / multiple.size, "", multiple.name, unit};
}

// What stands after a number and is a word stands apart from it.
Frame spaced(Frame frame, std::string& room) {
  if (frame.after.empty() || frame.after == "%") return frame;
  room = joined({" ", frame.after});
  frame.after = room;
  return frame;
}

// To how many decimals half an interval says something; less than none: to tens, hundreds. Beside it a
// value goes to its second digit. Where it stands apart, a value goes to its first digit behind the
// point, and before the point, where people count, to its second one.
enum class Half : std::uint8_t { beside, apart };
int decimals_of_half(double half, Half where) {
  if (!(half > 0) || !std::isfinite(half)) return kMostDecimals;
  const int first = -static_cast<int>(std::floor(std::log10(half)));
  if (where == Half::beside) return std::min(first + 1, kMostHalfDecimals);
  return first > 0 ? std::min(first, kMostDecimals) : std::min(first + 1, 0);
}

int decimals_of_digits(double value) {
  if (value == 0) return 0;
  const double before = std::floor(std::log10(std::fabs(value))) + 1;
  return static_cast<int>(std::clamp(kDigits - before, 0.0, 12.0));
}

// Rounded to so many decimals, or to a power of ten: 387,596 to -2 is "387,600".
std::string rounded_text(double value, int decimals) {
  if (decimals >= 0) return figures::format_fixed(value, decimals);
  const double unit = std::pow(10.0, -decimals);
  return figures::format_fixed(std::round(value / unit) * unit, 0);
}

std::string signed_text(const std::string& number, double value, Sign sign) {
  const bool zero = number.find_first_of("123456789") == number.npos;
  return sign == Sign::always && value > 0 && !zero ? '+' + number : number;
}

std::string without_zeros(std::string text) {
  if (text.find('.') == text.npos) return text;
  text.erase(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string supported_text(double value, double half, std::string_view unit, Half where,
                           Sign sign = Sign::if_negative) {
  if (!std::isfinite(value)) return "-";
  std::string room;
  const Frame frame = spaced(frame_of(value, unit), room);
  const double shown = value * frame.factor;
  const int decimals =
      std::min(decimals_of_half(half * frame.factor, where), decimals_of_digits(shown));
  if (frame.cents && decimals > 0) return signed_text(figures::format_money(value), value, sign);
  const std::string number = without_zeros(rounded_text(shown, decimals));
  return frame.around(signed_text(number, value, sign));
}

// Of a share: beyond these there is nothing, so they need no decimals.
bool is_all_or_nothing(const std::string& percent) {
  return percent.starts_with("100.0") || percent.find_first_not_of("0.") == std::string::npos;
}

}  // namespace

std::string quantity_text(double value, std::string_view unit) {
  if (!std::isfinite(value)) return "-";
  if (unit == "s") return figures::format_duration(value);
  if (unit == "h") return figures::format_duration(value * kHour_s);
  if (unit == "$") return figures::format_money(value);
  if (unit == "share") return figures::format_percent(value);
  return figures::with_unit(figures::format_number(value), unit);
}

std::string quantity_like(double half, double like, std::string_view unit) {
  if (!std::isfinite(half)) return "-";
  std::string room;
  const Frame frame = spaced(frame_of(like, unit), room);
  const double shown = half * frame.factor;
  const int decimals = decimals_of_half(shown, Half::beside);
  if (frame.cents && decimals > 0) return figures::format_money(half);
  return frame.around(without_zeros(rounded_text(shown, decimals)));
}

std::string half_width_text(double half, double like, std::string_view unit,
                            std::string_view plus_minus) {
  if (!std::isfinite(half) || !(half > 0)) return {};
  return joined({plus_minus, " ", quantity_like(half, like, unit)});
}

std::string with_half_width(double value, double half, std::string_view unit,
                            std::string_view plus_minus) {
  const std::string half_width = half_width_text(half, value, unit, plus_minus);
  if (half_width.empty() || !std::isfinite(value)) return quantity_text(value, unit);
  return joined({value_to_half(value, half, unit), " ", half_width});
}

std::string value_to_half(double value, double half, std::string_view unit) {
  return supported_text(value, half, unit, Half::beside);
}

std::string estimate_text(double value, double half, std::string_view unit, Sign sign) {
  return supported_text(value, half, unit, Half::apart, sign);
}

std::string range_text(double low, double high, double like, std::string_view unit,
                       std::string_view between, Sign sign) {
  Frame frame = frame_of(like, unit);
  int decimals = decimals_of_half((high - low) / 2 * frame.factor, Half::apart);
  if (frame.cents && decimals > 0) decimals = 2;
  std::string room;
  const Frame last = spaced(frame, room);
  if (frame.before.empty()) frame.after = frame.multiple = {};  // once, after both
  const auto side = [&](const Frame& its, double value) {
    std::string number = rounded_text(value * its.factor, decimals);
    if (unit == "share" && is_all_or_nothing(number)) number = without_zeros(number);
    return its.around(signed_text(number, value, sign));
  };
  return joined({side(frame, low), between, side(last, high)});
}

std::string count_text(std::uint64_t count) {
  return figures::format_fixed(static_cast<double>(count), 0);
}

}  // namespace handoff::io
