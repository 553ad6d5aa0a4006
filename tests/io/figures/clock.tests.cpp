// What a clock and a calendar say of seconds since 1970; the dates are those of `date -u -d @N`.
#include "io/figures/clock.hpp"

#include <string>

#include "io/figures/number_text.hpp"
#include "io/figures/ticks.hpp"
#include "tests/catch.hpp"

using namespace handoff::figures;

namespace {

constexpr double kTuesday = 1772496000.0;  // 2026-03-03 00:00:00
constexpr double kHour = 3600.0;
constexpr double kDay = 86400.0;

float seven_a_character(std::string_view text) { return 7.0f * static_cast<float>(text.size()); }

std::vector<std::string> labels(Scale scale, Limits view, float length) {
  std::vector<std::string> out;
  for (const Tick& tick : make_ticks({scale, view, false}, "", length, 10.0f, seven_a_character)) {
    if (!tick.label.empty()) out.push_back(tick.label);
  }
  return out;
}

using Labels = std::vector<std::string>;

}  // namespace

TEST_CASE("seconds since 1970 are a date and a time of day", "[clock]") {
  const struct {
    double epoch_s;
    int year, month, day, weekday, hour, minute;
  } rows[] = {{0, 1970, 1, 1, 3, 0, 0},
              {951782399, 2000, 2, 28, 0, 23, 59},    // the day before a leap day, a Monday
              {951782400, 2000, 2, 29, 1, 0, 0},      // leap day of a century year
              {1772496000, 2026, 3, 3, 1, 0, 0},      // a Tuesday
              {1798761599, 2026, 12, 31, 3, 23, 59},  // a Thursday
              {-1, 1969, 12, 31, 2, 23, 59}};
  for (const auto& row : rows) {
    CAPTURE(row.epoch_s);
    const Civil c = civil_of(row.epoch_s);
    CHECK(c.year == row.year);
    CHECK(c.month == row.month);
    CHECK(c.day == row.day);
    CHECK(c.weekday == row.weekday);
    CHECK(c.hour == row.hour);
    CHECK(c.minute == row.minute);
  }
  CHECK(midnight_before(kTuesday + 5 * kHour) == kTuesday);
  CHECK(midnight_before(kTuesday) == kTuesday);
}

TEST_CASE("a moment is said as exactly as it is", "[clock]") {
  CHECK(format_moment(kTuesday + 14 * kHour + 300) == "Tue 3 Mar 14:05");
  CHECK(format_moment(kTuesday + 14 * kHour + 312) == "Tue 3 Mar 14:05:12");
  CHECK(format_moment(kTuesday + 14 * kHour + 312.25) == "Tue 3 Mar 14:05:12.250");
  // Never ":60": what rounds up goes to the next minute.
  CHECK(format_moment(kTuesday + 59.9999) == "Tue 3 Mar 00:01");
  CHECK(format_value(Scale::clock, "", kTuesday + kHour) == "Tue 3 Mar 01:00");
}

TEST_CASE("a clock axis has hours, and dates where days begin", "[clock]") {
  CHECK(labels(Scale::clock, {kTuesday + 20 * kHour, kTuesday + 30 * kHour}, 400) ==
        Labels{"20:00", "22:00", "Wed 4 Mar", "02:00", "04:00", "06:00"});
  CHECK(labels(Scale::clock, {kTuesday, kTuesday + 2 * kDay}, 200) ==
        Labels{"Tue 3 Mar", "Wed 4 Mar", "Thu 5 Mar"});
  // Weeks begin on Mondays: the second of March was one.
  CHECK(labels(Scale::clock, {kTuesday - 3 * kDay, kTuesday + 18 * kDay}, 300) ==
        Labels{"2 Mar", "9 Mar", "16 Mar"});
  CHECK(labels(Scale::clock, {kTuesday + 60, kTuesday + 100}, 400) ==
        Labels{"00:01:00", "00:01:10", "00:01:20", "00:01:30", "00:01:40"});
}

TEST_CASE("durations deep inside an axis stay exact and readable", "[clock]") {
  CHECK(format_duration_tick(5400, 1800) == "1.5 h");
  CHECK(format_duration_tick(3670, 10) == "1 h 1 min 10 s");
  CHECK(format_duration_tick(108000, 21600) == "1 d 6 h");
  CHECK(format_duration_tick(61.2, 0.2) == "61.2 s");
  CHECK(format_duration_tick(-4200, 600) == "-1 h 10 min");
  CHECK(format_duration_tick(0, 600) == "0");
  CHECK(labels(Scale::time, {3600, 3660}, 400) ==
        Labels{"1 h", "1 h 15 s", "1 h 30 s", "1 h 45 s", "1 h 1 min"});
}
