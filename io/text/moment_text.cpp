// The text is cut into words and each word says what it is: a date, a clock, a day, a month, a year.
#include "io/text/moment_text.hpp"

#include <algorithm>
#include <cctype>
#include <charconv>
#include <optional>
#include <vector>

#include "core/config/calendar.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/month_names.hpp"

namespace handoff::io {
namespace {

constexpr std::int64_t kDay_us = core::days(1).us;

struct Parts {
  std::optional<core::Date> date;  // with its year
  std::optional<int> day, month, year;
  std::optional<int> clock_s;  // of the day
};

std::vector<std::string> words_in(std::string_view text) {
  std::vector<std::string> words(1);
  for (const char c : text) {
    const auto u = static_cast<unsigned char>(c);
    if (std::isspace(u) != 0 || c == ',' || c == 'T') {
      if (!words.back().empty()) words.emplace_back();
    } else {
      words.back() += static_cast<char>(std::tolower(u));
    }
  }
  if (words.back().empty()) words.pop_back();
  return words;
}

std::optional<int> whole(std::string_view digits) {
  int value = 0;
  const auto [stop, code] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
  if (code != std::errc() || stop != digits.data() + digits.size() || digits.empty())
    return std::nullopt;
  return value;
}

// Takes the number in front of the next colon off the front.
std::optional<int> take_number(std::string_view& rest) {
  const std::size_t colon = std::min(rest.find(':'), rest.size());
  const auto number = whole(rest.substr(0, colon));
  rest.remove_prefix(std::min(colon + 1, rest.size()));
  return number;
}

// "14:00", "14:00:30", "14:00z", "2pm", "2:30pm", as seconds of the day.
std::optional<int> clock_s(std::string_view word) {
  const bool am = word.ends_with("am"), pm = word.ends_with("pm");
  if (am || pm) word.remove_suffix(2);
  if (word.ends_with('z')) word.remove_suffix(1);
  if (word.find(':') == word.npos && !am && !pm) return std::nullopt;
  auto hour = take_number(word);
  const auto minute = word.empty() ? 0 : take_number(word);
  const auto second = word.empty() ? 0 : take_number(word);
  const int last = am || pm ? 12 : 23;
  if (!hour || !minute || !second || !word.empty()) return std::nullopt;
  if (*hour < 0 || *hour > last || *minute < 0 || *minute > 59 || *second < 0 || *second > 59)
    return std::nullopt;
  if (am || pm) hour = *hour % 12 + (pm ? 12 : 0);
  return (*hour * 60 + *minute) * 60 + *second;
}

bool exists(core::Date date) {
  const bool in_range = date.month >= 1 && date.month <= 12 && date.day >= 1 && date.day <= 31;
  return in_range && core::date_from_days(core::days_from_date(date)) == date;
}

bool take(std::string_view word, Parts& parts) {
  if (const auto date = parse_date(word)) {
    parts.date = core::date_from_days(date->us / kDay_us);
    return true;
  }
  if (const auto seconds = clock_s(word)) {
    parts.clock_s = seconds;
    return true;
  }
  if (const int month = month_named(word)) {
    parts.month = month;
    return true;
  }
  for (const std::string_view ending : {"st", "nd", "rd", "th"}) {
    if (word.ends_with(ending)) word.remove_suffix(2);
  }
  const auto number = whole(word);
  if (!number) return false;
  (*number > 31 ? parts.year : parts.day) = *number;
  return true;
}

core::Time midnight(core::Date date) { return core::Time{core::days_from_date(date) * kDay_us}; }

// The day that the parts name; without a year the first one that is not over when the start comes.
std::optional<core::Time> day_of(const Parts& parts, core::Time start) {
  if (parts.date) return midnight(*parts.date);
  if (!parts.day || !parts.month) return std::nullopt;
  const int first = core::date_from_days(start.us / kDay_us).year;
  for (int year = parts.year.value_or(first); year <= first + 4; ++year) {
    const core::Date date{year, *parts.month, *parts.day};
    const bool right = exists(date) && midnight(date) + core::days(1) > start;
    if (right) return midnight(date);
    if (parts.year) break;
  }
  return std::nullopt;
}

std::string two(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

}  // namespace

core::Result<core::Duration> parse_moment(std::string_view text, core::Time start) {
  if (const auto after = parse_duration(text)) return *after;
  const core::Error wrong{"", "Type a date and a time, such as 1 Apr 14:00 or " +
                                  moment_text(start + core::days(30) + core::hours(14)) +
                                  ", or how long after the start: 30d14h"};
  Parts parts;
  for (const std::string& word : words_in(text)) {
    if (!take(word, parts)) return wrong;
  }
  const auto day = day_of(parts, start);
  if (!day) return wrong;
  const core::Time moment = *day + core::seconds(parts.clock_s.value_or(0));
  if (moment < start)
    return core::Error{"", "That is before the scenario begins, on " + date_text(start)};
  return moment - start;
}

std::string moment_text(core::Time moment) {
  const std::int64_t of_day_us = moment.us % kDay_us;
  const int second = static_cast<int>(of_day_us / 1'000'000);
  std::string text = date_text(core::Time{moment.us - of_day_us}) + ' ' + two(second / 3600) + ':' +
                     two(second / 60 % 60);
  if (second % 60 != 0) text += ':' + two(second % 60);
  return text;
}

}  // namespace handoff::io
