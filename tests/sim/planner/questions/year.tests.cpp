// Whom to hire when, on a small case: against an exhaustive search, and as often right as is promised.
#include "sim/planner/questions/year.hpp"

#include <algorithm>

#include "sim/scenario/months.hpp"
#include "tests/sim/planner/small_year.hpp"
#include "tests/slow_build.hpp"

using namespace handoff;
using namespace handoff::sim::testing;
using sim::Distribution;
using sim::Hire;
using sim::HiringPlan;
using sim::Metric;

namespace {

struct Asked {
  sim::ReplicationStore store{sim::Detail::targets};
  std::unique_ptr<sim::YearPlan> year;

  Asked(sim::Scenario scenario, const sim::Target& target, double effort = 20'000,
        sim::YearOptions options = {}) {
    options.effort = effort;
    auto made = sim::YearPlan::make(store, std::move(scenario), {target}, options);
    REQUIRE(made);
    year = *std::move(made);
    sim::answer(*year, store);
  }
  const sim::YearAnswer& answer() const { return year->answers().front(); }
};

bool all_at_least(const std::vector<double>& shares, double needed) {
  return std::all_of(shares.begin(), shares.end(), [needed](double it) { return it >= needed; });
}

}  // namespace

TEST_CASE("a year is asked of a scenario with months", "[sim][planner][year]") {
  sim::ReplicationStore store(sim::Detail::targets);
  sim::Scenario month = small_year();
  month.horizon.months = 1;
  CHECK_FALSE(sim::YearPlan::make(store, month, {in_time(0.9)}, {}));
  sim::YearOptions late;
  late.lead_months = 4;
  CHECK_FALSE(sim::YearPlan::make(store, small_year(), {in_time(0.9)}, late));
}

TEST_CASE("where nothing fails nobody is hired", "[sim][planner][year]") {
  sim::Scenario easy = small_year();
  easy.pipeline.pools.front().headcount = 8;
  const Asked asked(easy, in_time(0.9));
  CHECK(asked.answer().cheapest.hires.empty());
  CHECK(asked.answer().cheapest.cost == 0);
  CHECK(asked.answer().verified);
  CHECK_FALSE(first_missed(asked.answer().now, 0));
}

TEST_CASE("all judgements of a year share the error", "[sim][planner][year]") {
  sim::ReplicationStore store(sim::Detail::targets);
  const auto year = sim::YearPlan::make(store, small_year(), {in_time(0.9), in_time(0.8)}, {});
  REQUIRE(year);
  CHECK((*year)->level() == Approx(1 - 0.05 / 8));
}

// Nobody is hired, so only other years can have other figures.
TEST_CASE("a plan is judged by years that did not choose it", "[sim][planner][year]") {
  sim::Scenario easy = small_year();
  easy.pipeline.pools.front().headcount = 6;
  const Asked asked(easy, in_time(0.9));
  REQUIRE(asked.answer().cheapest.hires.empty());
  const auto& now = asked.answer().now.months[0].back().standing;
  const auto& fresh = asked.answer().cheapest.standing.months[0].back().standing;
  CHECK(now.customers != fresh.customers);
}

