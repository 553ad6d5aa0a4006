// The sequential procedure: when it stops, and that it keeps its promise.
#include "sim/experiment/stopping.hpp"

#include <cmath>

#include "sim/engine/variates.hpp"
#include "tests/catch.hpp"

using namespace handoff::sim;

namespace {

Results results_of(int replications, double mean, double half_width) {
  Results results;
  results.replications = replications;
  results.metrics.resize(kMetricCount);
  results.metrics[index(Metric::crm_lag_s)].n = 1;
  Estimate& it = results.metrics[index(Metric::crm_lag_s)];
  it.mean = mean;
  it.ci95_low = mean - half_width;
  it.ci95_high = mean + half_width;
  return results;
}

StoppingRule rule(double relative, int minimum, int maximum) {
  StoppingRule it;
  it.targets.push_back({{Metric::crm_lag_s, Statistic::mean, -1}, relative, 0});
  it.minimum = minimum;
  it.maximum = maximum;
  return it;
}

}  // namespace

TEST_CASE("checks are at the minimum and then a quarter more each time", "[sim][stopping]") {
  SequentialStopping stopping(rule(0.1, 20, 60));
  for (const int expected : {20, 25, 32, 40, 50, 60}) {
    CHECK(stopping.next_check() == expected);
    const StoppingState state = stopping.judge(results_of(expected, 10, 5));
    CHECK(state == (expected == 60 ? StoppingState::exhausted : StoppingState::going_on));
  }
}

TEST_CASE("the half width is held against gamma / (1 + gamma), at two checks in a row",
          "[sim][stopping]") {
  // gamma 0.25 allows 0.2 of the estimate: 2 of 10.
  SequentialStopping stopping(rule(0.25, 10, 1000));
  CHECK(stopping.judge(results_of(10, 10, 2.01)) == StoppingState::going_on);
  CHECK(stopping.precisions()[0].allowed == Approx(2));
  CHECK(stopping.judge(results_of(13, -10, 1.99)) == StoppingState::going_on);
  CHECK(stopping.judge(results_of(17, -10, 2.01)) == StoppingState::going_on);
  CHECK(stopping.judge(results_of(22, -10, 1.99)) == StoppingState::going_on);
  CHECK(stopping.judge(results_of(28, -10, 1.99)) == StoppingState::precise);
}

TEST_CASE("what is zero stops by its absolute error, and what never varies does not",
          "[sim][stopping]") {
  StoppingRule with_absolute = rule(0.1, 10, 1000);
  with_absolute.targets[0].absolute = 0.5;
  SequentialStopping stopping(with_absolute);
  CHECK(stopping.judge(results_of(10, 0, 0.6)) == StoppingState::going_on);
  CHECK(stopping.judge(results_of(13, 0, 0.4)) == StoppingState::going_on);
  CHECK(stopping.judge(results_of(17, 0, 0.4)) == StoppingState::precise);
  for (const double value : {0.0, 5.0}) {
    SequentialStopping without_spread(rule(0.1, 10, 13));
    CHECK(without_spread.judge(results_of(10, value, 0)) == StoppingState::going_on);
    CHECK(without_spread.judge(results_of(13, value, 0)) == StoppingState::exhausted);
  }
  // Of nobody nothing is precise.
  Results nobody = results_of(10, 0, 0.1);
  nobody.metrics[index(Metric::crm_lag_s)].n = 0;
  CHECK_FALSE(precision_of(with_absolute.targets[0], nobody).reached());
}

TEST_CASE("a percentile stops by the longer side of its interval, a maximum never",
          "[sim][stopping]") {
  Results results = results_of(10, 1, 0);
  Estimate& it = results.metrics[index(Metric::crm_lag_s)];
  PrecisionTarget target{{Metric::crm_lag_s, Statistic::p95, -1}, 1.0, 0};  // allows a half
  CHECK_FALSE(precision_of(target, results).reached());  // no values, no interval
  it.has_percentiles = true;
  it.p95 = 10;
  it.p95_ci95 = {9, 14};
  CHECK(precision_of(target, results).half_width == 4);
  CHECK(precision_of(target, results).reached());
  it.p95_ci95 = {9, 16};
  CHECK_FALSE(precision_of(target, results).reached());
  target.measure.statistic = Statistic::max;
  CHECK_FALSE(precision_of(target, results).reached());
}

// Normal replications with mean 10 and deviation 8. A half width of 1/11 of the mean takes about
// (1.96 x 8 / 0.909)^2 = 297 replications; the error is at most a tenth in 95% of cases.
TEST_CASE("the error is within gamma about as often as the interval says", "[sim][stopping]") {
  Stream stream(31);
  constexpr int kTrials = 2000;
  int within = 0;
  Accumulator needed;
  for (int trial = 0; trial < kTrials; ++trial) {
    SequentialStopping stopping(rule(0.1, 20, 100'000));
    Accumulator values;
    do {
      while (values.count() < stopping.next_check()) values.add(10 + 8 * standard_normal(stream));
    } while (stopping.judge(results_of(stopping.next_check(), values.mean(),
                                       mean_interval(values).half_width())) ==
             StoppingState::going_on);
    needed.add(static_cast<double>(values.count()));
    within += std::fabs(values.mean() - 10) <= 1 ? 1 : 0;
  }
  // The second check in a row makes up for stopping when the spread happens to look small.
  CHECK(within / static_cast<double>(kTrials) > 0.945);
  CHECK(needed.mean() > 297);
  CHECK(needed.mean() < 297 * 1.25 * 1.25);
}

TEST_CASE("a whole experiment stops when it is precise", "[sim][stopping]") {
  StoppingRule it;
  it.targets = {{{Metric::mrr_usd, Statistic::mean, -1}, 0.05, 0},
                {{Metric::crm_lag_s, Statistic::p95, 1}, 0.05, 0}};
  it.minimum = 10;
  Experiment experiment(worked_example());
  const SequentialStopping stopping = run_until_precise(experiment, it);
  CHECK(stopping.state() == StoppingState::precise);
  CHECK(experiment.replications() == stopping.next_check());
  const Estimate mrr = experiment.results().of(Metric::mrr_usd);
  CHECK((mrr.ci95_high - mrr.ci95_low) / 2 <= mrr.mean * 0.05 / 1.05);
  const Estimate lag = experiment.results().of(Metric::crm_lag_s, 1);
  CHECK(lag.p95_ci95.high - lag.p95 <= lag.p95 * 0.05 / 1.05);
}
