// Comparisons on common random numbers: what is real, what is noise, and what pairing is worth.
#include "sim/experiment/comparison.hpp"

#include "tests/catch.hpp"

using namespace handoff;
using sim::Metric;
using sim::Verdict;

namespace {

sim::Scenario slower_crm() {
  sim::Scenario scenario = sim::worked_example();
  scenario.apis.crm.latency = sim::Distribution::constant(1.5);
  return scenario;
}

sim::Scenario with_duplicates() {
  sim::Scenario scenario = sim::worked_example();
  scenario.payments.duplicate_share = 0.2;
  return scenario;
}

const sim::Difference& of(const sim::Differences& differences, Metric metric) {
  return differences.metrics[index(metric)];
}

}  // namespace

TEST_CASE("a difference is real, and what cannot differ does not", "[sim][comparison]") {
  sim::Comparison comparison({sim::worked_example(), slower_crm()});
  comparison.run(40);
  const sim::Differences found = comparison.against_first(1);
  CHECK(found.replications == 40);
  const sim::Results a = comparison.experiment(0).results(), b = comparison.experiment(1).results();
  const sim::Difference& lag = of(found, Metric::crm_lag_s);
  CHECK(lag.verdict == Verdict::real);
  CHECK(lag.mean > 0);
  CHECK(lag.n == 40);
  CHECK(lag.mean == Approx(b.metrics[index(Metric::crm_lag_s)].mean -
                           a.metrics[index(Metric::crm_lag_s)].mean));
  CHECK(lag.interval.contains(lag.mean));
  // The same customers buy the same plans, whatever the CRM does.
  for (const Metric metric : {Metric::conversions, Metric::mrr_usd}) {
    CHECK(of(found, metric).mean == 0);
    CHECK(of(found, metric).interval.half_width() == 0);
    CHECK(of(found, metric).verdict == Verdict::noise);
  }
  REQUIRE(found.by_tier.size() == 4);
  CHECK(found.by_tier[1].tier == "Growth");
  CHECK(found.by_tier[1].metrics[index(Metric::crm_lag_s)].verdict == Verdict::real);
}

TEST_CASE("duplicates are suppressed one by one", "[sim][comparison]") {
  sim::Comparison comparison({sim::worked_example(), with_duplicates()});
  comparison.run(20);
  const sim::Differences found = comparison.against_first(1);
  // A base without duplicates adds no variance, so pairing neither helps nor hurts.
  CHECK(of(found, Metric::duplicates_received).verdict == Verdict::real);
  CHECK(of(found, Metric::duplicates_received).variance_ratio == Approx(1));
  CHECK(of(found, Metric::duplicate_effects).verdict == Verdict::noise);
}

TEST_CASE("common random numbers narrow the interval", "[sim][comparison]") {
  sim::Scenario fewer_retries = sim::worked_example();
  fewer_retries.apis.crm.server_error_rate = 0.02;
  sim::Scenario more = fewer_retries;
  more.apis.crm.server_error_rate = 0.03;
  sim::Comparison comparison({fewer_retries, more});
  comparison.run(50);
  const sim::Differences found = comparison.against_first(1);
  // The number of calls follows the number of customers, which is the same in both.
  CHECK(of(found, Metric::api_calls).variance_ratio > 10);
  CHECK(of(found, Metric::crm_lag_s).variance_ratio > 1);

  // Apart, with a seed of its own for the second, the difference of calls has the wider interval.
  more.seed = 99;
  sim::Experiment a(fewer_retries, sim::Keep::replications), b(more, sim::Keep::replications);
  a.run(50);
  b.run(50);
  const auto apart = sim::paired_difference(a.replication_values(Metric::api_calls).totals,
                                            b.replication_values(Metric::api_calls).totals);
  CHECK(apart.interval.half_width() > 3 * of(found, Metric::api_calls).interval.half_width());
}

TEST_CASE("a stricter level finds less to be real", "[sim][comparison]") {
  sim::Comparison comparison({sim::worked_example(), with_duplicates()});
  comparison.run(10);
  const auto at = [&](double level) {
    return of(comparison.against_first(1, level), Metric::duplicates_received).interval;
  };
  // t(0.975, 9) = 2.262, t(0.995, 9) = 3.250.
  CHECK(at(0.99).half_width() / at(0.95).half_width() == Approx(3.2498 / 2.2622).epsilon(1e-3));
}

