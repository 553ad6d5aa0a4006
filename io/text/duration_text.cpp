// Whole-number arithmetic throughout, so that "0.1s" is exactly 100,000 microseconds.
#include "io/text/duration_text.hpp"

#include <array>
#include <cstdint>
#include <optional>

#include "io/text/reader_mutant.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

struct Unit {
  std::string_view name;
  std::int64_t us;
};

// Largest first, the order in which they must be written; "m" is another spelling.
constexpr std::array<Unit, 7> kUnits{{{"d", 86'400'000'000},
                                      {"h", 3'600'000'000},
                                      {"min", 60'000'000},
                                      {"m", 60'000'000},
                                      {"s", 1'000'000},
                                      {"ms", 1'000},
                                      {"us", 1}}};
constexpr std::string_view kExamples =
    "expected a duration such as \"45s\", \"15min\" or \"1h30m\"";
constexpr std::int64_t kUsPerDay = 86'400'000'000;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

core::Error bad(std::string_view text, std::string_view what) {
  return {"", in_quotes(text) + " " + std::string(what)};
}

void skip_blanks(std::string_view& rest) {
  while (!rest.empty() && rest.front() == ' ') rest.remove_prefix(1);
}

std::string_view take_while(std::string_view& rest, bool digits) {
  std::size_t length = 0;
  while (length < rest.size() && is_digit(rest[length]) == digits && rest[length] != ' ' &&
         (digits || rest[length] != '.')) {
    ++length;
  }
  const std::string_view taken = rest.substr(0, length);
  rest.remove_prefix(length);
  return taken;
}

const Unit* unit_of(std::string_view name) {
  for (const Unit& unit : kUnits) {
    if (unit.name == name) return &unit;
  }
  return nullptr;
}

// whole.fraction times the unit, in microseconds; or what is wrong with it.
struct Amount {
  std::int64_t us = 0;
  std::string_view complaint;
};

Amount amount_of(std::string_view whole, std::string_view fraction, std::int64_t unit_us) {
  constexpr std::size_t kMostDecimals = 8;  // 10^8 days of microseconds still fit 63 bits
  while (!fraction.empty() && fraction.back() == '0') fraction.remove_suffix(1);
  if (fraction.size() > kMostDecimals) return {0, "has more decimals than a microsecond can hold"};
  std::int64_t us = 0;
  for (const char digit : whole) {
    us = us * 10 + (digit - '0');
    if (us > kLongestDuration.us / unit_us) return {0, "is longer than 36500d"};
  }
  us *= unit_us;
  std::int64_t part = 0;
  std::int64_t scale = 1;
  for (const char digit : fraction) {
    part = part * 10 + (digit - '0');
    scale *= 10;
  }
  if (part * unit_us % scale != 0 && !broken(ReaderMutant::fraction_cut_off))
    return {0, "has more decimals than a microsecond can hold"};
  return {us + part * unit_us / scale, {}};
}

// 1'500 of 1'000 is "1.5".
std::string decimal(std::int64_t value, std::int64_t scale) {
  std::string text = std::to_string(value / scale);
  std::int64_t rest = value % scale;
  if (rest == 0) return text;
  text += '.';
  while (rest != 0) {
    scale /= 10;
    text += static_cast<char>('0' + rest / scale);
    rest %= scale;
  }
  return text;
}

std::string padded(std::int64_t value, std::size_t digits) {
  const std::string text = std::to_string(value);
  return text.size() < digits ? std::string(digits - text.size(), '0') + text : text;
}

struct Date {
  std::int64_t year;
  std::int64_t month;
  std::int64_t day;
};

// Days since 1970-01-01 and back, in the calendar of 400-year cycles that begin in March (H.
// Hinnant, "chrono-compatible low-level date algorithms"), for years from 1970.
std::int64_t days_from(Date date) {
  const std::int64_t year = date.month <= 2 ? date.year - 1 : date.year;
  const std::int64_t cycle = year / 400;
  const std::int64_t year_of_cycle = year - cycle * 400;
  const std::int64_t month = (date.month + 9) % 12;
  const std::int64_t day_of_year = (153 * month + 2) / 5 + date.day - 1;
  return cycle * 146'097 + year_of_cycle * 365 + year_of_cycle / 4 - year_of_cycle / 100 +
         day_of_year - 719'468;
}

Date date_from(std::int64_t days) {
  days += 719'468;
  const std::int64_t cycle = days / 146'097;
  const std::int64_t day = days - cycle * 146'097;
  const std::int64_t year = (day - day / 1'460 + day / 36'524 - day / 146'096) / 365;
  const std::int64_t day_of_year = day - (365 * year + year / 4 - year / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;
  const std::int64_t calendar_month = month < 10 ? month + 3 : month - 9;
  return {year + cycle * 400 + (calendar_month <= 2 ? 1 : 0), calendar_month,
          day_of_year - (153 * month + 2) / 5 + 1};
}

std::optional<std::int64_t> digits_at(std::string_view text, std::size_t at, std::size_t count) {
  std::int64_t value = 0;
  for (const char c : text.substr(at, count)) {
    if (!is_digit(c)) return std::nullopt;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

core::Result<core::Duration> parse_duration(std::string_view text) {
  std::string_view rest = text;
  skip_blanks(rest);
  if (rest.empty()) return bad(text, "is empty, " + std::string(kExamples));
  if (rest.front() == '-') return bad(text, "is negative; a duration is 0s or longer");
  std::int64_t total = 0;
  std::int64_t smallest =
      kLongestDuration.us;  // the unit before: each must be smaller than the last
  while (!rest.empty()) {
    const std::string_view whole = take_while(rest, true);
    std::string_view fraction;
    if (!rest.empty() && rest.front() == '.') {
      rest.remove_prefix(1);
      fraction = take_while(rest, true);
      if (fraction.empty()) return bad(text, "is not a duration, " + std::string(kExamples));
    }
    if (whole.empty()) return bad(text, "is not a duration, " + std::string(kExamples));
    skip_blanks(rest);
    const std::string_view name = take_while(rest, false);
    if (name.empty()) return bad(text, "has no unit, " + std::string(kExamples));
    const Unit* unit = unit_of(name);
    if (!unit)
      return bad(text,
                 "has the unknown unit " + in_quotes(name) + "; known are d, h, min, s, ms, us");
    if (unit->us >= smallest && !broken(ReaderMutant::unit_order_ignored))
      return bad(text, "must name each unit once, the largest first");
    smallest = unit->us;
    const Amount amount = amount_of(whole, fraction, unit->us);
    if (!amount.complaint.empty()) return bad(text, amount.complaint);
    total += amount.us;
    if (total > kLongestDuration.us) return bad(text, "is longer than 36500d");
    skip_blanks(rest);
  }
  return core::Duration{total};
}

std::string duration_text(core::Duration duration) {
  std::int64_t us = duration.us;
  if (us == 0) return "0s";
  if (us < 0) return "-" + duration_text({-us});
  if (us < 1'000) return std::to_string(us) + "us";
  if (us < 1'000'000) return decimal(us, 1'000) + "ms";
  std::string text;
  for (const Unit& unit : kUnits) {
    if (unit.name == "m" || us < unit.us) continue;
    if (unit.name == "s") return text + decimal(us, unit.us) + "s";
    text += std::to_string(us / unit.us);
    text += unit.name;
    us %= unit.us;
    if (us > 0 && us < 1'000'000) return text + decimal(us, 1'000'000) + "s";
  }
  return text;
}

core::Result<core::Time> parse_date(std::string_view text) {
  const auto wrong = [&] {
    return bad(text, "is not a date, expected one such as \"2026-03-02\"");
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return wrong();
  const auto year = digits_at(text, 0, 4);
  const auto month = digits_at(text, 5, 2);
  const auto day = digits_at(text, 8, 2);
  if (!year || !month || !day || *month < 1 || *month > 12 || *day < 1 || *day > 31) return wrong();
  if (*year < 1970) return bad(text, "is before 1970-01-01");
  const std::int64_t days = days_from({*year, *month, *day});
  if (date_from(days).day != *day) return bad(text, "is a day that its month does not have");
  return core::Time{days * kUsPerDay};
}

std::string date_text(core::Time time) {
  const Date date = date_from(time.us / kUsPerDay);
  return padded(date.year, 4) + '-' + padded(date.month, 2) + '-' + padded(date.day, 2);
}

std::string time_text(core::Time time) {
  const std::int64_t second = time.us % kUsPerDay / 1'000'000;
  return date_text(time) + 'T' + padded(second / 3'600, 2) + ':' + padded(second / 60 % 60, 2) +
         ':' + padded(second % 60, 2) + 'Z';
}

}  // namespace handoff::io
