// A month of a running business: the same on its first day as on its last, and counted once.
#include "core/config/calendar.hpp"
#include "sim/experiment/warm_up_study.hpp"
#include "sim/month/simulation.hpp"
#include "sim/scenario/period.hpp"
#include "tests/sim/month/plain_scenario.hpp"

using namespace handoff;
using sim::Distribution;
using sim::Metric;
using sim::Opening;
using sim::testing::at_99;
using sim::testing::plain_scenario;
using sim::testing::results_of_plain;

namespace {

constexpr int kMonths = 40;

// One person round the clock, exponential touches of an hour.
sim::Scenario one_person(double load) {
  sim::Scenario it = plain_scenario(load / 3600, 28);
  it.team.touches = {{Distribution::exponential(3600), 0, false}};
  it.pipeline.pools.front().headcount = 1;
  it.pipeline.routing.front().strategy = core::Strategy::pooled;
  return it;
}

bool differ(const sim::Interval& a, const sim::Interval& b) {
  return a.high < b.low || b.high < a.low;
}

sim::Interval figure(const sim::Scenario& scenario, Metric metric) {
  return at_99(results_of_plain(scenario, kMonths).of(metric), kMonths);
}

}  // namespace

// M/M/1 at half its load: a wait of an hour, all month long. Begun empty with trials of 14 days, sign-ups
// of four weeks meet half of the load for half of the time.
TEST_CASE("a running month waits as the queue does in its steady state", "[sim][oracle][month]") {
  CHECK(figure(one_person(0.5), Metric::touch_wait_s).contains(3600));
}

TEST_CASE("a longer warm-up changes neither work nor money", "[sim][month]") {
  sim::Scenario brief = one_person(0.3), thorough = brief;
  brief.warmup_days = 3;
  thorough.warmup_days = 20;
  for (const Metric metric : {Metric::team_h, Metric::api_calls, Metric::monthly_cost_usd,
                              Metric::net_value_usd, Metric::conversions}) {
    INFO(sim::info(metric).name);
    CHECK_FALSE(differ(figure(brief, metric), figure(thorough, metric)));
  }
  // 0.3 erlang of one person, for 28 days.
  CHECK(figure(brief, Metric::team_h).contains(0.3 * 28 * 24));
}

// 672 hours at $50: a second person is paid whether anybody comes or not, and worth less by what nobody needs.
TEST_CASE("one more person costs what their shift does, on the same customers", "[sim][month]") {
  sim::Scenario one = one_person(0.1), two = one;
  one.costs.team_hourly = two.costs.team_hourly = core::dollars(50);
  two.pipeline.pools.front().headcount = 2;
  const sim::Results of_one = results_of_plain(one, kMonths),
                     of_two = results_of_plain(two, kMonths);
  const double more = 672 * (1 - one.team.other_work) * 50;
  CHECK(of_two.of(Metric::monthly_cost_usd).mean - of_one.of(Metric::monthly_cost_usd).mean ==
        Approx(more));
  CHECK(of_one.of(Metric::net_value_usd).mean - of_two.of(Metric::net_value_usd).mean ==
        Approx(more));
}

TEST_CASE("money is a month's, however many months are counted", "[sim][month]") {
  sim::Scenario month = one_person(0.3), quarter = month;
  quarter.days = 84;
  quarter.cohort.trials = 3 * month.cohort.trials;
  for (const Metric metric : {Metric::monthly_cost_usd, Metric::net_value_usd}) {
    INFO(sim::info(metric).name);
    CHECK_FALSE(differ(figure(month, metric), figure(quarter, metric)));
  }
  const double hours = results_of_plain(month, kMonths).of(Metric::team_h).mean;
  CHECK(results_of_plain(quarter, kMonths).of(Metric::team_h).mean ==
        Approx(3 * hours).epsilon(0.1));
}

TEST_CASE("an outage on the first day of a running month catches customers", "[sim][month]") {
  sim::Scenario it = one_person(0.3);
  it.apis.crm.outages = {{core::hours(1), core::hours(6), {}}};
  CHECK(results_of_plain(it, kMonths).of(Metric::retries).mean > 1);
  it.opening = Opening::launch;
  CHECK(results_of_plain(it, kMonths).of(Metric::retries).mean == 0);
}

TEST_CASE("of a launch everybody is counted who signs up in its days", "[sim][month]") {
  sim::Scenario it = one_person(0.3);
  it.opening = Opening::launch;
  it.cohort.arrivals = sim::Arrivals::fixed;
  it.cohort.trials = 77;
  sim::Simulation simulation(it);
  const sim::ReplicationResult result = simulation.run(0);
  CHECK(result.violations.empty());
  CHECK(simulation.month().counted_customers == 77);
  CHECK(simulation.customers().size() == 77);
  CHECK(result.counts[sim::index(Metric::api_calls)] ==
        static_cast<double>(simulation.world().calls_sent()));
}

// At nine tenths of its load a queue forgets its beginning in 1 / (1 - sqrt(0.9))^2 = 380 touches, of an hour
// each; at a third in six (the relaxation time, Abate & Whitt 1987).
TEST_CASE("a busy queue takes days to fill, and an idle one hours", "[sim][month][warmup]") {
  const sim::WarmUpStudy busy = sim::warm_up_study(one_person(0.9), 200);
  CHECK(busy.days() >= 1);
  CHECK(busy.days() <= 21);
  CHECK(busy.level());
  const sim::WarmUpStudy idle = sim::warm_up_study(one_person(0.33), 60);
  CHECK(idle.days() <= 1);
  CHECK(idle.level());
}

TEST_CASE("a team with more work than time never becomes level", "[sim][month][warmup]") {
  CHECK_FALSE(sim::warm_up_study(one_person(1.3), 10).level());
}

// A single customer in a few months has no spread, and so many weeks without anybody say nothing.
TEST_CASE("too few customers to say are not clearly off", "[sim][month][warmup]") {
  sim::Scenario it = sim::worked_example();
  it.days = 366;
  it.cohort.trials = 1;
  const sim::WarmUpStudy study = sim::warm_up_study(it, 3);
  CHECK(study.days() == 0);
  CHECK(study.metrics.front().weeks.size() == 8);
}

TEST_CASE("a month in which nobody can sign up, or that begins before the calendar, is refused",
          "[sim][month]") {
  sim::Scenario it = sim::worked_example();
  it.start = core::Time{} + core::days(core::days_from_date({2026, 3, 7}));  // a Saturday
  it.days = 2;
  it.cohort.weekday_weights = {1, 1, 1, 1, 1, 0, 0};
  REQUIRE(sim::check(it));
  CHECK(sim::check(it)->where == "cohort.weekday_weights");
  it.days = 3;
  CHECK_FALSE(sim::check(it));
  it.start = core::Time{};
  REQUIRE(sim::check(it));
  CHECK(sim::check(it)->where == "start");
}
