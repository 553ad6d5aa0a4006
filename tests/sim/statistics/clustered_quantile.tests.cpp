// Intervals of percentiles when the values of one replication depend on each other.
#include "sim/statistics/clustered_quantile.hpp"
#include "sim/engine/math.hpp"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

#include "sim/engine/variates.hpp"
#include "tests/catch.hpp"

using namespace handoff::sim;

namespace {

using handoff::sim::kInfinity;

// Standard normal values of which those of one replication have the given correlation: a common
// part and one of their own. The number of them varies from replication to replication.
struct Clusters {
  std::vector<double> values;
  std::vector<std::uint32_t> ends;
};

Clusters correlated_normals(int replications, double size, double correlation, Stream& stream) {
  Clusters it;
  for (int r = 0; r < replications; ++r) {
    const double common = std::sqrt(correlation) * standard_normal(stream);
    const std::int64_t count = sample_poisson(size, stream);
    for (std::int64_t i = 0; i < count; ++i)
      it.values.push_back(common + std::sqrt(1 - correlation) * standard_normal(stream));
    it.ends.push_back(static_cast<std::uint32_t>(it.values.size()));
  }
  return it;
}

// Share of intervals that contain the true quantile.
double coverage(int trials, int replications, double size, double correlation, double p,
                double quantile_of_normal) {
  Stream stream(77);
  int covered = 0;
  for (int i = 0; i < trials; ++i) {
    const Clusters it = correlated_normals(replications, size, correlation, stream);
    const Interval interval = clustered_quantile_interval(it.values, it.ends, p);
    covered += interval.contains(quantile_of_normal) ? 1 : 0;
  }
  return covered / static_cast<double>(trials);
}

constexpr double kP50 = 0;
constexpr double kP95 = 1.6448536269514722;
constexpr double kP99 = 2.3263478740408408;

}  // namespace

TEST_CASE("independent values have the order statistics of the exact binomial",
          "[stats][quantile]") {
  // FACTS, oracle 8: n = 1000, p95 ranks 935 to 963, p99 983 to 996.
  CHECK(clustered_quantile_ranks(1000, 1000, 0.95).low == 935);
  CHECK(clustered_quantile_ranks(1000, 1000, 0.95).high == 963);
  CHECK(clustered_quantile_ranks(1000, 1000, 0.99).low == 983);
  CHECK(clustered_quantile_ranks(1000, 1000, 0.99).high == 996);
}

TEST_CASE("values worth a tenth of their number have that sample's ranks, stretched",
          "[stats][quantile]") {
  const RankInterval ranks = clustered_quantile_ranks(10'000, 1000, 0.95);
  CHECK(ranks.low == 9350);
  CHECK(ranks.high == 9630);
  // A tenth of 200 is 20, whose largest value is below the p99 with probability 0.82.
  CHECK(clustered_quantile_ranks(200, 20, 0.99).high == 201);
  // A third of ten values: what would be between two ranks goes outward. Of 3 values, 2 of them
  // enclose the median with 0.75 only: both sides are open.
  CHECK(clustered_quantile_ranks(10, 3, 0.5).low == 0);
}

TEST_CASE("the effective count, by hand", "[stats][quantile]") {
  // Four replications of 10 values, of which 4, 6, 5, 5 are at most the estimate: the share is 1/2,
  // the residuals -1, 1, 0, 0, so s^2 = 2/3 and the half width t(0.975, 3) sqrt(2/3 x 4) / 40
  // = 3.182446 x 0.0408248 = 0.1299229. An independent sample of n has 1.959964 x 0.5 / sqrt(n):
  // n = (0.979982 / 0.1299229)^2 = 56.9, which is more than the 40 there are.
  RatioAccumulator even;
  for (const double count : {4, 6, 5, 5}) even.add(count, 10);
  CHECK(effective_count(even) == 40);
  // With 0, 10, 0, 10 the residuals are 5 each: s^2 = 100/3, the half width 0.9187, n = 1.138.
  RatioAccumulator uneven;
  for (const double count : {0, 10, 0, 10}) uneven.add(count, 10);
  CHECK(effective_count(uneven) == 1);
  // With 3, 7, 3, 7 s^2 = 16/3, the half width 3.182446 sqrt(64/3) / 40 = 0.367477, n = 7.11.
  RatioAccumulator between;
  for (const double count : {3, 7, 3, 7}) between.add(count, 10);
  CHECK(effective_count(between) == 7);
}

TEST_CASE("dependence that cannot be seen is taken for the worst", "[stats][quantile]") {
  RatioAccumulator none_above;
  for (int r = 0; r < 3; ++r) none_above.add(10, 10);
  CHECK(effective_count(none_above) == 3);
  RatioAccumulator none_at_all;
  none_at_all.add(1, 1);
  none_at_all.add(0, 0);
  CHECK(effective_count(none_at_all) == 1);
}

TEST_CASE("the interval of a percentile covers it in 95% of cases, dependent or not",
          "[stats][quantile]") {
  constexpr int kTrials = 500;
  // Four standard errors of a binomial share of 0.95. Whole ranks and a design effect of no less
  // than 1 make an interval of independent values a little wider than it must be.
  const double margin = 4 * std::sqrt(0.95 * 0.05 / kTrials);
  struct Case {
    int replications;
    double size;
    double correlation;
  };
  for (const Case it :
       {Case{200, 2, 0.0}, Case{200, 2, 0.5}, Case{200, 20, 0.1}, Case{100, 30, 0.5}}) {
    INFO(it.replications << " replications of " << it.size << ", correlation " << it.correlation);
    for (const auto& [p, truth] : {std::pair{0.5, kP50}, std::pair{0.95, kP95}}) {
      INFO("percentile " << p);
      const double share = coverage(kTrials, it.replications, it.size, it.correlation, p, truth);
      CHECK(share > 0.95 - margin);
      CHECK(share < 0.95 + margin + 0.01);
    }
  }
  // Few exceedances in few replications: the p99 of 400 values is bounded cautiously.
  CHECK(coverage(kTrials, 200, 2, 0.5, 0.99, kP99) > 0.95 - margin);
}

TEST_CASE("taking dependent values for independent would promise too much", "[stats][quantile]") {
  constexpr int kTrials = 300;
  Stream stream(78);
  int covered = 0;
  for (int i = 0; i < kTrials; ++i) {
    Clusters it = correlated_normals(50, 50, 0.5, stream);
    std::sort(it.values.begin(), it.values.end());
    covered += quantile_interval(it.values, 0.5).contains(kP50) ? 1 : 0;
  }
  CHECK(covered < kTrials / 2);  // of intervals that claim 95%
}

TEST_CASE("one replication bounds no percentile", "[stats][quantile]") {
  const std::vector<double> values{1, 2, 3, 4};
  const std::vector<std::uint32_t> one{4}, two{2, 4}, none{};
  CHECK(clustered_quantile_interval(values, one, 0.5).high == kInfinity);
  CHECK(clustered_quantile_interval({}, none, 0.5).low == -kInfinity);
  // Two values' worth bounds neither side.
  CHECK(clustered_quantile_interval(values, two, 0.5).low == -kInfinity);
}
