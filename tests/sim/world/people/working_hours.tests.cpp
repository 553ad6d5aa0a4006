// Working hours agree with the calendar they are made from, and add up.
#include "sim/world/people/working_hours.hpp"

#include "sim/engine/rng.hpp"
#include "tests/catch.hpp"
#include "tests/core/zones.hpp"

using namespace handoff;
using core::OpenHours;
using core::Time;
using core::testing::utc;
using sim::WorkingHours;

namespace {

constexpr OpenHours kOffice{};                               // Monday to Friday, 9 to 17
constexpr OpenHours kAlways{0, 24 * 60, 0b1111111};          // round the clock
constexpr OpenHours kEvenings{18 * 60, 24 * 60, 0b1010100};  // Wednesday, Friday, Sunday
constexpr OpenHours kNights{90, 150, 0b1111111};  // 1:30 to 2:30, when clocks are changed

}  // namespace

TEST_CASE("the table says what the calendar says", "[sim][hours]") {
  // March to May: summer time begins in New York, then in Berlin, and ends in Sydney.
  const Time since = utc(2026, 3, 1);
  sim::Stream stream(7);
  for (const auto& zone : {core::testing::new_york(), core::testing::berlin(),
                           core::testing::sydney(), core::testing::kolkata()}) {
    for (const OpenHours& hours : {kOffice, kAlways, kEvenings, kNights}) {
      WorkingHours table(hours, zone, since);
      for (int n = 0; n < 2'000; ++n) {
        const Time moment = since + core::seconds(stream.below(60 * 86'400));
        INFO(zone.name << ' ' << hours.from_minute << ' ' << moment.us);
        CHECK(table.is_open(moment) == core::is_open(hours, zone, moment));
        CHECK(table.next_open(moment) == core::next_open(hours, zone, moment));
      }
    }
  }
}

TEST_CASE("common hours are those of the calendar", "[sim][hours]") {
  const Time since = utc(2026, 3, 1);
  const core::TimeZone ours = core::testing::new_york(), theirs = core::testing::berlin();
  WorkingHours we(kOffice, ours, since), they(kOffice, theirs, since);
  sim::Stream stream(8);
  for (int n = 0; n < 2'000; ++n) {
    const Time moment = since + core::seconds(stream.below(60 * 86'400));
    CHECK(WorkingHours::next_common(we, they, moment) ==
          core::next_common(kOffice, ours, kOffice, theirs, moment));
  }
  const core::TimeZone far = core::testing::kolkata();
  WorkingHours never(kOffice, far, since);
  CHECK(WorkingHours::next_common(we, never, since) == core::kNever);
}

TEST_CASE("working time passes in working hours only", "[sim][hours]") {
  const core::TimeZone zone = core::testing::new_york();
  WorkingHours office(kOffice, zone, utc(2026, 3, 1));
  struct Case {
    Time from;
    core::Duration working;
    Time then;
  };
  // New York is five hours behind until 8 March, then four. 3 March is a Tuesday.
  for (const Case& it : {
           Case{utc(2026, 3, 3, 15, 0), core::hours(2), utc(2026, 3, 3, 17, 0)},
           Case{utc(2026, 3, 3, 21, 0), core::hours(2), utc(2026, 3, 4, 15, 0)},
           Case{utc(2026, 3, 3, 3, 0), core::minutes(1), utc(2026, 3, 3, 14, 1)},
           Case{utc(2026, 3, 6, 21, 30), core::hours(1), utc(2026, 3, 9, 13, 30)},
           Case{utc(2026, 3, 3, 14, 0), core::hours(8 * 5 + 1), utc(2026, 3, 10, 14, 0)},
           Case{utc(2026, 3, 3, 15, 0), core::Duration{}, utc(2026, 3, 3, 15, 0)},
       }) {
    INFO(it.from.us << " + " << it.working.us);
    CHECK(office.add(it.from, it.working) == it.then);
  }
}

// Monday to Friday from 9 to 17 in New York until Thursday, 5 March 2026, 15:00 UTC (10:00 there); then 8 to 12 in Berlin.
TEST_CASE("hours are others from a moment on", "[sim][hours]") {
  const Time change = utc(2026, 3, 5, 15);
  WorkingHours table(kOffice, core::testing::new_york(), utc(2026, 3, 1));
  table.change(change, {8 * 60, 12 * 60, 0b11111}, core::testing::berlin());
  CHECK(table.is_open(utc(2026, 3, 5, 14, 59)));
  CHECK_FALSE(table.is_open(change));
  CHECK(table.next_close(utc(2026, 3, 5, 14)) == change);
  CHECK(table.next_open(change) == utc(2026, 3, 6, 7));
  CHECK(table.next_close(utc(2026, 3, 6, 7)) == utc(2026, 3, 6, 11));
  // An hour on Thursday, four on Friday, one on Monday.
  CHECK(table.add(utc(2026, 3, 5, 14), core::hours(6)) == utc(2026, 3, 9, 8));
}

TEST_CASE("hours that meet only after a change are found", "[sim][hours]") {
  const core::TimeZone zone = core::testing::berlin();
  WorkingHours ours({0, 60, 0b1111111}, zone, utc(2026, 3, 1));
  ours.change(utc(2026, 5, 1), kAlways, zone);
  WorkingHours theirs({9 * 60, 17 * 60, 0b1111111}, zone, utc(2026, 3, 1));
  CHECK(WorkingHours::next_common(ours, theirs, utc(2026, 3, 2)) == utc(2026, 5, 1, 7));
}
