// The calendar is the proleptic Gregorian one, by the days-from-civil arithmetic of
// Howard Hinnant ("chrono-Compatible Low-Level Date Algorithms", 2014).
#include "io/figures/clock.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>

namespace handoff::figures {

namespace {

constexpr double kDay = 86400.0;
constexpr const char* kWeekdays[] = {"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};
constexpr const char* kMonths[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                   "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};

void set_date(Civil& civil, std::int64_t days) {
  const std::int64_t shifted = days + 719468;  // days since 0000-03-01
  const std::int64_t era = (shifted >= 0 ? shifted : shifted - 146096) / 146097;
  const std::int64_t day_of_era = shifted - era * 146097;
  const std::int64_t year_of_era =
      (day_of_era - day_of_era / 1460 + day_of_era / 36524 - day_of_era / 146096) / 365;
  const std::int64_t day_of_year =
      day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const std::int64_t month = (5 * day_of_year + 2) / 153;  // 0 is March
  civil.day = static_cast<int>(day_of_year - (153 * month + 2) / 5 + 1);
  civil.month = static_cast<int>(month < 10 ? month + 3 : month - 9);
  civil.year = static_cast<int>(year_of_era + era * 400 + (civil.month <= 2 ? 1 : 0));
  // The first of January 1970 was a Thursday.
  civil.weekday = static_cast<int>(((days + 3) % 7 + 7) % 7);
}

template <typename... Values>
std::string print(const char* format, Values... values) {
  char text[48];
  std::snprintf(text, sizeof text, format, values...);
  return text;
}

std::string seconds_text(double second, int decimals) {
  return print("%0*.*f", decimals > 0 ? decimals + 3 : 2, decimals, second);
}

// Rounded to what will be printed, so that 59.9996 s never reads as ":60"; the quarter keeps what
// binary fractions miss from falling into the second before.
Civil civil_to(double epoch_s, int decimals) {
  const double unit = std::pow(10.0, -decimals);
  const double whole = std::round(epoch_s / unit) * unit;
  return civil_of(decimals > 0 ? whole + 0.25 * unit : whole);
}

}  // namespace

double midnight_before(double epoch_s) { return std::floor(epoch_s / kDay) * kDay; }

Civil civil_of(double epoch_s) {
  Civil civil;
  if (!std::isfinite(epoch_s) || std::abs(epoch_s) > 1e14) return civil;
  const double days = std::floor(epoch_s / kDay);
  set_date(civil, static_cast<std::int64_t>(days));
  const double rest = epoch_s - days * kDay;
  civil.hour = std::min(static_cast<int>(rest / 3600.0), 23);
  civil.minute = std::min(static_cast<int>((rest - civil.hour * 3600.0) / 60.0), 59);
  civil.second = rest - civil.hour * 3600.0 - civil.minute * 60.0;
  return civil;
}

std::string format_moment(double epoch_s) {
  if (!std::isfinite(epoch_s)) return "n/a";
  const int decimals = std::abs(epoch_s - std::round(epoch_s)) >= 0.0005 ? 3 : 0;
  const Civil c = civil_to(epoch_s, decimals);
  std::string minutes = print("%s %d %s %02d:%02d", kWeekdays[c.weekday], c.day,
                              kMonths[c.month - 1], c.hour, c.minute);
  if (decimals == 0 && c.second < 0.5) return minutes;
  return minutes + ":" + seconds_text(c.second, decimals);
}

std::string format_clock_tick(double epoch_s, double step_s) {
  const int decimals =
      step_s >= 1.0 ? 0 : std::clamp(static_cast<int>(std::ceil(-std::log10(step_s) - 1e-9)), 1, 6);
  const Civil c = civil_to(epoch_s, decimals);
  const double of_day = c.hour * 3600.0 + c.minute * 60.0 + c.second;
  if (step_s >= 7 * kDay) return print("%d %s", c.day, kMonths[c.month - 1]);
  if (of_day < 0.5 * std::min(step_s, 1.0)) {
    return print("%s %d %s", kWeekdays[c.weekday], c.day, kMonths[c.month - 1]);
  }
  std::string minutes = print("%02d:%02d", c.hour, c.minute);
  return step_s >= 60.0 ? minutes : minutes + ":" + seconds_text(c.second, decimals);
}

}  // namespace handoff::figures