// All plans of up to three people, each starting in one of three months: none that keeps the promise clearly by its true
// shares is cheaper than the one that was found.
TEST_CASE("the plan is the cheapest of an exhaustive search", "[sim][planner][year]") {
  if (kSlowBuild)
    return;  // a hundred thousand customers of a hundred plans, which depend on no build
  sim::Scenario scenario = small_year();
  scenario.horizon.months = 3;
  scenario.horizon.trials = {100, 160, 230};
  constexpr double kNeeded = 0.9, kClearly = 0.02;
  const Asked asked(scenario, in_time(kNeeded), 100'000);
  const sim::YearAnswer& found = asked.answer();
  REQUIRE(found.verified);
  CHECK(first_missed(found.now, 0).has_value());
  CHECK(all_at_least(shares_in_time(scenario, found.cheapest.hires, 300), kNeeded));

  int cheaper = 0;
  for (int code = 0; code < 4 * 4 * 4; ++code) {
    // So many more people in each month: never fewer than before.
    const int more[] = {code % 4, code / 4 % 4, code / 16};
    if (!std::is_sorted(std::begin(more), std::end(more))) continue;
    HiringPlan plan;
    for (int month = 0; month < 3; ++month) {
      const int people = more[month] - (month > 0 ? more[month - 1] : 0);
      if (people > 0) plan.push_back({0, month, people});
    }
    if (cost_of(scenario, plan) >= found.cheapest.cost) continue;
    ++cheaper;
    INFO(more[0] << ' ' << more[1] << ' ' << more[2] << " for less than " << found.cheapest.cost);
    CHECK_FALSE(all_at_least(shares_in_time(scenario, plan, 100), kNeeded + kClearly));
  }
  CHECK(cheaper >= 3);
}

TEST_CASE("people are started as late as will do, before their ramp", "[sim][planner][year]") {
  if (kSlowBuild) return;
  sim::Scenario scenario = small_year();
  scenario.horizon.trials = {60, 60, 60, 230};
  const Asked at_once(scenario, in_time(0.9));
  scenario.horizon.turnover.ramp = core::days(60);
  const Asked ramped(scenario, in_time(0.9));
  const auto first = [](const Asked& it) {
    REQUIRE_FALSE(it.answer().cheapest.hires.empty());
    return it.answer().cheapest.hires.front().month;
  };
  CHECK(first(at_once) == 3);
  CHECK(first(ramped) < 3);
  CHECK(ramped.answer().cheapest.cost > at_once.answer().cheapest.cost);
}

TEST_CASE("nobody starts before the lead time, and what then fails is said",
          "[sim][planner][year]") {
  sim::Scenario scenario = small_year();
  scenario.horizon.trials = {230, 230, 230, 230};
  sim::YearOptions options;
  options.lead_months = 2;
  const Asked asked(scenario, in_time(0.9), 20'000, options);
  const sim::YearAnswer& it = asked.answer();
  CHECK_FALSE(it.possible[0][0]);
  CHECK_FALSE(it.possible[0][1]);
  CHECK(it.possible[0][3]);
  for (const Hire& hire : it.cheapest.hires) CHECK(hire.month >= 2);
  for (const Hire& hire : it.when_it_hurts.hires) CHECK(hire.month >= 2);
}

// A month of few customers is kept by luck now and then, by any team; the month's mean is what counts.
TEST_CASE("nobody is hired for months that many people keep by luck alone",
          "[sim][planner][year]") {
  sim::Scenario scenario = small_year();
  scenario.horizon.trials = {40, 40, 40, 40};
  scenario.team.touches = {{Distribution::exponential(3600), 0, false}};
  // Somebody is always free, but nobody is there in a twentieth of the day: what is asked is what nobody keeps for
  // sure.
  scenario.pipeline.pools.front().headcount = 6;
  scenario.pipeline.pools.front().shift = core::OpenHours{0, 22 * 60 + 48, 0x7f};
  scenario.pipeline.routing.front().first_touch = core::minutes(1);
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    scenario.seed = seed;
    const Asked asked(scenario, in_time(0.95));
    INFO("seed " << seed);
    CHECK(asked.answer().cheapest.hires.empty());
  }
}

// What is missed before anybody can be there is no reason to hire, whatever other replications say of it.
TEST_CASE("nobody starts before the lead time for a month that is near its target",
          "[sim][planner][year]") {
  sim::Scenario scenario = small_year();
  scenario.horizon.trials = {140, 140, 140, 230};
  sim::YearOptions options;
  options.lead_months = 2;
  for (const std::uint64_t seed : {1U, 2U, 3U}) {
    scenario.seed = seed;
    const Asked asked(scenario, in_time(0.8), 10'000, options);
    INFO("seed " << seed);
    for (const Hire& hire : asked.answer().cheapest.hires) CHECK(hire.month >= 2);
  }
}

TEST_CASE("waiting a month costs kept months, and hiring evenly takes as many people",
          "[sim][planner][year]") {
  const Asked asked(small_year(), in_time(0.9));
  const sim::YearAnswer& it = asked.answer();
  const auto kept = [](const sim::YearStanding& year) {
    return std::count_if(year.months[0].begin(), year.months[0].end(), sim::is_kept);
  };
  CHECK(people_of(it.evenly.hires) == people_of(it.cheapest.hires));
  CHECK(kept(it.cheapest.standing) == 4);
  CHECK(kept(it.a_month_later.standing) < 4);
  CHECK(it.a_month_later.cost < it.cheapest.cost);
  CHECK(kept(it.when_it_hurts.standing) <= 4);
}

TEST_CASE("another store, asked in another order, gives the same answer", "[sim][planner][year]") {
  if (kSlowBuild) return;
  const Asked one(small_year(), in_time(0.9));
  sim::ReplicationStore store(sim::Detail::targets);
  sim::YearOptions options;
  options.effort = 20'000;
  auto year = *sim::YearPlan::make(store, small_year(), {in_time(0.9)}, options);
  while (!year->advance(store)) {
    auto orders = store.take_orders(7);
    std::reverse(orders.begin(), orders.end());
    for (const sim::ReplicationOrder& order : orders) carry_out(store, order);
  }
  CHECK(year->answers().front().cheapest.hires == one.answer().cheapest.hires);
  CHECK(year->answers().front().when_it_hurts.hires == one.answer().when_it_hurts.hires);
}

// The chance of a month of a Poisson number: what is missed by a month counts also for later ones.
TEST_CASE("the share that has missed by a month never falls", "[sim][planner][year]") {
  const Asked asked(small_year(), in_time(0.9));
  const auto& months = asked.answer().now.months[0];
  for (std::size_t at = 1; at < months.size(); ++at) {
    CHECK(months[at].missed_by >= months[at - 1].missed_by);
    CHECK(months[at].missed_by >= months[at].missed);
  }
}
