// Accounts with named owners in the simulation: months by hand, unequal books, and what must not change.
#include <array>

#include "sim/experiment/batch.hpp"
#include "sim/month/simulation.hpp"
#include "sim/scenario/months.hpp"
#include "tests/core/zones.hpp"
#include "tests/sim/month/plain_scenario.hpp"

using namespace handoff;
using core::days;
using sim::Distribution;
using sim::Handover;
using sim::Metric;
using sim::Owners;
using sim::testing::plain_scenario;
using sim::testing::results_of_plain;

namespace {

constexpr double kCareMonthHours = 365.0 / 12 * 24;

// Three months from 2 March of people who are there round the clock, whose touches take a second. Customers who come
// cost no care; the accounts of the start, of a tier that nobody comes to, cost an hour a month.
sim::Scenario plain_owners(int people, int accounts) {
  sim::Scenario it = plain_scenario(1.0 / 3600, 28);
  it.team.touches = {{Distribution::constant(1), 0, false}};
  it.pipeline.pools.front().headcount = people;
  core::RoutingRow& row = it.pipeline.routing.front();
  row.strategy = core::Strategy::round_robin;
  it.pipeline.routing.push_back(row);
  it.pipeline.routing.back().tier = "of the start";
  it.pipeline.routing.back().annual_from = core::dollars(1'000'000'000);
  it.cohort.trial_days = 1;
  it.horizon.months = 3;
  it.horizon.trials = {1000, 1000, 1000};
  it.horizon.book.care = {{0, 0.0}, {accounts, 1.0}};
  it.horizon.book.churn = 0;
  it.horizon.book.owners = Owners::named;
  it.outcomes.churn_base = it.outcomes.churn_missend = it.outcomes.churn_late = 0;
  it.outcomes.churn_unrouted = it.outcomes.churn_blind = 0;
  return it;
}

sim::Batch owners_batch(const sim::Scenario& scenario, int from, int to) {
  const auto valid = sim::checked(scenario);
  REQUIRE(valid);
  return sim::BatchRunner(*valid).run(from, to);
}

double owners_total(const sim::Batch& batch, int at, Metric metric, int month) {
  return batch.table(at, batch.table_of(-1, month))[index(metric)].total;
}

double month_mean(const sim::Results& results, int month, Metric metric) {
  return results.by_month[static_cast<std::size_t>(month)].of(metric).mean;
}

// A year with everything in it.
sim::Scenario full_year(Handover handover) {
  sim::Scenario it = sim::worked_example();
  it.horizon.months = 6;
  it.horizon.growth = 0.08;
  it.horizon.headcount = {{0, 3, 2}, {0, 5, -1}};
  it.horizon.turnover = {days(56), 0.8, days(40)};
  it.horizon.book.care = {{40, 1}, {60, 1}, {20, 2}, {5, 4}};
  it.horizon.book.owners = Owners::named;
  it.horizon.book.handover = handover;
  it.horizon.book.handover_hours = 1.5;
  return it;
}

constexpr Handover kHandoverRules[] = {Handover::evenly, Handover::fewest, Handover::replacement};

}  // namespace

// Two people with 50 accounts each. One leaves on 2 April, and the other has 100 from then on; each hand-over takes
// two hours of theirs, all of them in that month's 30 days.
TEST_CASE("who stays has a leaver's accounts and their work", "[sim][owners][horizon]") {
  sim::Scenario scenario = plain_owners(2, 100);
  scenario.horizon.headcount = {{0, 2, -1}};
  scenario.horizon.book.handover_hours = 2;
  const sim::Results results = results_of_plain(scenario, 5);
  const auto of = [&](int month, Metric metric) { return month_mean(results, month, metric); };
  // Who comes is shared in turn, and by the end of a month as many are in the book as came: on average half of them.
  const double first = of(0, Metric::accounts), second = of(1, Metric::accounts);
  CHECK(of(0, Metric::accounts_of_fullest) == Approx(first / 2).epsilon(0.02));
  CHECK(of(1, Metric::accounts_of_fullest) == Approx(second).epsilon(0.01));
  CHECK(of(0, Metric::accounts_per_person) == Approx(first / 2));
  CHECK(of(1, Metric::accounts_per_person) == Approx(second));
  CHECK(of(0, Metric::accounts_handed_over) == 0);
  CHECK(of(2, Metric::accounts_handed_over) == 0);
  CHECK(of(0, Metric::utilisation) == Approx(100 / kCareMonthHours / 2).epsilon(0.01));
  const double handed_over = of(1, Metric::accounts_handed_over);
  CHECK(of(1, Metric::utilisation) ==
        Approx(100 / kCareMonthHours + 2 * handed_over / (30 * 24)).epsilon(0.01));
  CHECK(of(2, Metric::utilisation) == Approx(100 / kCareMonthHours).epsilon(0.01));
  // 50 of the start, and every second one of who has come in March.
  CHECK(handed_over == Approx(50 + 1000 / 2).epsilon(0.06));
}

// 438 accounts of an hour take 0.6 of one person's time, and none of who starts in the second month. Who is busy when a
// customer comes goes on for the rest of what they do, half an hour on average, as it is exponential.
TEST_CASE("whose book is full keeps customers waiting, whose book is empty does not",
          "[sim][oracle][owners][horizon]") {
  sim::Scenario scenario = plain_owners(1, 438);
  scenario.horizon.headcount = {{0, 2, 1}};
  scenario.horizon.trials = {150, 150, 150};
  scenario.team.other_task = Distribution::exponential(1800);
  const auto waits_of = [&](Owners owners) {
    scenario.horizon.book.owners = owners;
    const auto valid = sim::checked(scenario);
    REQUIRE(valid);
    sim::Simulation simulation(*valid);
    std::array<sim::Accumulator, 2> waits;
    for (std::uint32_t r = 0; r < 60; ++r) {
      CHECK(simulation.run(r).violations.empty());
      for (std::uint32_t at = 0; at < simulation.customers().size(); ++at) {
        if (simulation.customers()[at].converted < sim::month_begin(scenario, 1)) continue;
        const sim::TouchTimes& touch = simulation.team().touch(at);
        REQUIRE(touch.owner < 2);
        waits[touch.owner].add((touch.begun - touch.ready).seconds());
      }
    }
    return waits;
  };
  const auto named = waits_of(Owners::named);
  REQUIRE(named[0].count() > 4000);
  // In one of thirty cases another customer has found them busy already.
  CHECK(named[0].mean() == Approx(0.6 * 1800).epsilon(0.06));
  CHECK(named[1].mean() < 5);
  const auto shared = waits_of(Owners::pool);
  CHECK(shared[0].mean() == Approx(0.3 * 1800).epsilon(0.08));
  CHECK(shared[1].mean() == Approx(0.3 * 1800).epsilon(0.08));
}

// 64 accounts of four people, each a quarter of them, and nobody comes whose care costs anything.
TEST_CASE("where all books are alike named owners change no event", "[sim][owners][horizon]") {
  sim::Scenario scenario = plain_owners(4, 64);
  scenario.horizon.book.care[1].hours = 6;
  const sim::Batch named = owners_batch(scenario, 0, 4);
  scenario.horizon.book.owners = Owners::pool;
  const sim::Batch shared = owners_batch(scenario, 0, 4);
  CHECK(named.hashes == shared.hashes);
  CHECK(named.values == shared.values);
  for (int at = 0; at < 4; ++at) {
    for (const Metric metric : {Metric::utilisation, Metric::accounts, Metric::accounts_per_person})
      CHECK(owners_total(named, at, metric, 1) == Approx(owners_total(shared, at, metric, 1)));
  }
}

TEST_CASE("owners change nobody's coming and going, and hand-overs add up",
          "[sim][owners][horizon]") {
  for (const Handover handover : kHandoverRules) {
    sim::Scenario scenario = full_year(handover);
    scenario.outcomes.churn_base = scenario.outcomes.churn_missend = scenario.outcomes.churn_late =
        0;
    scenario.outcomes.churn_unrouted = scenario.outcomes.churn_blind = 0;
    const sim::Batch named = owners_batch(scenario, 0, 4);
    scenario.horizon.book.owners = Owners::pool;
    const sim::Batch shared = owners_batch(scenario, 0, 4);
    bool any = false;
    for (int at = 0; at < 4; ++at) {
      double handed_over = 0;
      for (int month = 0; month < 6; ++month) {
        CHECK(owners_total(named, at, Metric::accounts, month) ==
              owners_total(shared, at, Metric::accounts, month));
        CHECK(owners_total(named, at, Metric::accounts_of_fullest, month) > 0);
        CHECK(owners_total(shared, at, Metric::accounts_handed_over, month) == 0);
        handed_over += owners_total(named, at, Metric::accounts_handed_over, month);
      }
      CHECK(handed_over == owners_total(named, at, Metric::accounts_handed_over, -1));
      any |= handed_over > 0;
    }
    CHECK(any);
  }
}

TEST_CASE("with named owners another headcount in the last month changes no digit before it",
          "[sim][crn][owners][horizon]") {
  for (const Handover handover : kHandoverRules) {
    for (const int people : {3, -2}) {
      const sim::Scenario before = full_year(handover);
      sim::Scenario after = before;
      after.horizon.headcount.push_back({0, 6, people});
      const sim::Batch a = owners_batch(before, 0, 4), b = owners_batch(after, 0, 4);
      for (int at = 0; at < 4; ++at) {
        // Whoever converts in the last days of a month may be touched in the next one.
        for (int month = 0; month < 4; ++month) {
          const auto of_a = a.table(at, a.table_of(-1, month)),
                     of_b = b.table(at, b.table_of(-1, month));
          for (std::size_t metric = 0; metric < sim::kMetricCount; ++metric) {
            INFO("month " << month << ", " << sim::kMetrics[metric].name);
            CHECK(of_a[metric].total == of_b[metric].total);
          }
        }
        for (const Metric metric :
             {Metric::accounts, Metric::accounts_of_fullest, Metric::accounts_handed_over,
              Metric::headcount, Metric::utilisation})
          CHECK(owners_total(a, at, metric, 4) == owners_total(b, at, metric, 4));
      }
    }
  }
}

TEST_CASE("a replication with named owners is the same whatever ran before it",
          "[sim][owners][horizon]") {
  const sim::Scenario scenario = full_year(Handover::replacement);
  const sim::Batch all = owners_batch(scenario, 0, 4), last = owners_batch(scenario, 3, 4);
  CHECK(all.hashes[3] == last.hashes[0]);
  for (int month = -1; month < 6; ++month) {
    const auto of_all = all.table(3, all.table_of(-1, month)),
               of_last = last.table(0, last.table_of(-1, month));
    for (std::size_t metric = 0; metric < sim::kMetricCount; ++metric)
      CHECK(of_all[metric].total == of_last[metric].total);
  }
}

TEST_CASE("a year with named owners breaks no invariant by any rule", "[sim][owners][horizon]") {
  for (const Handover handover : kHandoverRules) {
    for (const core::Strategy strategy :
         {core::Strategy::pooled, core::Strategy::round_robin, core::Strategy::least_loaded}) {
      sim::Scenario scenario = full_year(handover);
      scenario.horizon.turnover.attrition = 3;
      for (core::RoutingRow& row : scenario.pipeline.routing) row.strategy = strategy;
      const sim::Batch batch = owners_batch(scenario, 0, 4);
      for (const sim::Violation& it : batch.violations) UNSCOPED_INFO(it.what);
      CHECK(batch.violations.empty());
    }
  }
}
