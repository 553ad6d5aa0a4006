// Reading by hand: the grammar is two words.
#include "io/text/hours_text.hpp"

#include <array>
#include <optional>

#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

constexpr std::array<std::string_view, 7> kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

std::optional<int> day_of(std::string_view text) {
  for (std::size_t day = 0; day < kDays.size(); ++day) {
    if (text.size() != 3) return std::nullopt;
    bool same = true;
    for (std::size_t i = 0; i < 3; ++i) same = same && lower(text[i]) == lower(kDays[day][i]);
    if (same) return static_cast<int>(day);
  }
  return std::nullopt;
}

// "Mon" or "Mon-Fri", which may run over Sunday.
std::optional<unsigned> days_of(std::string_view text) {
  const auto dash = text.find('-');
  const auto first = day_of(text.substr(0, dash));
  const auto last = dash == std::string_view::npos ? first : day_of(text.substr(dash + 1));
  if (!first || !last) return std::nullopt;
  unsigned days = 0;
  for (int day = *first;; day = (day + 1) % 7) {
    days |= 1u << day;
    if (day == *last) return days;
  }
}

std::optional<int> minute_of(std::string_view text) {
  const auto digit = [&text](std::size_t at) { return text[at] >= '0' && text[at] <= '9'; };
  if (text.size() != 5 || text[2] != ':' || !digit(0) || !digit(1) || !digit(3) || !digit(4))
    return std::nullopt;
  const int hour = (text[0] - '0') * 10 + text[1] - '0';
  const int minute = (text[3] - '0') * 10 + text[4] - '0';
  if (minute > 59 || hour * 60 + minute > 24 * 60) return std::nullopt;
  return hour * 60 + minute;
}

std::string clock(int minute) {
  const auto two = [](int n) { return std::string(n < 10 ? "0" : "") + std::to_string(n); };
  return two(minute / 60) + ":" + two(minute % 60);
}

}  // namespace

core::Result<core::OpenHours> parse_hours(std::string_view text) {
  const core::Error wrong{"", in_quotes(text) + " are not working hours"};
  const auto blank = text.find(' ');
  if (blank == std::string_view::npos) return wrong;
  unsigned days = 0;
  std::string_view list = text.substr(0, blank);
  while (true) {
    const auto comma = list.find(',');
    const auto part = days_of(list.substr(0, comma));
    if (!part) return wrong;
    days |= *part;
    if (comma == std::string_view::npos) break;
    list = list.substr(comma + 1);
  }
  const std::string_view span = text.substr(blank + 1);
  const auto dash = span.find('-');
  if (dash == std::string_view::npos) return wrong;
  const auto from = minute_of(span.substr(0, dash));
  const auto to = minute_of(span.substr(dash + 1));
  if (!from || !to || *from >= *to) return wrong;
  core::OpenHours hours;
  hours.from_minute = *from;
  hours.to_minute = *to;
  hours.weekdays = static_cast<std::uint8_t>(days);
  return hours;
}

std::string hours_text(const core::OpenHours& hours) {
  std::string text;
  const auto works = [&hours](int day) { return (hours.weekdays >> day & 1) != 0; };
  for (int day = 0; day < 7; ++day) {
    if (!works(day)) continue;
    const int first = day;
    while (day < 6 && works(day + 1)) ++day;
    if (!text.empty()) text += ',';
    text += kDays[static_cast<std::size_t>(first)];
    if (day > first) text += "-" + std::string(kDays[static_cast<std::size_t>(day)]);
  }
  return text + " " + clock(hours.from_minute) + "-" + clock(hours.to_minute);
}

}  // namespace handoff::io
