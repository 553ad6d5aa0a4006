// The calendar of a horizon, and what holds in each month, by hand.
#include "sim/scenario/months.hpp"

#include "sim/scenario/check.hpp"
#include "sim/scenario/period.hpp"
#include "tests/catch.hpp"
#include "tests/core/zones.hpp"

using namespace handoff;
using core::testing::utc;

namespace {

sim::Scenario year() {
  sim::Scenario it = sim::worked_example();  // from Monday 2 March 2026
  it.horizon.months = 12;
  return it;
}

}  // namespace

TEST_CASE("without a horizon a month is the scenario's days", "[sim][horizon]") {
  const sim::Scenario it = sim::worked_example();
  CHECK_FALSE(sim::looks_ahead(it));
  CHECK(sim::counted_days(it) == 28);
  CHECK(sim::trials_of(it, 0) == 500);
  CHECK(sim::all_trials(it) == 500);
}

TEST_CASE("months are those of the calendar, from the start's day on", "[sim][horizon]") {
  sim::Scenario it = year();
  CHECK(sim::looks_ahead(it));
  CHECK(sim::month_begin(it, 0) == it.start);
  CHECK(sim::month_begin(it, 1) == utc(2026, 4, 2));
  CHECK(sim::month_begin(it, 10) == utc(2027, 1, 2));
  CHECK(sim::month_begin(it, 12) == utc(2027, 3, 2));
  CHECK(sim::counted_days(it) == 365);
  CHECK(sim::calendar_month(it, 0) == 2);
  CHECK(sim::calendar_month(it, 11) == 1);
  const sim::Period period = sim::period_of(it);
  CHECK(period.counted_to == utc(2027, 3, 2));
}

TEST_CASE("a month that lacks the day begins on its last one", "[sim][horizon]") {
  sim::Scenario it = year();
  it.start = utc(2026, 1, 31);
  CHECK(sim::month_begin(it, 1) == utc(2026, 2, 28));
  CHECK(sim::month_begin(it, 2) == utc(2026, 3, 31));
  CHECK(sim::month_begin(it, 3) == utc(2026, 4, 30));
  CHECK(sim::month_begin(it, 25) == utc(2028, 2, 29));
}

TEST_CASE("sign-ups grow and have seasons, or are what a list says", "[sim][horizon]") {
  sim::Scenario it = year();
  it.horizon.growth = 0.1;
  CHECK(sim::trials_of(it, 2) == Approx(500 * 1.21));
  it.horizon.season.assign(12, 1.0);
  it.horizon.season[4] = 0.5;  // May is the third month
  CHECK(sim::trials_of(it, 2) == Approx(500 * 1.21 * 0.5));
  it.horizon.season = {2};  // of January; March has none of its own
  CHECK(sim::trials_of(it, 2) == Approx(500 * 1.21));
  CHECK(sim::trials_of(it, 10) == Approx(sim::trials_of(it, 11) / 1.1 * 2));
  it.horizon.trials = {100, 200};
  CHECK(sim::trials_of(it, 0) == 100);
  CHECK(sim::trials_of(it, 7) == 200);
  CHECK(sim::all_trials(it) == 100 + 11 * 200);
}

TEST_CASE("rates, prices, mix and headcount move from their months on", "[sim][horizon]") {
  sim::Scenario it = year();
  it.horizon.conversion_growth = -0.1;
  it.horizon.prices = {{3, 1.1}, {5, 2}};
  it.horizon.mix = {{1, 0.5}};
  it.horizon.headcount = {{0, 4, 2}, {0, 6, -1}};
  CHECK(sim::conversion_rate_of(it, 2) == Approx(0.18 * 0.81));
  CHECK(sim::price_factor_of(it, 1) == 1);
  CHECK(sim::price_factor_of(it, 2) == 1.1);
  CHECK(sim::price_factor_of(it, 4) == Approx(2.2));
  CHECK(sim::plan_weight_of(it, 1, 2) == Approx(it.cohort.plans[1].weight * 2.25));
  CHECK(sim::plan_weight_of(it, 0, 2) == it.cohort.plans[0].weight);
  const int now = it.pipeline.pools[0].headcount;
  CHECK(sim::headcount_of(it, 0, 2) == now);
  CHECK(sim::headcount_of(it, 0, 3) == now + 2);
  CHECK(sim::headcount_of(it, 0, 11) == now + 1);
  CHECK(sim::headcount_of(it, 1, 11) == it.pipeline.pools[1].headcount);
}

