// Months of a horizon in the simulation: each against the queue of its own load, and against the other months.
#include <cmath>

#include "sim/experiment/batch.hpp"
#include "sim/scenario/months.hpp"
#include "sim/statistics/queueing.hpp"
#include "tests/core/zones.hpp"
#include "tests/sim/month/plain_scenario.hpp"

using namespace handoff;
using core::days;
using core::hours;
using core::testing::utc;
using sim::Distribution;
using sim::Metric;
using sim::testing::at_99;
using sim::testing::plain_scenario;
using sim::testing::results_of_plain;

namespace {

constexpr double kTouchHours = 4;

// Touches of four hours on average, exponential, by one pool round the clock.
sim::Scenario plain_year(std::vector<double> conversions, int people) {
  sim::Scenario it = plain_scenario(1.0 / 3600, 28);
  it.team.touches = {{Distribution::exponential(kTouchHours * 3600), 0, false}};
  it.pipeline.pools.front().headcount = people;
  it.pipeline.routing.front().strategy = core::Strategy::pooled;
  it.cohort.trial_days = 1;  // who signs up in a month converts in it
  it.horizon.months = static_cast<int>(conversions.size());
  it.horizon.trials = std::move(conversions);
  return it;
}

double days_of(const sim::Scenario& scenario, int month) {
  return (sim::month_begin(scenario, month + 1) - sim::month_begin(scenario, month)).hours() / 24;
}

double erlang_wait_s(const sim::Scenario& scenario, int month, int people) {
  const double an_hour = sim::trials_of(scenario, month) / (days_of(scenario, month) * 24);
  return sim::MultiServer{an_hour, kTouchHours, people}.mean_wait() * 3600;
}

sim::Batch batch_of(const sim::Scenario& scenario, int replications) {
  const auto valid = sim::checked(scenario);
  REQUIRE(valid);
  return sim::BatchRunner(*valid).run(0, replications);
}

double total(const sim::Batch& batch, int at, Metric metric, int month) {
  return batch.table(at, batch.table_of(-1, month))[index(metric)].total;
}

// A year with everything in it.
sim::Scenario whole_year() {
  sim::Scenario it = sim::worked_example();
  it.horizon.months = 6;
  it.horizon.growth = 0.08;
  it.horizon.season.assign(12, 1.0);
  it.horizon.season[4] = 1.4;
  it.horizon.prices = {{3, 1.1}};
  it.horizon.holidays = {{utc(2026, 4, 3), 4, sim::HolidayOf::everybody, sim::kEveryZone},
                         {utc(2026, 5, 1), 1, sim::HolidayOf::team, sim::kEveryZone}};
  it.horizon.headcount = {{0, 3, 2}, {0, 5, -1}};
  it.horizon.turnover = {days(56), 0.3, days(40)};
  it.horizon.book.care = {{40, 1}, {60, 1}, {20, 2}, {5, 4}};
  return it;
}

}  // namespace

// Load moves slowly beside a queue that settles within days, so each month is close to its own Erlang C: five
// people at 70%, 80% and 75%.
TEST_CASE("each month waits as Erlang C says of its own load", "[sim][oracle][horizon]") {
  const int people = 5;
  const auto conversions = [](double load, double of_days) {
    return load * people / kTouchHours * 24 * of_days;
  };
  const sim::Scenario scenario =
      plain_year({conversions(0.7, 31), conversions(0.8, 30), conversions(0.75, 31)}, people);
  const sim::Results results = results_of_plain(scenario, 60);
  REQUIRE(results.by_month.size() == 3);
  for (int month = 0; month < 3; ++month) {
    const sim::Estimate& wait =
        results.by_month[static_cast<std::size_t>(month)].of(Metric::touch_wait_s);
    const double expected = erlang_wait_s(scenario, month, people);
    INFO("month " << month << ": " << wait.mean << " for " << expected);
    // A trial of a day, and a queue that settles within two: a tenth of the month is on its way from the load
    // before, of which at most a third of the wait is another.
    const sim::Interval interval = at_99(wait, 60);
    CHECK(interval.low < expected * 1.04);
    CHECK(interval.high > expected * 0.96);
    CHECK((interval.high - interval.low) / expected < 0.5);
  }
}

