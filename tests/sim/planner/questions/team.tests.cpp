// Team: a person more by Erlang C, a shift where customers come, and what cannot be said.
#include "sim/planner/questions/team.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

#include "sim/planner/defaults/default_targets.hpp"
#include "sim/scenario/shift_hours.hpp"
#include "tests/sim/month/plain_scenario.hpp"
#include "tests/slow_build.hpp"

using namespace handoff;
using namespace handoff::sim;
using sim::testing::plain_scenario;

namespace {

constexpr double kEffort = kSlowBuild ? 50'000 : 150'000;
constexpr double kTouchS = 600, kWithinS = 120;
constexpr core::OpenHours kOffice{9 * 60, 17 * 60, 0b0011111};
constexpr core::OpenHours kEvenings{18 * 60, 24 * 60, 0b1111111};

bool is_same(const core::OpenHours& a, const core::OpenHours& b) {
  return a.from_minute == b.from_minute && a.to_minute == b.to_minute && a.weekdays == b.weekdays;
}

// One office of so many people round the clock, with exponential touches: M/M/c.
Scenario station(double erlangs, int people, int days = 2) {
  Scenario it = plain_scenario(erlangs / kTouchS, days);
  it.warmup_days = 1;
  it.team.touches = {{Distribution::exponential(kTouchS), 0, false}};
  core::PipelineConfig& config = it.pipeline;
  config.zones.front() = {"UTC", 0, 0, {}, {}};
  config.pools.front() = {"Austin", people, 0, core::kRoundTheClock};
  core::RoutingRow& row = config.routing.front();
  row.tier = "all";
  row.strategy = core::Strategy::pooled;
  row.onboarding = core::Onboarding::email_sequence;
  row.first_touch = core::seconds(static_cast<std::int64_t>(kWithinS));
  return it;
}

// Everybody converts between 20 and 21 o'clock, ten a day, and the office closes at 17.
Scenario evening(int people) {
  Scenario it = station(1, people, 14);
  it.cohort.trials = 140;
  it.cohort.hour_weights.assign(24, 0.0);
  it.cohort.hour_weights[20] = 1;
  it.pipeline.pools.front().shift = kOffice;
  it.pipeline.routing.front().first_touch = core::hours(3);
  it.team.touches = {{Distribution::constant(60), 0, false}};
  return it;
}

Target in_time(const std::string& tier = "all", int at = 0) {
  return {tier + ":sla_attainment>=0.95",
          {{Metric::sla_attainment, Statistic::mean, at}, Bound::at_least, 0.95}};
}

struct Asked {
  ReplicationStore store;
  std::unique_ptr<TeamPlan> plan;

  const TeamAnswer& answer(std::size_t target = 0) const { return plan->answer()[target]; }
  const TeamGain& gain(std::size_t change, std::size_t target = 0) const {
    const auto& gains = answer(target).gains;
    return *std::find_if(gains.begin(), gains.end(),
                         [change](const TeamGain& it) { return it.change == change; });
  }
};

TeamOptions options(std::vector<int> more, std::vector<ShiftWish> shifts, double effort = kEffort) {
  TeamOptions it;
  it.more = std::move(more);
  it.shifts = std::move(shifts);
  it.effort = effort;
  return it;
}

std::unique_ptr<Asked> asked(const Scenario& scenario, const TeamOptions& options,
                             const std::vector<Target>& targets = {in_time()}) {
  const auto valid = checked(scenario);
  REQUIRE(valid);
  auto it = std::make_unique<Asked>();
  auto plan = TeamPlan::make(it->store, *valid, targets, options);
  REQUIRE(plan);
  it->plan = *std::move(plan);
  answer(*it->plan, it->store);
  CHECK(it->store.violations().empty());
  return it;
}

std::string refusal(const Scenario& scenario, const Target& target) {
  ReplicationStore store;
  const auto plan = TeamPlan::make(store, scenario, {target}, options({1}, {}));
  return plan ? std::string() : plan.error().line();
}

}  // namespace

TEST_CASE("one person more is worth what Erlang C says", "[sim][plan][team][oracle]") {
  constexpr double kErlangs = 3.2;
  const auto kept = [](int people) {
    return MultiServer{kErlangs / kTouchS, kTouchS, people}.wait_at_most(kWithinS);
  };
  const auto it = asked(station(kErlangs, 4), options({1, 2}, {core::kRoundTheClock}));
  CHECK(it->answer().now.interval.contains(kept(4)));
  for (const int more : {1, 2}) {
    const TeamGain& gain = it->gain(static_cast<std::size_t>(more - 1));
    CHECK(gain.verdict == TeamVerdict::helps);
    CHECK(gain.gain.interval.contains(kept(4 + more) - kept(4)));
    CHECK(gain.gain.mean == Approx(gain.after.value - it->answer().now.value));
  }
}