// Eight weeks of ramp: four after the first of the month; whoever leaves does so at once, the last first.
TEST_CASE("somebody new gets customers of their own when half of the ramp is over",
          "[sim][horizon]") {
  sim::Scenario it = year();
  it.horizon.turnover.ramp = core::days(56);
  const int now = it.pipeline.pools[0].headcount;
  const auto routed = [&](int month, int day) {
    return sim::routed_headcount(it, 0, sim::month_begin(it, month) + core::days(day));
  };
  it.horizon.headcount = {{0, 4, 2}, {0, 8, -1}, {0, 10, 1}, {0, 11, -2}};
  CHECK(routed(0, 0) == now);
  CHECK(routed(3, 27) == now);
  CHECK(routed(3, 28) == now + 2);
  CHECK(routed(7, 0) == now + 1);
  CHECK(routed(9, 27) == now + 1);
  CHECK(routed(9, 28) == now + 2);
  CHECK(routed(10, 0) == now);
  it.horizon.turnover.ramp = {};
  CHECK(routed(3, 0) == now + 2);
  CHECK(sim::routed_headcount(it, 0, sim::month_begin(it, 3) - core::seconds(1)) == now);
}

// Two rows of one month: the later one holds. A change of hours alone keeps the clock.
TEST_CASE("a pool's shift changes at a month's first day", "[sim][horizon]") {
  sim::Scenario it = year();
  const core::OpenHours own = it.pipeline.pools[1].shift, evening{12 * 60, 22 * 60, 0b11111},
                        week{0, 24 * 60, 0b1111111};
  const int zone = it.pipeline.pools[1].zone;
  it.horizon.shifts = {{1, 6, week}, {1, 4, own}, {1, 4, evening, zone + 1}, {0, 2, week}};
  const auto at = [&](int month, std::int64_t seconds) {
    return shift_at(it, 1, sim::month_begin(it, month) + core::seconds(seconds));
  };
  CHECK(at(3, -1).hours.from_minute == own.from_minute);
  CHECK(at(3, -1).zone == zone);
  CHECK(at(3, 0).hours.from_minute == 12 * 60);
  CHECK(at(3, 0).zone == zone + 1);
  CHECK(at(5, 0).hours.to_minute == 24 * 60);
  CHECK(at(5, 0).zone == zone + 1);
  CHECK(sim::shifts_of(it, 1).size() == 3);
  CHECK(sim::shifts_of(it, 2).size() == 1);
  CHECK(sim::looks_ahead(it));
}

TEST_CASE("the months up to one have one more, and somebody who signs up", "[sim][horizon]") {
  sim::Scenario it = year();
  const auto months = [&](int month) {
    const sim::Scenario part = sim::up_to_month(it, month);
    CHECK_FALSE(sim::check(part));
    return part.horizon.months;
  };
  CHECK(months(0) == 2);
  CHECK(months(3) == 5);
  CHECK(months(11) == 12);
  it.horizon.trials = {0, 0, 0, 500};
  CHECK(months(0) == 4);
  CHECK(months(3) == 5);
}

TEST_CASE("what a horizon cannot be is said with its place", "[sim][horizon]") {
  const auto complaint = [](auto change) {
    sim::Scenario it = year();
    change(it);
    const auto wrong = sim::check(it);
    return wrong ? wrong->where : std::string("nothing");
  };
  CHECK(complaint([](auto&) {}) == "nothing");
  CHECK(complaint([](auto& it) { it.horizon.trials = {0}; }) == "horizon.trials");
  CHECK(complaint([](auto& it) {
          it.horizon.growth = 1;
          it.cohort.trials = 100'000;
        }) == "horizon.growth");
  CHECK(complaint([](auto& it) {
          it.horizon.headcount = {{0, 2, -100}};
        }) == "horizon.headcount[0].people");
  CHECK(complaint([](auto& it) {
          it.horizon.headcount = {{9, 2, 1}};
        }) == "horizon.headcount[0].pool");
  CHECK(complaint([](auto& it) { it.horizon.shifts = {{9, 2, {}}}; }) == "horizon.shifts[0].pool");
  CHECK(complaint([](auto& it) { it.horizon.shifts = {{0, 2, {}, 60}}; }) == "horizon.shifts[0]");
  CHECK(complaint([](auto& it) { it.horizon.mix = {{9, 0.1}}; }) == "horizon.mix[0].plan");
  CHECK(complaint([](auto& it) {
          it.horizon.holidays = {{utc(2026, 12, 25), 2, {}, 60}};
        }) == "horizon.holidays[0].zone");
  CHECK(complaint([](auto& it) { it.opening = sim::Opening::launch; }) == "opening");
  const auto to_nobody = [](auto& it) {
    it.horizon.book.owners = sim::Owners::named;
    it.horizon.book.handover = sim::Handover::replacement;
    it.horizon.turnover.attrition = 0.2;
    it.horizon.turnover.replaced_after = {};
  };
  CHECK(complaint(to_nobody) == "horizon.book.handover");
  CHECK(complaint([&](auto& it) {
          to_nobody(it);
          it.horizon.book.owners = sim::Owners::pool;
        }) == "nothing");
}

TEST_CASE("named owners alone make a scenario one that is gone through day by day",
          "[sim][horizon]") {
  sim::Scenario it = sim::worked_example();
  CHECK_FALSE(sim::looks_ahead(it));
  it.horizon.book.owners = sim::Owners::named;
  CHECK(sim::looks_ahead(it));
}