// Above the people's capacity a line grows as the fluid does: arrivals less services. In the second month 125% of
// what five people can do comes; over its T days the mean fluid wait of who comes is T/2 x 0.25 (a customer who
// comes at t finds 0.25 x t of work ahead of the capacity).
TEST_CASE("an overloaded month waits as the fluid says", "[sim][oracle][horizon]") {
  const int people = 5;
  const double capacity = people / kTouchHours * 24;
  const sim::Scenario scenario =
      plain_year({0.3 * capacity * 31, 1.25 * capacity * 30, 0.01 * capacity * 31}, people);
  const sim::Results results = results_of_plain(scenario, 40);
  // Who converts in the month signed up a day before: 29 of its 30 days are overloaded, and nobody comes late.
  const double fluid_s = 0.25 * 29 * 86400 / 2;
  const sim::Estimate& wait = results.by_month[1].of(Metric::touch_wait_s);
  INFO(wait.mean << " for " << fluid_s);
  // Chance adds to it while the load is near one: the stated error of a fluid limit, of order sqrt(n) / n.
  CHECK(wait.mean > fluid_s * 0.95);
  CHECK(wait.mean < fluid_s * 1.1);
}

TEST_CASE("hired people bring each month to the Erlang C of their number",
          "[sim][oracle][horizon]") {
  const double capacity = 5 / kTouchHours * 24;
  sim::Scenario scenario = plain_year({0.7 * capacity * 31, 0.7 * capacity * 30}, 5);
  scenario.horizon.headcount = {{0, 2, 2}};
  const sim::Results results = results_of_plain(scenario, 60);
  const sim::Interval second = at_99(results.by_month[1].of(Metric::touch_wait_s), 60);
  CHECK(second.contains(erlang_wait_s(scenario, 1, 7)));
  CHECK(results.by_month[0].of(Metric::headcount).mean == Approx(5));
  CHECK(results.by_month[1].of(Metric::headcount).mean == Approx(7));
}

// Touches take half of the hours of five people; 300 accounts at the start and who comes take 2 h a month each.
TEST_CASE("utilisation is touches, care and other work over the hours", "[sim][horizon]") {
  const double capacity = 5 / kTouchHours * 24;
  sim::Scenario scenario = plain_year({0.5 * capacity * 31, 0.5 * capacity * 30}, 5);
  scenario.horizon.book.care = {{300, 2}};
  scenario.horizon.book.churn = 0;
  scenario.outcomes = {};
  scenario.outcomes.churn_base = scenario.outcomes.churn_missend = 0;
  scenario.outcomes.churn_unrouted = scenario.outcomes.churn_blind = 0;
  const sim::Results results = results_of_plain(scenario, 20);
  // Accounts on average of the first month: those of the start and half of who comes in it.
  const double come = 0.5 * capacity * 31;
  const sim::Estimate& accounts = results.by_month[0].of(Metric::accounts);
  CHECK(accounts.mean == Approx(300 + come / 2).epsilon(0.02));
  const double care = accounts.mean * 2 / (365.0 / 12 * 24) / 5;
  CHECK(results.by_month[0].of(Metric::utilisation).mean == Approx(0.5 + care).epsilon(0.02));
}

TEST_CASE("a horizon of one month gives the month's digits", "[sim][horizon]") {
  const sim::Batch plain = batch_of(sim::worked_example(), 5);
  sim::Scenario same = sim::worked_example();
  same.horizon.turnover = {days(20), 0.0, days(10)};  // of people of whom none comes or goes
  same.horizon.book.churn = 0.5;                      // of no book
  const sim::Batch other = batch_of(same, 5);
  CHECK(plain.hashes == other.hashes);
  CHECK(plain.values == other.values);
}

TEST_CASE("another headcount in the last month changes no digit before it", "[sim][crn][horizon]") {
  const sim::Scenario before = whole_year();
  sim::Scenario after = before;
  after.horizon.headcount.push_back({0, 6, 3});
  const sim::Batch a = batch_of(before, 6), b = batch_of(after, 6);
  for (int at = 0; at < 6; ++at) {
    for (int month = 0; month < 5; ++month) {
      const auto of_a = a.table(at, a.table_of(-1, month)),
                 of_b = b.table(at, b.table_of(-1, month));
      for (std::size_t metric = 0; metric < sim::kMetricCount; ++metric) {
        INFO("month " << month << ", " << sim::kMetrics[metric].name);
        // Whoever converts in the last days of a month may be touched in the next one.
        if (month < 4) CHECK(of_a[metric].total == of_b[metric].total);
      }
    }
    CHECK(total(a, at, Metric::headcount, 5) + 3 == Approx(total(b, at, Metric::headcount, 5)));
  }
}

TEST_CASE("another shift in the last month changes no digit before it", "[sim][crn][horizon]") {
  const sim::Scenario before = whole_year();
  sim::Scenario after = before;
  after.horizon.shifts = {{0, 6, core::kRoundTheClock, 0}, {1, 6, {12 * 60, 22 * 60, 0b11111}, 4}};
  const sim::Batch a = batch_of(before, 6), b = batch_of(after, 6);
  CHECK(b.violations.empty());
  bool differs = false;
  for (int at = 0; at < 6; ++at) {
    for (int month = 0; month < 4;
         ++month) {  // who converts in the fifth may be touched in the sixth
      const auto of_a = a.table(at, a.table_of(-1, month)),
                 of_b = b.table(at, b.table_of(-1, month));
      for (std::size_t metric = 0; metric < sim::kMetricCount; ++metric) {
        INFO("month " << month << ", " << sim::kMetrics[metric].name);
        CHECK(of_a[metric].total == of_b[metric].total);
      }
    }
    differs |= total(a, at, Metric::first_touch_h, 5) != total(b, at, Metric::first_touch_h, 5);
  }
  CHECK(differs);
}

