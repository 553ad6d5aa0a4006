// Staffing: the exact Erlang-C minimum for scenarios that say M/M/c, and what named owners cost.
#include "sim/planner/questions/staffing.hpp"

#include <cstddef>
#include <string>
#include <vector>

#include "sim/planner/defaults/default_targets.hpp"
#include "sim/planner/questions/late_hours.hpp"
#include "sim/scenario/check.hpp"
#include "sim/statistics/queueing.hpp"
#include "tests/catch.hpp"
#include "tests/slow_build.hpp"

using namespace handoff;
using sim::Bound;
using sim::Distribution;
using sim::Metric;
using sim::ReplicationStore;
using sim::Staffing;
using sim::StaffingOptions;
using sim::Statistic;
using sim::Target;

namespace {

constexpr double kTouchS = 600;
constexpr int kDays = 4;

// Poisson conversions round the clock, exponential touches of ten minutes, one pool, every system
// answering at once: M/M/c with a load of `erlangs`.
sim::Scenario erlang(double erlangs, double within_s) {
  sim::Scenario it = sim::worked_example();
  it.days = kDays;
  it.warmup_days = 1;  // such a queue fills within hours
  it.cohort.arrivals = sim::Arrivals::poisson;
  it.cohort.trials = static_cast<int>(erlangs / kTouchS * 86400 * kDays + 0.5);
  it.cohort.conversion_rate = 1;
  it.cohort.card_on_file = 1;
  it.cohort.time_zones = {{0, 1}};
  it.cohort.hour_weights.assign(24, 1.0);
  it.cohort.weekday_weights.assign(7, 1.0);
  it.nurture.mails.clear();
  it.payments.delivery_delay = Distribution::constant(0);
  for (sim::Api* api :
       {&it.apis.processor, &it.apis.crm, &it.apis.product, &it.apis.marketing, &it.apis.team}) {
    api->latency = Distribution::constant(0);
    api->limits.clear();
  }
  it.team.touches = {{Distribution::exponential(kTouchS), 0, false}};
  it.team.other_work = 0;
  core::Pool pool = it.pipeline.pools.front();
  pool.headcount = 1;
  pool.shift = core::kRoundTheClock;
  it.pipeline.pools = {pool};
  core::RoutingRow row = it.pipeline.routing.front();
  row.pools = {0};
  row.extra_pool = core::kNoPool;
  row.strategy = core::Strategy::pooled;
  row.first_touch = core::seconds(static_cast<std::int64_t>(within_s));
  it.pipeline.routing = {row};
  it.pipeline.overrides.clear();
  it.pipeline.reconcile.enabled = false;
  const auto valid = sim::checked(it);
  REQUIRE(valid);
  return *valid;
}

Target in_time(double share, int tier = 0) {
  return {(tier == 0 ? "Starter:" : "Large:") + ("sla_attainment>=" + std::to_string(share)),
          {{Metric::sla_attainment, Statistic::mean, tier}, Bound::at_least, share}};
}

// One customer of a thousand pays $12,000 a year, the others $360; `from` on is the second tier.
sim::Scenario two_tiers(sim::Scenario it, int from) {
  it.cohort.plans = {{"Basic", core::dollars(30), 1, 0.999},
                     {"Large", core::dollars(1000), 1, 0.001}};
  core::RoutingRow row = it.pipeline.routing.front();
  row.tier = "Large";
  row.annual_from = core::dollars(from);
  it.pipeline.routing.push_back(row);
  const auto valid = sim::checked(it);
  REQUIRE(valid);
  return *valid;
}

std::vector<sim::PoolStaffing> staffed(const sim::Scenario& scenario,
                                       const std::vector<Target>& targets,
                                       StaffingOptions options) {
  ReplicationStore store;
  auto question = Staffing::make(store, scenario, targets, options);
  REQUIRE(question);
  answer(**question, store);
  CHECK(store.violations().empty());
  return (*question)->answer();
}

}  // namespace