TEST_CASE("a shift that opens when customers come wins, and more people by day change nothing",
          "[sim][plan][team]") {
  const auto it = asked(evening(2), options({1, 2}, {kEvenings}));
  const TeamAnswer& answer = it->answer();
  REQUIRE(answer.best);
  const TeamChange& best = it->plan->changes()[answer.gains[*answer.best].change];
  CHECK_FALSE(best.own_shift);
  CHECK(is_same(best.shift, kEvenings));
  CHECK(best.more == 1);
  CHECK(answer.now.value == 0);
  CHECK(answer.gains[*answer.best].after.value == 1);
  for (const std::size_t by_day : {0u, 1u}) {
    CHECK(it->plan->changes()[by_day].own_shift);
    CHECK(it->gain(by_day).verdict == TeamVerdict::same);
    CHECK(std::isinf(it->gain(by_day).per_point));
  }
}

TEST_CASE("an office that keeps every promise gains nothing, and no change is named",
          "[sim][plan][team]") {
  Scenario scenario = evening(20);
  scenario.pipeline.pools.front().shift = core::kRoundTheClock;
  const auto it = asked(scenario, options({1, 2}, {kEvenings}));
  CHECK(it->answer().now.value == 1);
  CHECK_FALSE(it->answer().best);
  CHECK_FALSE(it->answer().most);
  for (const TeamGain& gain : it->answer().gains) CHECK(gain.verdict == TeamVerdict::same);
}