// Touches take a second. From the second month on five people work from 0:00 to 12:00: who comes in the other half of
// the day waits six hours on average until midnight, so all who come wait three.
TEST_CASE("from the month on in which half of the day is closed half of the customers wait for it",
          "[sim][oracle][horizon]") {
  sim::Scenario scenario = plain_year({400, 400, 400}, 5);
  scenario.team.touches = {{Distribution::constant(1), 0, false}};
  scenario.horizon.shifts = {{0, 2, {0, 12 * 60, 0b1111111}}};
  const sim::Results results = results_of_plain(scenario, 40);
  const double before = results.by_month[0].of(Metric::first_touch_h).mean;
  CHECK(before < 0.1);
  const sim::Estimate& after = results.by_month[2].of(Metric::first_touch_h);
  CHECK(after.mean - before == Approx(0.5 * 6).epsilon(0.05));
}

TEST_CASE("a change of shift to the same hours changes no touch", "[sim][horizon]") {
  const sim::Scenario before = whole_year();
  sim::Scenario after = before;
  after.horizon.shifts = {{1, 3, before.pipeline.pools[1].shift}};
  const sim::Batch a = batch_of(before, 3), b = batch_of(after, 3);
  for (int at = 0; at < 3; ++at) {
    for (const Metric metric :
         {Metric::utilisation, Metric::monthly_cost_usd, Metric::touch_wait_s})
      CHECK(total(a, at, metric, -1) == Approx(total(b, at, metric, -1)));
  }
}

TEST_CASE("another volume in the last month changes no customer before it", "[sim][crn][horizon]") {
  sim::Scenario before = whole_year();
  before.horizon.trials = {500, 500, 500, 500, 500, 500};
  sim::Scenario after = before;
  after.horizon.trials[5] = 5000;
  const sim::Batch a = batch_of(before, 6), b = batch_of(after, 6);
  for (int at = 0; at < 6; ++at) {
    for (int month = 0; month < 5; ++month)
      CHECK(total(a, at, Metric::conversions, month) == total(b, at, Metric::conversions, month));
    CHECK(total(b, at, Metric::conversions, 5) > total(a, at, Metric::conversions, 5));
  }
}

TEST_CASE("months add up to all days", "[sim][horizon]") {
  const sim::Batch batch = batch_of(whole_year(), 4);
  for (int at = 0; at < 4; ++at) {
    for (const Metric metric : {Metric::conversions, Metric::missends, Metric::api_calls,
                                Metric::exceptions, Metric::retries, Metric::staff_h,
                                Metric::team_h, Metric::duplicates_received, Metric::ae_notices}) {
      double sum = 0;
      for (int month = 0; month < 6; ++month) sum += total(batch, at, metric, month);
      INFO(sim::info(metric).name);
      CHECK(sum == Approx(total(batch, at, metric, -1)).margin(1e-6));
    }
  }
}

TEST_CASE("a year with everything in it breaks no invariant under any tool", "[sim][horizon]") {
  for (const bool named : {false, true}) {
    sim::Scenario scenario = whole_year();
    for (core::RoutingRow& row : scenario.pipeline.routing)
      row.strategy = named ? core::Strategy::least_loaded : core::Strategy::pooled;
    const sim::Batch batch = batch_of(scenario, 8);
    for (const sim::Violation& it : batch.violations) UNSCOPED_INFO(it.what);
    CHECK(batch.violations.empty());
  }
}

// On a holiday of everybody nobody is touched, and the day's hours are nobody's.
TEST_CASE("nobody is touched on a holiday", "[sim][horizon]") {
  sim::Scenario scenario = whole_year();
  scenario.horizon.holidays = {{scenario.start, 10, sim::HolidayOf::everybody, sim::kEveryZone}};
  scenario.horizon.months = 2;
  scenario.horizon.headcount.clear();
  const sim::Batch with = batch_of(scenario, 10);
  scenario.horizon.holidays.clear();
  const sim::Batch without = batch_of(scenario, 10);
  double late = 0, otherwise = 0;
  for (int at = 0; at < 10; ++at) {
    late += total(with, at, Metric::first_touch_h, 0);
    otherwise += total(without, at, Metric::first_touch_h, 0);
  }
  CHECK(with.violations.empty());
  CHECK(late > 1.5 * otherwise);
}