// Each office has half of the day, so each is M/M/c while it is open, and half of the customers are its. The
// other office has people to spare, so its half is kept and the level lies between what one person fewer and
// the fewest would make of the other half.
TEST_CASE("each of two offices gets its own fewest people beside the other as it is",
          "[sim][plan][staffing][pools]") {
  constexpr double kErlangs = 1.9, kWithin = 120, kRate = kErlangs / kTouchS;
  sim::Scenario scenario = erlang(kErlangs, kWithin);
  scenario.days = kDays / 2;
  scenario.cohort.trials /= 2;
  core::PipelineConfig& config = scenario.pipeline;
  config.zones = {{"UTC", 0, 0, {}, {}}};
  scenario.staff.zone = 0;
  config.pools = {{"day", 12, 0, {0, 12 * 60, 0b1111111}},
                  {"night", 12, 0, {12 * 60, 24 * 60, 0b1111111}}};
  config.routing[0].pools = {0, 1};
  config.routing[0].pool_rule = core::PoolRule::follow_the_sun;
  config.routing[0].onboarding = core::Onboarding::email_sequence;
  REQUIRE_FALSE(sim::check(scenario));
  const int people = sim::fewest_servers(kRate, kTouchS, kWithin, 0.75);
  const auto kept = [&](int servers) {
    return sim::MultiServer{kRate, kTouchS, servers}.wait_at_most(kWithin);
  };
  const double of_half = (kept(people) + kept(people - 1)) / 2;
  StaffingOptions options;
  options.replications = 4;
  options.effort = 10'000;
  options.why = false;
  const auto found = staffed(scenario, {in_time((1 + of_half) / 2)}, options);
  REQUIRE(found.size() == 2);
  for (const sim::PoolStaffing& office : found) {
    CHECK(office.fewest == people);
    CHECK(office.textbook.arrivals_an_hour == Approx(kRate * 3600).epsilon(0.1));
  }
}