TEST_CASE("a gain is the paired difference, and all of them share the error", "[sim][plan][team]") {
  const auto it =
      asked(station(3.2, 4), options({1, 2}, {core::OpenHours{0, 12 * 60, 0b11111}}, 60'000));
  const TeamPlan& plan = *it->plan;
  REQUIRE(plan.changes().size() == 4);
  CHECK(plan.level_of_each() == Approx(1 - 0.05 / 4));
  const CellId now = it->store.cell(plan.base());
  const CellId then = it->store.cell(*with_change(plan.base(), plan.changes()[3]));
  std::vector<double> totals[2], customers[2];
  for (const std::size_t system : {0u, 1u}) {
    for (const Tally& month : it->store.tallies(system == 0 ? now : then, plan.replications(),
                                                Metric::sla_attainment, 0)) {
      totals[system].push_back(month.total);
      customers[system].push_back(month.customers);
    }
  }
  const PairedDifference by_hand =
      paired_ratio_difference({totals[0], customers[0]}, {totals[1], customers[1]}, 1 - 0.05 / 4);
  CHECK(it->gain(3).gain.mean == Approx(by_hand.mean));
  CHECK(it->gain(3).gain.interval.low == Approx(by_hand.interval.low));
  CHECK(it->gain(3).gain.interval.high == Approx(by_hand.interval.high));
}

// A second person adds less than the first one does, so that the first is the better buy.
TEST_CASE("the best has the fewest dollars a point, and who keeps the most is named beside it",
          "[sim][plan][team]") {
  Scenario scenario = station(3.2, 4);
  scenario.team.other_work = 0;
  const auto it = asked(scenario, options({1, 2}, {core::kRoundTheClock}));
  const TeamAnswer& answer = it->answer();
  REQUIRE(answer.best);
  REQUIRE(answer.most);
  CHECK(it->plan->changes()[answer.gains[*answer.best].change].more == 1);
  CHECK(it->plan->changes()[answer.gains[*answer.most].change].more == 2);
  CHECK(answer.best == 0);
  // Round the clock for 28 days, at the team's hourly rate.
  const double one = 24 * 28 * scenario.costs.team_hourly.units();
  CHECK(it->gain(0).cost == Approx(one));
  CHECK(it->gain(1).cost == Approx(2 * one));
  CHECK(it->gain(0).per_point == Approx(one / (100 * it->gain(0).gain.mean)));
}

TEST_CASE("people on another shift are a second pool right after their office",
          "[sim][plan][team]") {
  Scenario scenario = station(3.2, 4);
  core::PipelineConfig& config = scenario.pipeline;
  config.zones.push_back({"East", 300, 300, {}, {}});
  config.pools.push_back({"Dublin", 2, 1, kOffice});
  config.pools.push_back({"Pune", 1, 1, kOffice});
  config.routing.front().pools = {0, 1, 2};
  config.routing.front().pool_rule = core::PoolRule::overflow;
  const TeamChange evenings{1, 2, kEvenings, false};
  const auto with = with_change(scenario, evenings);
  REQUIRE(with);
  CHECK(with->pipeline.routing.front().pools == std::vector<int>{0, 1, 3, 2});
  CHECK(with->pipeline.routing.front().pool_rule == core::PoolRule::overflow);
  CHECK(with->pipeline.pools[3].headcount == 2);
  CHECK(with->pipeline.pools[3].zone == 1);
  CHECK(is_same(with->pipeline.pools[3].shift, kEvenings));
  CHECK(with_change(scenario, {1, 3, kOffice, true})->pipeline.pools[1].headcount == 5);
  // The others of `first` get nobody with it either.
  config.routing.front().pool_rule = core::PoolRule::first;
  const auto alone = with_change(scenario, {0, 1, kEvenings, false});
  REQUIRE(alone);
  CHECK(alone->pipeline.routing.front().pools == std::vector<int>{0, 3});
  CHECK(alone->pipeline.routing.front().pool_rule == core::PoolRule::follow_the_sun);
  config.routing.front().pool_rule = core::PoolRule::nearest;
  CHECK_FALSE(with_change(scenario, evenings));
  config.routing.front().pool_rule = core::PoolRule::follow_the_sun;
  CHECK_FALSE(with_change(scenario, {1, 9'999, kOffice, true}));
  while (config.pools.size() < 16) config.pools.push_back(config.pools.back());
  CHECK_FALSE(with_change(scenario, evenings));
}

TEST_CASE("without a wish each office tries its own shift, early, late, and a closed weekend",
          "[sim][plan][team]") {
  Scenario scenario = evening(2);
  scenario.cohort.trials = 20;
  const auto it = asked(scenario, options({2}, {}, 2'000));
  const core::OpenHours tried[] = {kOffice,
                                   {6 * 60, 14 * 60, 0b0011111},
                                   {12 * 60, 20 * 60, 0b0011111},
                                   {9 * 60, 17 * 60, 0b1100000}};
  REQUIRE(it->plan->changes().size() == std::size(tried));
  for (std::size_t at = 0; at < std::size(tried); ++at)
    CHECK(is_same(it->plan->changes()[at].shift, tried[at]));
}

TEST_CASE("nobody's promise has no order, and a handful of customers is too few to say",
          "[sim][plan][team]") {
  Scenario scenario = evening(2);
  scenario.cohort.trials = 14;
  core::RoutingRow row = scenario.pipeline.routing.front();
  row.tier = "Large";
  row.annual_from = core::dollars(10'000'000);
  scenario.pipeline.routing.push_back(row);
  const auto it = asked(scenario, options({1}, {kEvenings}, 1), {in_time(), in_time("Large", 1)});
  CHECK(it->answer(1).now.judgement == Judgement::unknown);
  CHECK(it->answer(1).gains.empty());
  // Some 280 customers of twenty months, none of whom more people by day would help.
  CHECK(it->answer(0).now.customers < kEnoughToSeeNone);
  CHECK(it->gain(0).verdict == TeamVerdict::too_few);
  CHECK(it->gain(1).verdict == TeamVerdict::helps);
}

TEST_CASE("a target that is no share of touches in time is refused", "[sim][plan][team]") {
  const Scenario scenario = station(1, 2);
  const Target mails{"missend_rate<=0.1", {{Metric::missend_rate}, Bound::at_most, 0.1}};
  CHECK(refusal(scenario, mails).starts_with("missend_rate<=0.1: is no share of first touches"));
  const Target wait{"all:touch_wait_s.p95<=120",
                    {{Metric::touch_wait_s, Statistic::p95, 0}, Bound::at_most, 120}};
  CHECK(refusal(scenario, wait).empty());
  const Target mean{"all:touch_wait_s<=120",
                    {{Metric::touch_wait_s, Statistic::mean, 0}, Bound::at_most, 120}};
  CHECK_FALSE(refusal(scenario, mean).empty());
  Scenario two = scenario;
  two.pipeline.pools.push_back(two.pipeline.pools.front());
  two.pipeline.routing.front().pools = {0, 1};
  two.pipeline.routing.front().pool_rule = core::PoolRule::nearest;
  const auto it = asked(two, options({1}, {kEvenings}, 1));
  CHECK(it->plan->changes().size() == 2);
  REQUIRE(it->plan->left_out().size() == 2);
  CHECK(it->plan->left_out().front().why ==
        "all: goes to the nearest office, so a second shift of one gets nobody");
}

// A percentile's wait and the promise are the same share where both have one limit.
TEST_CASE("a percentile's share in time is counted as the promise's is", "[sim][plan][team]") {
  const Target wait{"all:first_touch_h.p95<=0.0333",
                    {{Metric::first_touch_h, Statistic::p95, 0}, Bound::at_most, kWithinS / 3600}};
  const auto it =
      asked(station(3.2, 4), options({1}, {core::kRoundTheClock}, 40'000), {in_time(), wait});
  CHECK(it->answer(1).now.value == Approx(it->answer(0).now.value));
  CHECK(it->gain(0, 1).gain.mean == Approx(it->gain(0, 0).gain.mean));
  CHECK(it->plan->level_of_each() == Approx(1 - 0.05 / 2));
}

TEST_CASE("the usual promises are each tier's", "[sim][plan][team]") {
  const std::vector<Target> promises = default_promises(worked_example());
  REQUIRE(promises.size() == worked_example().pipeline.routing.size());
  CHECK(promises.front().text == "Starter:sla_attainment>=0.95");
}
