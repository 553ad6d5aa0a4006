// A letter for an hour, two columns wide.
#include "io/results/team/week_text.hpp"

#include <algorithm>
#include <string_view>

#include "io/text/concat.hpp"
#include "io/text/quantity_text.hpp"

namespace handoff::io {
namespace {

constexpr std::string_view kShades = ".:oO@";  // a fifth each
constexpr std::string_view kDays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr int kStretch = 6;                // hours
constexpr std::uint32_t kFewestLate = 20;  // of whom it is said when they converted

char shade_of(const sim::TouchCount& hour) {
  if (hour.customers < kFewestInHour) return ' ';
  const double share = static_cast<double>(hour.late) / hour.customers;
  return kShades[static_cast<std::size_t>(std::min(4.0, share * 5))];
}

std::string clock(int hour) {
  const int at = hour % 24;
  return joined({at < 10 ? "0" : "", std::to_string(at), ":00"});
}

// By the hour of the day.
sim::LateHours by_hour(const sim::TouchWeek& week) {
  sim::LateHours hours;
  for (std::size_t at = 0; at < week.size(); ++at) {
    hours.conversions[at % 24] += week[at].customers;
    hours.late[at % 24] += week[at].late;
  }
  return hours;
}

}  // namespace

std::string week_text(const sim::TouchWeek& week) {
  std::string text = "       0           6           12          18\n";
  for (std::size_t day = 0; day < 7; ++day) {
    std::string line = joined({"  ", kDays[day], "  "});
    for (std::size_t hour = 0; hour < 24; ++hour) {
      line += shade_of(week[day * 24 + hour]);
      line += ' ';
    }
    line.erase(line.find_last_not_of(' ') + 1);
    text += line + '\n';
  }
  return text;
}

std::string week_legend() {
  return "Late of those who converted in that hour, by the office's clock: . below 20%, : 40%, o "
         "60%, O 80%, @ "
         "above; blank: fewer than 5 customers.";
}

std::string week_words(const sim::TouchWeek& week) {
  const sim::TouchCount all = together(week);
  if (all.customers == 0) return "nobody";
  const sim::LateHours hours = by_hour(week);
  std::string text = joined({count_text(all.customers), " customers, ",
                             quantity_text(hours.share_late(), "share"), " late"});
  if (all.late < kFewestLate) return text;
  const sim::LateHours::Stretch worst = hours.worst(kStretch);
  return joined({text, "; ", quantity_text(worst.share, "share"), " of the late converted between ",
                 clock(worst.from), " and ", clock(worst.from + worst.length)});
}

}  // namespace handoff::io
