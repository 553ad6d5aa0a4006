// Who is there: shares, stretches and slots, each by what the inputs promise.
#include "sim/world/people/attendance.hpp"

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "tests/catch.hpp"
#include "tests/core/zones.hpp"

using namespace handoff;
using core::days;
using core::hours;
using core::minutes;
using core::Time;
using core::testing::utc;
using sim::Attendance;

namespace {

sim::Team team(double absence, double meetings) {
  sim::Team it;
  it.absence = absence;
  it.meetings = meetings;
  return it;
}

Attendance of(const sim::Team& team, std::uint32_t replication = 0) {
  Attendance it(team);
  it.start(sim::StreamKey::of(7, replication));
  return it;
}

const Time kMonday = utc(2026, 3, 2);

// A day from 9 to 17.
Time nine(int day) { return kMonday + days(day) + hours(9); }
Time five(int day) { return kMonday + days(day) + hours(17); }

bool is_absent(const Attendance& it, std::uint32_t person, int day) {
  return it.there_from(0, person, nine(day), five(day)) == five(day);
}

bool is_there(const Attendance& it, std::uint32_t person, Time now, int day) {
  return it.there_from(0, person, now, five(day)) == now;
}

}  // namespace

TEST_CASE("by default everybody is there", "[sim][team][attendance]") {
  const sim::Team none;
  const Attendance it = of(none);
  CHECK(it.always());
  for (int day = 0; day < 50; ++day) CHECK(is_there(it, 0, nine(day), day));
}

// 300 people for 300 days: 90,000 days of a share of 0.12, in stretches of seven a seventh as many draws.
TEST_CASE("people are absent on their share of days, in stretches of their own",
          "[sim][team][attendance]") {
  constexpr std::uint32_t kPeople = 300;
  constexpr int kDays = 300;
  for (const int stretch : {1, 7}) {
    sim::Team inputs = team(0.12, 0);
    inputs.absence_days = stretch;
    const Attendance it = of(inputs);
    double absent = 0;
    bool begins[7] = {};
    for (std::uint32_t person = 0; person < kPeople; ++person) {
      int begin = -1;  // of this person's stretches, as a day of the week
      for (int day = 0; day < kDays; ++day) {
        const bool away = is_absent(it, person, day);
        absent += away ? 1 : 0;
        if (stretch == 1 || day == 0 || away == is_absent(it, person, day - 1)) continue;
        if (begin < 0) begin = day % 7;
        REQUIRE(day % 7 == begin);
        begins[begin] = true;
      }
    }
    const double draws = kPeople * kDays / double(stretch);
    CHECK(absent / (kPeople * kDays) == Approx(0.12).margin(4 * std::sqrt(0.12 * 0.88 / draws)));
    if (stretch == 7)
      CHECK(std::all_of(std::begin(begins), std::end(begins), [](bool b) { return b; }));
  }
}

TEST_CASE("a meeting ends by the clock, and none goes on after the shift",
          "[sim][team][attendance]") {
  const sim::Team inputs = team(0, 0.5);
  const Attendance it = of(inputs);
  int met = 0;
  for (int day = 0; day < 200; ++day) {
    const Time now = nine(day) + minutes(10);
    const Time there = it.there_from(0, 0, now, five(day));
    if (there == now) continue;
    ++met;
    REQUIRE((there.us - kMonday.us) % minutes(30).us == 0);
    REQUIRE(it.there_from(0, 0, now + minutes(15), five(day)) == there);  // of the same meeting
    const Time before = there - minutes(1);
    REQUIRE(it.there_from(0, 0, before, five(day)) == there);
    if (there < five(day)) REQUIRE(is_there(it, 0, there, day));
    // Of a shift that closes before it ends the rest is not asked about.
    REQUIRE(it.there_from(0, 0, now, now + minutes(5)) == now + minutes(5));
  }
  CHECK(met > 70);  // of 200 slots, half of which are meetings: seven standard deviations are 50
  CHECK(met < 130);
}

// (1 - 0.12) x (1 - 0.25) = 0.66 of the hours of a shift, of the first one as of the last. The days of
// different people and the days of one are independent.
TEST_CASE("people are there for the product of both shares, all through the day",
          "[sim][team][attendance]") {
  const sim::Team inputs = team(0.12, 0.25);
  const Attendance it = of(inputs);
  constexpr std::uint32_t kPeople = 80;
  constexpr int kDays = 100;
  double all = 0, first = 0, last = 0;
  for (std::uint32_t person = 0; person < kPeople; ++person) {
    for (int day = 0; day < kDays; ++day) {
      for (int minute = 0; minute < 8 * 60; minute += 5) {
        const bool here = is_there(it, person, nine(day) + minutes(minute), day);
        all += here ? 1 : 0;
        first += here && minute < 60 ? 1 : 0;
        last += here && minute >= 7 * 60 ? 1 : 0;
      }
    }
  }
  const double of_hour = kPeople * kDays * 12;
  const double sure =
      4 * 0.5 / std::sqrt(kPeople * kDays);  // a day's share varies by less than a coin
  CHECK(all / (8 * of_hour) == Approx(0.66).margin(sure));
  CHECK(first / of_hour == Approx(0.66).margin(sure));
  CHECK(last / of_hour == Approx(0.66).margin(sure));
}

TEST_CASE(
    "people, pools and replications have days of their own, larger shares those of smaller ones",
    "[sim][team][attendance]") {
  const sim::Team inputs = team(0.3, 0), more = team(0.5, 0);
  const Attendance it = of(inputs), other = of(inputs, 1), larger = of(more);
  int by_person = 0, by_pool = 0, by_replication = 0;
  for (int day = 0; day < 300; ++day) {
    const bool away = is_absent(it, 0, day);
    by_person += away != is_absent(it, 1, day) ? 1 : 0;
    by_pool += away != (it.there_from(1, 0, nine(day), five(day)) == five(day)) ? 1 : 0;
    by_replication += away != is_absent(other, 0, day) ? 1 : 0;
    if (away) REQUIRE(is_absent(larger, 0, day));
  }
  // Two independent days differ with probability 2 x 0.3 x 0.7 = 0.42: 126 of 300, sd 8.5.
  for (const int differ : {by_person, by_pool, by_replication}) {
    CHECK(differ > 90);
    CHECK(differ < 162);
  }
}
