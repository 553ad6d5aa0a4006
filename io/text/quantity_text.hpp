// Quantities: a value in a metric's unit ("s", "h", "$", "share", "%", or a word such as "CSMs"),
// written by the rules of io/figures/number_text.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace handoff::io {

// What stands before half an interval: the sign, and what any terminal prints of it.
inline constexpr std::string_view kPlusMinus = "\xC2\xB1";
inline constexpr std::string_view kAsciiPlusMinus = "+/-";

// "1.24 s" and "6.4 h" for times, "$350", "2.1%" for shares, "78.2".
std::string quantity_text(double value, std::string_view unit);

// Half an interval of `like`: two significant digits ("$3,700"), in the unit and size that `like` is shown
// in, so that the eye can compare the two.
std::string quantity_like(double half, double like, std::string_view unit);

// "+/- 0.031 s"; nothing where there is no interval, or one of no width.
std::string half_width_text(double half, double like, std::string_view unit,
                            std::string_view plus_minus = kAsciiPlusMinus);

// A value and half of its interval, to the same place: "1.24 s +/- 0.031 s", "$387,600 +/- $3,700".
std::string with_half_width(double value, double half, std::string_view unit,
                            std::string_view plus_minus = kAsciiPlusMinus);

// The value of such a pair alone: "$387,600".
std::string value_to_half(double value, double half, std::string_view unit);

// Where the interval stands apart, the value has no digit that half its width (of zero: not known)
// cannot stand behind, and behind the point three in all at most: "353", "1.91 min", "$387,600". A
// difference shows its sign.
enum class Sign : std::uint8_t { if_negative, always };
std::string estimate_text(double value, double half, std::string_view unit,
                          Sign sign = Sign::if_negative);

// Both sides of the interval of `like`, in the unit that `like` is shown in, with the digits that
// their distance can stand behind: "5.19 to 5.24 s", "$347 to $354", "1.1 to 1.8%".
std::string range_text(double low, double high, double like, std::string_view unit,
                       std::string_view between = " to ", Sign sign = Sign::if_negative);

// All digits: "90,012".
std::string count_text(std::uint64_t count);

}  // namespace handoff::io