// Ten loads, five promises (in slow builds one of each). The level lies halfway between what Erlang C gives for one person fewer
// and for the fewest, so that the minimum is exact and both neighbours are clear of it.
TEST_CASE("the fewest people equal the exact Erlang-C minimum in 50 cases",
          "[sim][plan][staffing]") {
  StaffingOptions options;
  options.effort = 10'000;
  options.why = false;
  const std::vector<double> promises =
      kSlowBuild ? std::vector{120.0} : std::vector{15.0, 60.0, 120.0, 240.0, 400.0};
  const std::vector<double> loads =
      kSlowBuild ? std::vector{1.9} : std::vector{0.6, 1.0, 1.4, 1.9, 2.3, 2.8, 3.2, 3.7, 4.3, 5.1};
  std::size_t cases = 0;
  for (const double erlangs : loads) {
    for (const double within_s : promises) {
      const double rate = erlangs / kTouchS;
      const int people = sim::fewest_servers(rate, kTouchS, within_s, 0.75);
      const auto kept = [&](int servers) {
        const sim::MultiServer station{rate, kTouchS, servers};
        return station.load() < servers ? station.wait_at_most(within_s) : 0;
      };
      const double level = (kept(people) + kept(people - 1)) / 2;
      options.replications = static_cast<int>(2'000 / (erlangs / kTouchS * 86400 * kDays)) + 4;
      const auto found = staffed(erlang(erlangs, within_s), {in_time(level)}, options);
      INFO(erlangs << " erlangs, " << within_s << " s, level " << level);
      REQUIRE(found.size() == 1);
      REQUIRE(found[0].fewest);
      CHECK(*found[0].fewest == people);
      CHECK(found[0].textbook.people == people);
      CHECK_FALSE(found[0].pooled);
      ++cases;
    }
  }
  CHECK(cases == loads.size() * promises.size());
}

// Half of the customers convert while the only shift is closed, so at most half can be touched
// within a minute by any number of people; round the clock it takes a few.
TEST_CASE("where nobody is there a wider shift is tried", "[sim][plan][staffing]") {
  sim::Scenario scenario = erlang(1, 60);
  scenario.pipeline.pools[0].shift = {0, 12 * 60, 0b1111111};
  // What the horizon plans for the pool does not stand against the shift that is asked about.
  scenario.horizon.shifts = {{0, 1, scenario.pipeline.pools[0].shift, sim::kSameZone}};
  StaffingOptions options;
  options.effort = 20'000;
  options.shifts = {{0, 24 * 60, 0b1111111}};
  const auto found = staffed(scenario, {in_time(0.9)}, options);
  REQUIRE(found[0].fewest);
  CHECK(*found[0].fewest == sim::fewest_servers(1 / kTouchS, kTouchS, 60, 0.9));
  CHECK(found[0].variants_tried == 2);
  CHECK(found[0].shift.to_minute == 24 * 60);
  CHECK(found[0].full_time == Approx(*found[0].fewest * 168 / 40.0));
  CHECK(found[0].with_ample[0].value < 0.6);
}

// A named owner is busy with probability 0.6, however many colleagues there are; a pool's chance
// that all n are busy is 0.6^n.
TEST_CASE("named owners with other work cannot keep a promise that a pool can",
          "[sim][plan][staffing]") {
  sim::Scenario scenario = erlang(0.1, 60);
  scenario.team.other_work = 0.6;
  scenario.pipeline.routing[0].strategy = core::Strategy::round_robin;
  StaffingOptions options;
  options.effort = 10'000;
  const auto found = staffed(scenario, {in_time(0.9)}, options);
  REQUIRE(found[0].fewest);
  CHECK(found[0].pooled);
  CHECK(found[0].with_ample[0].value < 0.6);
  CHECK(*found[0].fewest >= 4);  // 0.6^4 = 0.13, 0.6^5 = 0.08
  CHECK(*found[0].fewest <= 6);
  CHECK(found[0].textbook.people <= 2);  // which knows of no other work
  REQUIRE(found[0].why.size() == 4);
  CHECK(found[0].why[2].standing.value > found[0].why[0].standing.value);
}

// Whatever the thresholds are, a tier that they leave empty, or with so few that nothing can be said
// of it, asks for no people, and the pool's number is that of the customers who come.
TEST_CASE("a tier without customers, or with a handful, is left out and said",
          "[sim][plan][staffing]") {
  const int people = sim::fewest_servers(1 / kTouchS, kTouchS, 120, 0.75);
  const sim::MultiServer station{1 / kTouchS, kTouchS, people},
      fewer{1 / kTouchS, kTouchS, people - 1};
  const double level =
      (station.wait_at_most(120) + (fewer.load() < people - 1 ? fewer.wait_at_most(120) : 0)) / 2;
  StaffingOptions options;
  options.effort = 10'000;
  options.replications = 20;
  const std::vector<int> thresholds =
      kSlowBuild ? std::vector{300} : std::vector{1, 300, 361, 5'000, 12'000, 12'001, 100'000};
  for (const int from : thresholds) {
    INFO("the second tier from $" << from);
    const auto found =
        staffed(two_tiers(erlang(1, 120), from), {in_time(level), in_time(level, 1)}, options);
    REQUIRE(found.size() == 1);
    CHECK(found[0].outcome == sim::StaffingOutcome::found);
    REQUIRE(found[0].fewest);
    CHECK(*found[0].fewest == people);
    REQUIRE(found[0].left_out.size() == 1);
    const bool first_is_empty = from <= 360, second_is_empty = from > 12'000;
    CHECK(found[0].left_out[0].target == (first_is_empty ? 0U : 1U));
    CHECK(found[0].left_out[0].customers < 50);
    if (first_is_empty || second_is_empty) CHECK(found[0].left_out[0].customers == 0);
    CHECK(found[0].targets == std::vector<std::size_t>{0, 1});
  }
}

TEST_CASE("a pool to which nobody comes has no number, and no search", "[sim][plan][staffing]") {
  const auto found = staffed(two_tiers(erlang(1, 60), 100'000), {in_time(0.9, 1)}, {});
  REQUIRE(found.size() == 1);
  CHECK(found[0].outcome == sim::StaffingOutcome::nobody);
  CHECK_FALSE(found[0].fewest);
  CHECK(found[0].why.empty());
}

TEST_CASE("a target without a tier has no pool", "[sim][plan][staffing]") {
  ReplicationStore store;
  Target target = in_time(0.9);
  target.requirement.measure.tier = -1;
  CHECK_FALSE(Staffing::make(store, erlang(1, 60), {target}, {}));
}

TEST_CASE("the hours of the late ones are those in which nobody is there",
          "[sim][plan][staffing]") {
  sim::Scenario scenario = erlang(1, 60);
  scenario.pipeline.pools[0].headcount = 20;
  scenario.pipeline.pools[0].shift = {6 * 60, 24 * 60, 0b1111111};
  const auto hours = sim::late_hours(scenario, 5);
  REQUIRE(hours.size() == 1);
  CHECK(hours[0].share_late() == Approx(0.25).margin(0.03));
  const sim::LateHours::Stretch worst = hours[0].worst(6);
  CHECK(worst.from == 0);
  CHECK(worst.share > 0.95);
  CHECK(worst.conversions == Approx(0.25).margin(0.03));
}
