// The date is parse_date's; what follows it is read from left to right.
#include "io/text/instant_text.hpp"

#include <cstddef>
#include <cstdint>

#include "io/text/duration_text.hpp"

namespace handoff::io {
namespace {

constexpr std::size_t kDateLength = 10;

bool is_decimal_digit(char c) { return c >= '0' && c <= '9'; }

// Takes `symbols` off the front, if one of them stands there.
bool take_one_of(std::string_view& rest, std::string_view symbols) {
  if (rest.empty() || symbols.find(rest.front()) == symbols.npos) return false;
  rest.remove_prefix(1);
  return true;
}

// Two digits from 0 to `most`.
std::optional<std::int64_t> take_two(std::string_view& rest, std::int64_t most) {
  if (rest.size() < 2 || !is_decimal_digit(rest[0]) || !is_decimal_digit(rest[1])) {
    return std::nullopt;
  }
  const std::int64_t value = (rest[0] - '0') * 10 + (rest[1] - '0');
  rest.remove_prefix(2);
  return value <= most ? std::optional(value) : std::nullopt;
}

std::optional<core::Duration> take_clock(std::string_view& rest) {
  const auto hour = take_two(rest, 23);
  if (!hour || !take_one_of(rest, ":")) return std::nullopt;
  const auto minute = take_two(rest, 59);
  if (!minute || !take_one_of(rest, ":")) return std::nullopt;
  const auto second = take_two(rest, 60);
  if (!second) return std::nullopt;
  return core::hours(*hour) + core::minutes(*minute) + core::seconds(*second);
}

// The decimals of a second, if there are any; a point without digits is an error.
std::optional<core::Duration> take_fraction(std::string_view& rest) {
  if (!take_one_of(rest, ".,")) return core::Duration{};
  if (rest.empty() || !is_decimal_digit(rest.front())) return std::nullopt;
  core::Duration fraction;
  std::int64_t worth = 100'000;
  while (!rest.empty() && is_decimal_digit(rest.front())) {
    fraction += core::microseconds((rest.front() - '0') * worth);
    worth /= 10;
    rest.remove_prefix(1);
  }
  return fraction;
}

// How far the clock is ahead of UTC.
std::optional<core::Duration> take_zone(std::string_view& rest) {
  if (take_one_of(rest, "Zz")) return core::Duration{};
  if (rest.empty()) return std::nullopt;
  const std::int64_t sign = rest.front() == '-' ? -1 : 1;
  if (!take_one_of(rest, "+-")) return std::nullopt;
  const auto hour = take_two(rest, 23);
  if (!hour || !take_one_of(rest, ":")) return std::nullopt;
  const auto minute = take_two(rest, 59);
  if (!minute) return std::nullopt;
  return (core::hours(*hour) + core::minutes(*minute)) * sign;
}

}  // namespace

std::optional<core::Time> parse_instant(std::string_view text) {
  if (text.size() <= kDateLength) return std::nullopt;
  const auto day = parse_date(text.substr(0, kDateLength));
  std::string_view rest = text.substr(kDateLength);
  if (!day || !take_one_of(rest, "Tt ")) return std::nullopt;
  const auto clock = take_clock(rest);
  if (!clock) return std::nullopt;
  const auto fraction = take_fraction(rest);
  if (!fraction) return std::nullopt;
  const auto zone = take_zone(rest);
  if (!zone || !rest.empty()) return std::nullopt;
  const core::Time instant = *day + *clock + *fraction - *zone;
  if (instant < core::Time{}) return std::nullopt;
  return instant;
}

}  // namespace handoff::io