TEST_CASE("a comparison takes batches, and counts what every system has", "[sim][comparison]") {
  sim::Scenario reseeded = slower_crm();
  reseeded.seed = 5;
  sim::Comparison comparison({sim::worked_example(), reseeded}),
      alone({sim::worked_example(), reseeded});
  CHECK(comparison.scenario(1).seed == sim::worked_example().seed);
  sim::BatchRunner base(comparison.scenario(0)), other(comparison.scenario(1));
  CHECK_FALSE(comparison.add(0, base.run(0, 10)));
  CHECK(comparison.replications() == 0);
  CHECK(of(comparison.against_first(1), Metric::crm_lag_s).n == 0);
  CHECK_FALSE(comparison.add(1, other.run(4, 7)));
  CHECK_FALSE(comparison.add(1, other.run(0, 4)));
  CHECK(comparison.replications() == 7);
  CHECK(comparison.against_first(1).replications == 7);
  comparison.run(5);
  CHECK(comparison.replications() == 12);
  alone.run(12);
  const auto one = comparison.against_first(1), whole = alone.against_first(1);
  CHECK(of(one, Metric::crm_lag_s).mean == of(whole, Metric::crm_lag_s).mean);
  CHECK(of(one, Metric::crm_lag_s).interval.low == of(whole, Metric::crm_lag_s).interval.low);
}

TEST_CASE("tiers are matched by name, and one that is missing is left out", "[sim][comparison]") {
  sim::Scenario renamed = sim::worked_example();
  renamed.pipeline.routing[1].tier = "Middle";
  sim::Comparison comparison({sim::worked_example(), renamed});
  comparison.run(3);
  const sim::Differences found = comparison.against_first(1);
  REQUIRE(found.by_tier.size() == 3);
  for (const sim::TierDifferences& tier : found.by_tier) CHECK(tier.tier != "Growth");
}

TEST_CASE("month by month, differences add up, and what comes later changes nothing",
          "[sim][comparison][months]") {
  sim::Scenario before = sim::worked_example();
  before.horizon.months = 3;
  sim::Scenario after = before;
  after.horizon.headcount = {{0, 2, 9}};
  after.cohort.conversion_rate *= 1.2;
  sim::Scenario later = before;
  later.horizon.headcount = {{0, 2, 9}};
  sim::Comparison comparison({before, after, later});
  comparison.run(10);

  const std::vector<sim::MonthDifferences> months = comparison.months_against_first(1);
  REQUIRE(months.size() == 3);
  const sim::Results a = comparison.experiment(0).results(), b = comparison.experiment(1).results();
  double sum = 0;
  for (std::size_t month = 0; month < months.size(); ++month) {
    const sim::Difference& it = months[month].metrics[index(Metric::conversions)];
    CHECK(months[month].begins == a.by_month[month].begins);
    CHECK(it.mean == Approx(b.by_month[month].of(Metric::conversions).mean -
                            a.by_month[month].of(Metric::conversions).mean));
    sum += it.mean;
  }
  CHECK(sum == Approx(of(comparison.against_first(1), Metric::conversions).mean));
  CHECK(months[0].by_tier.size() == 4);

  const std::vector<sim::MonthDifferences> apart = comparison.months_against_first(2);
  for (const sim::MetricInfo& metric : sim::kMetrics) {
    INFO(metric.name);
    const sim::Difference& first = apart[0].metrics[index(metric.metric)];
    CHECK((first.n == 0 || first.same()));
  }
  CHECK(apart[2].metrics[index(Metric::headcount)].mean > 0);
}

TEST_CASE("a single month has no months to compare, nor have horizons of different lengths",
          "[sim][comparison][months]") {
  sim::Scenario two = sim::worked_example();
  two.horizon.months = 2;
  sim::Scenario three = two;
  three.horizon.months = 3;
  CHECK(sim::Comparison({sim::worked_example(), slower_crm()}).months_against_first(1).empty());
  sim::Comparison uneven({two, three});
  uneven.run(2);
  CHECK(uneven.months_against_first(1).empty());
}
