// Local time. Offsets and dates of change are those of the IANA database for 2026.
#include "core/config/calendar.hpp"

#include <cstdint>

#include "tests/catch.hpp"
#include "tests/core/zones.hpp"

using namespace handoff::core;
using namespace handoff::core::testing;

TEST_CASE("dates count days from the epoch", "[core][calendar]") {
  CHECK(days_from_date({1970, 1, 1}) == 0);
  CHECK(days_from_date({1969, 12, 31}) == -1);
  CHECK(days_from_date({2000, 2, 29}) == 11'016);
  CHECK(days_from_date({2026, 3, 2}) == 20'514);
  for (std::int64_t day = -800'000; day < 800'000; day += 97)
    CHECK(days_from_date(date_from_days(day)) == day);
  CHECK(weekday_of(0) == 3);                               // a Thursday
  CHECK(weekday_of(days_from_date({2026, 3, 2})) == 0);    // a Monday
  CHECK(weekday_of(days_from_date({1899, 12, 31})) == 6);  // a Sunday
}

TEST_CASE("summer time begins and ends when it should", "[core][calendar]") {
  struct Case {
    TimeZone zone;
    Time moment;
    int offset_minutes;
  };
  const Case cases[] = {
      {berlin(), utc(2026, 3, 29, 0, 59), 60},     {berlin(), utc(2026, 3, 29, 1, 0), 120},
      {berlin(), utc(2026, 10, 25, 0, 59), 120},   {berlin(), utc(2026, 10, 25, 1, 0), 60},
      {new_york(), utc(2026, 3, 8, 6, 59), -300},  {new_york(), utc(2026, 3, 8, 7, 0), -240},
      {new_york(), utc(2026, 11, 1, 5, 59), -240}, {new_york(), utc(2026, 11, 1, 6, 0), -300},
      {sydney(), utc(2026, 4, 4, 15, 59), 660},    {sydney(), utc(2026, 4, 4, 16, 0), 600},
      {sydney(), utc(2026, 10, 3, 15, 59), 600},   {sydney(), utc(2026, 10, 3, 16, 0), 660},
      {sydney(), utc(2026, 1, 1, 0, 0), 660},      {kolkata(), utc(2026, 7, 1, 0, 0), 330},
  };
  for (const Case& it : cases) {
    INFO(it.zone.name << " " << it.moment.us);
    CHECK(offset_at(it.zone, it.moment) == minutes(it.offset_minutes));
  }
}

// Changes are on the same dates as above; the clock is asked to and fro, so that what it remembers
// is right on both sides of each, and over the turn of the year.
TEST_CASE("a clock that remembers its last answer gives the zone's own", "[core][calendar]") {
  ZoneClock clock(sydney());
  for (int round = 0; round < 3; ++round) {
    CHECK(clock.offset_at(utc(2026, 4, 4, 15, 59)) == minutes(660));
    CHECK(clock.offset_at(utc(2026, 4, 4, 16, 0)) == minutes(600));
    CHECK(clock.offset_at(utc(2025, 12, 31, 13, 0)) == minutes(660));
    CHECK(clock.offset_at(utc(2026, 10, 3, 15, 59)) == minutes(600));
    CHECK(clock.offset_at(utc(2026, 10, 3, 16, 0)) == minutes(660));
  }
  for (const TimeZone& zone : {berlin(), new_york(), sydney(), kolkata()}) {
    ZoneClock one(zone);
    std::uint64_t random = 1;
    for (int n = 0; n < 20'000; ++n) {
      random = random * 6'364'136'223'846'793'005u + 1;
      const Time moment = utc(2024, 1, 1) + seconds(static_cast<std::int64_t>(random >> 37));
      REQUIRE(one.offset_at(moment) == offset_at(zone, moment));
    }
  }
}

TEST_CASE("open hours are the local clock's, whatever the season", "[core][calendar]") {
  const OpenHours office;
  CHECK(is_open(office, berlin(), utc(2026, 1, 5, 8, 0)));  // Monday 09:00
  CHECK_FALSE(is_open(office, berlin(), utc(2026, 1, 5, 7, 59)));
  CHECK(is_open(office, berlin(), utc(2026, 7, 6, 7, 0)));         // summer
  CHECK_FALSE(is_open(office, berlin(), utc(2026, 7, 6, 15, 0)));  // 17:00 is closed
  CHECK_FALSE(is_open(office, berlin(), utc(2026, 7, 4, 10, 0)));  // Saturday
}

TEST_CASE("the next opening skips nights and weekends", "[core][calendar]") {
  const OpenHours office;
  const TimeZone zone = new_york();
  CHECK(next_open(office, zone, utc(2026, 3, 3, 15, 0)) == utc(2026, 3, 3, 15, 0));  // open now
  CHECK(next_open(office, zone, utc(2026, 3, 4, 4, 47)) ==
        utc(2026, 3, 4, 14, 0));  // Tuesday 23:47 -> 09:00
  CHECK(next_open(office, zone, utc(2026, 3, 6, 22, 30)) ==
        utc(2026, 3, 9, 13, 0));  // over the change of clocks
  CHECK(next_open({540, 1020, 0}, zone, utc(2026, 3, 6, 22, 30)) == kNever);
}

// In New York 2:00 to 3:00 is left out on 8 March 2026, and 1:00 to 2:00 comes twice on 1 November.
TEST_CASE("an opening that the clock leaves out is when the clock goes on, and of two the first",
          "[core][calendar]") {
  const OpenHours late{150, 600, 0b1000000};  // Sunday from 2:30
  const OpenHours early{90, 105, 0b1000000};  // Sunday, 1:30 to 1:45
  CHECK(next_open(late, new_york(), utc(2026, 3, 8)) == utc(2026, 3, 8, 7));
  CHECK(next_open(early, new_york(), utc(2026, 11, 1)) == utc(2026, 11, 1, 5, 30));
  CHECK(next_open(early, new_york(), utc(2026, 11, 1, 5, 50)) == utc(2026, 11, 1, 6, 30));
  CHECK(next_open(early, new_york(), utc(2026, 11, 1, 6, 50)) == utc(2026, 11, 8, 6, 30));
}

TEST_CASE("common hours of two places, or none", "[core][calendar]") {
  const OpenHours office;
  // New York opens at 14:00 UTC, Berlin closes at 16:00 UTC.
  CHECK(next_common(office, berlin(), office, new_york(), utc(2026, 3, 3, 9, 0)) ==
        utc(2026, 3, 3, 14, 0));
  CHECK(next_common(office, berlin(), office, new_york(), utc(2026, 3, 3, 16, 0)) ==
        utc(2026, 3, 4, 14, 0));
  CHECK(next_common(office, berlin(), office, new_york(), utc(2026, 3, 6, 16, 0)) ==
        utc(2026, 3, 9, 13, 0));
  CHECK(next_common(office, sydney(), office, new_york(), utc(2026, 3, 3, 9, 0)) == kNever);
}
