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
constexpr int kHalfDigits = 2;
constexpr int kMostDecimals = 3;

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

// The decimals of the first digit of half an interval.
int decimals_of_half(double half) {
  if (!(half > 0) || !std::isfinite(half)) return kMostDecimals;
  return static_cast<int>(std::clamp(-std::floor(std::log10(half)), 0.0, 1.0 * kMostDecimals));
}

int decimals_of_digits(double value) {
  if (value == 0) return 0;
  const double before = std::floor(std::log10(std::fabs(value))) + 1;
  return static_cast<int>(std::clamp(kDigits - before, 0.0, 12.0));
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
  if (frame.cents) return figures::format_money(half);
  return frame.around(figures::format_number(half * frame.factor, kHalfDigits));
}

std::string half_width_text(double half, double like, std::string_view unit,
                            std::string_view plus_minus) {
  if (!std::isfinite(half) || !(half > 0)) return {};
  return joined({plus_minus, " ", quantity_like(half, like, unit)});
}

std::string with_half_width(double value, double half, std::string_view unit,
                            std::string_view plus_minus) {
  std::string text = quantity_text(value, unit);
  if (!std::isfinite(value)) return text;
  const std::string half_width = half_width_text(half, value, unit, plus_minus);
  return half_width.empty() ? text : text + ' ' + half_width;
}

std::string estimate_text(double value, double half, std::string_view unit, Sign sign) {
  if (!std::isfinite(value)) return "-";
  std::string room;
  const Frame frame = spaced(frame_of(value, unit), room);
  const double shown = value * frame.factor;
  const int decimals = std::min(decimals_of_half(half * frame.factor), decimals_of_digits(shown));
  if (frame.cents && decimals > 0) return signed_text(figures::format_money(value), value, sign);
  const std::string number = without_zeros(figures::format_fixed(shown, decimals));
  return frame.around(signed_text(number, value, sign));
}

std::string range_text(double low, double high, double like, std::string_view unit,
                       std::string_view between, Sign sign) {
  Frame frame = frame_of(like, unit);
  int decimals = decimals_of_half((high - low) / 2 * frame.factor);
  if (frame.cents && decimals > 0) decimals = 2;
  std::string room;
  const Frame last = spaced(frame, room);
  if (frame.before.empty()) frame.after = frame.multiple = {};  // once, after both
  const auto side = [&](const Frame& its, double value) {
    const std::string number = figures::format_fixed(value * its.factor, decimals);
    return its.around(signed_text(number, value, sign));
  };
  return joined({side(frame, low), between, side(last, high)});
}

std::string count_text(std::uint64_t count) {
  return figures::format_fixed(static_cast<double>(count), 0);
}

}  // namespace handoff::io
