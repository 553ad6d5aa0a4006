// Standings: met, missed or not clear yet.
#include "sim/planner/target.hpp"

#include <vector>

#include "tests/catch.hpp"

using namespace handoff;
using sim::Bound;
using sim::Excess;
using sim::Judgement;
using sim::Metric;
using sim::Statistic;
using sim::Target;

namespace {

Target mean_hours(Bound bound, double limit) {
  return {"", {{Metric::team_h, Statistic::mean, -1}, bound, limit}};
}
Target lag_p95() { return {"", {{Metric::crm_lag_s, Statistic::p95, -1}, Bound::at_most, 60}}; }

// Ten months, `ones` of them with an hour of work and the others without.
sim::Standing standing(int ones, const Target& target) {
  const double sign = is_upper(target.requirement.bound) ? 1 : -1;
  std::vector<Excess> excesses;
  for (int i = 0; i < 10; ++i)
    excesses.push_back({sign * ((i < ones ? 1 : 0) - target.requirement.limit), 1});
  return standing_of(target, excesses);
}

// Replications of 10 customers, `late` of 100 above the limit of a p95, spread evenly.
sim::Standing of_late(int late, int replications) {
  std::vector<Excess> excesses;
  for (int i = 0; i < replications; ++i) {
    const int before = late * i / replications, after = late * (i + 1) / replications;
    excesses.push_back({after - before - 0.05 * 10, 10});
  }
  return standing_of(lag_p95(), excesses);
}

}  // namespace

// The mean's 95% interval is about p +/- 2.262 sqrt(p (1 - p) / 9), moved towards the rarer.
TEST_CASE("a target is met or missed where its interval says so", "[sim][target]") {
  const Target target = mean_hours(Bound::at_most, 0.5);
  CHECK(standing(0, target).judgement == Judgement::unclear);  // no spread is no evidence
  CHECK(standing(3, target).judgement == Judgement::unclear);  // 0.3 +/- 0.35
  CHECK(standing(3, target).likely_met);
  CHECK(standing(7, target).judgement == Judgement::unclear);
  CHECK_FALSE(standing(7, target).likely_met);
  CHECK(standing(7, mean_hours(Bound::at_most, 0.2)).judgement == Judgement::missed);
  CHECK(standing(9, target).judgement == Judgement::unclear);  // it hangs on a single month
}

TEST_CASE("a standing shows the measured value with its interval", "[sim][target]") {
  for (const Bound bound : {Bound::at_most, Bound::at_least}) {
    const sim::Standing it = standing(3, mean_hours(bound, 0.5));
    CHECK(it.value == Approx(0.3));
    CHECK(it.interval.low < 0.3);
    CHECK(it.interval.high - it.interval.low == Approx(2 * 0.3456).epsilon(0.15));
    CHECK(it.needed == 0.5);
    CHECK(it.customers == 10);
    CHECK(it.likely_met == (bound == Bound::at_most));
  }
  // A percentile: the share in time.
  const sim::Standing late = of_late(8, 10);
  CHECK(late.value == Approx(0.92));
  CHECK(late.needed == 0.95);
  CHECK_FALSE(late.likely_met);
}

// If 95% must be in time, n in time and none late say so at 95% when 0.95^n <= 0.025: 72.
TEST_CASE("few customers do not show that a share is kept", "[sim][target]") {
  CHECK(of_late(0, 2).judgement == Judgement::unclear);
  CHECK(of_late(0, 2).likely_met);
  CHECK(of_late(0, 7).judgement == Judgement::unclear);
  CHECK(of_late(0, 8).judgement == Judgement::met);
  // But they show well that it is not.
  CHECK(of_late(20, 3).judgement == Judgement::missed);
}

TEST_CASE("none at all is disproved by one case, and believed after many", "[sim][target]") {
  const Target none{"", {{Metric::missend_rate, Statistic::mean, -1}, Bound::at_most, 0}};
  const auto judged = [&none](std::vector<Excess> months) {
    return standing_of(none, months).judgement;
  };
  CHECK(judged(std::vector<Excess>(8, Excess{0, 1})) == Judgement::unclear);
  CHECK(judged(std::vector<Excess>(40, Excess{0, 10})) == Judgement::met);
  std::vector<Excess> one(40, Excess{0, 10});
  one.push_back({1, 10});
  CHECK(judged(one) == Judgement::missed);
}

TEST_CASE("a mean of a few waits does not show that a promise is kept", "[sim][target]") {
  const Target wait{"", {{Metric::touch_wait_s, Statistic::mean, 3}, Bound::at_most, 600}};
  // Eight customers in twenty months who waited for nobody, or hardly.
  std::vector<Excess> months(20, Excess{0, 0, 0});
  for (std::size_t i = 0; i < 8; ++i) {
    const double waited = i == 0 ? 60 : 0;
    months[i] = {waited - 600, 1, waited * waited};
  }
  CHECK(standing_of(wait, months).judgement == Judgement::unclear);
  CHECK(standing_of(wait, months).likely_met);
}

TEST_CASE("a share of two totals", "[sim][target]") {
  sim::Batch batch;
  batch.count = 1;
  batch.tallies.resize(sim::kMetricCount);
  batch.tallies[index(Metric::http_429)].total = 3;
  batch.tallies[index(Metric::api_calls)].total = 100;
  Target target{"",
                {{Metric::http_429, Statistic::mean, -1}, Bound::at_most, 0.01, Metric::api_calls}};
  CHECK(excess_of(target.requirement, batch, 0).total == Approx(2));
  CHECK(excess_of(target.requirement, batch, 0).customers == 100);
  target.requirement.bound = Bound::at_least;
  CHECK(excess_of(target.requirement, batch, 0).total == Approx(-2));
  const std::vector<Excess> one{excess_of(target.requirement, batch, 0)};
  CHECK(standing_of(target, one).value == Approx(0.03));
}

TEST_CASE("where there is nobody nothing is known", "[sim][target]") {
  const std::vector<Excess> nobody(10, Excess{0, 0});
  CHECK(standing_of(lag_p95(), nobody).judgement == Judgement::unknown);
  sim::Batch batch;
  batch.count = 1;
  batch.tiers = 1;
  Target other_tier = lag_p95();
  other_tier.requirement.measure.tier = 3;
  CHECK(excess_of(other_tier.requirement, batch, 0).customers == 0);
}

TEST_CASE("targets are kept together or not", "[sim][target]") {
  const auto with = [](Judgement judgement) {
    sim::Standing it;
    it.judgement = judgement;
    return it;
  };
  const auto joint = [](std::vector<sim::Standing> of) { return sim::joint_judgement(of); };
  CHECK(joint({}) == Judgement::unknown);
  CHECK(joint({with(Judgement::met), with(Judgement::met)}) == Judgement::met);
  CHECK(joint({with(Judgement::met), with(Judgement::unclear)}) == Judgement::unclear);
  CHECK(joint({with(Judgement::unclear), with(Judgement::missed)}) == Judgement::missed);
}
