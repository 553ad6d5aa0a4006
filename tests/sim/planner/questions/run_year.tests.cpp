// The months of a run stand as those of a planner's store that has simulated the same replications.
#include "sim/planner/questions/run_year.hpp"

#include <algorithm>

#include "sim/planner/question.hpp"
#include "tests/sim/planner/small_year.hpp"

using namespace handoff;
using sim::Metric;
using sim::testing::small_year;

namespace {

constexpr int kYears = 30;

std::vector<sim::Target> all_kinds() {
  using sim::Bound;
  using sim::Statistic;
  return {
      {"touch_wait_s.p95<=5h", {{Metric::touch_wait_s, Statistic::p95, 0}, Bound::at_most, 18'000}},
      {"utilisation<=0.85", {{Metric::utilisation, Statistic::mean, -1}, Bound::at_most, 0.85}},
      {"sla_attainment>=0.9",
       {{Metric::sla_attainment, Statistic::mean, -1}, Bound::at_least, 0.9}},
      {"http_429/api_calls<=0.01",
       {{Metric::http_429, Statistic::mean, -1}, Bound::at_most, 0.01, Metric::api_calls}},
  };
}

struct Both {
  sim::YearStanding of_run, of_store;
  Both() {
    const sim::Scenario scenario = small_year();
    sim::Experiment run(scenario, sim::Keep::replications);
    run.run(kYears);
    of_run = sim::run_standing(run, all_kinds(), 0.99);
    sim::ReplicationStore store(sim::Detail::sums);
    const sim::WatchedMonths watched = sim::watch_months(store, scenario, all_kinds());
    const sim::CellId cell = store.cell(scenario);
    while (!store.need(cell, kYears)) {
      for (const sim::ReplicationOrder& order : store.take_orders(1)) sim::carry_out(store, order);
    }
    of_store = sim::year_standing(store, cell, kYears, watched, 0.99);
  }
};

}  // namespace

TEST_CASE("a run's months stand as a store's, by every kind of target", "[sim][planner][year]") {
  const Both both;
  REQUIRE(both.of_run.replications == kYears);
  REQUIRE(both.of_run.months.size() == both.of_store.months.size());
  for (std::size_t target = 0; target < both.of_run.months.size(); ++target) {
    REQUIRE(both.of_run.months[target].size() == 4);
    for (std::size_t month = 0; month < 4; ++month) {
      CAPTURE(target, month);
      const sim::MonthStanding& a = both.of_run.months[target][month];
      const sim::MonthStanding& b = both.of_store.months[target][month];
      CHECK(a.standing.value == b.standing.value);
      CHECK(a.standing.customers == b.standing.customers);
      CHECK(a.standing.judgement == b.standing.judgement);
      CHECK(a.missed == b.missed);
      CHECK(a.missed_by == b.missed_by);
      CHECK(a.single.median == b.single.median);
      CHECK(a.single.half.low == b.single.half.low);
      CHECK(a.single.nine_of_ten.high == b.single.nine_of_ten.high);
    }
  }
}

TEST_CASE("what fails first is the earliest month of any target", "[sim][planner][year]") {
  const Both both;
  const auto first = sim::first_failure(both.of_run);
  REQUIRE(first);
  for (std::size_t target = 0; target < both.of_run.months.size(); ++target) {
    const auto month = sim::first_missed(both.of_run, target);
    if (month) CHECK(first->month <= *month);
  }
  CHECK(sim::first_missed(both.of_run, first->target) == first->month);
}

TEST_CASE("single months lie around the middle one", "[sim][planner][year]") {
  std::vector<double> figures;
  for (int at = 100; at >= 0; --at) figures.push_back(at);
  const sim::MiddleMonths it = sim::middle_of(figures);
  CHECK(it.median == 50);
  CHECK(it.half.low == 25);
  CHECK(it.half.high == 75);
  CHECK(it.nine_of_ten.low == 5);
  CHECK(it.nine_of_ten.high == 95);
}

TEST_CASE("a month's figures average to what the results say", "[sim][planner][year]") {
  sim::Experiment run(small_year(), sim::Keep::replications);
  run.run(kYears);
  const sim::Results results = run.results();
  for (const Metric metric : {Metric::headcount, Metric::utilisation, Metric::net_value_usd}) {
    const std::vector<double> figures = sim::single_months(run, metric, 2);
    REQUIRE(figures.size() == kYears);
    double sum = 0;
    for (const double each : figures) sum += each;
    CHECK(sum / kYears == Approx(results.by_month[2].of(metric).mean));
  }
}
