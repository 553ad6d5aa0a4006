// Interval estimates against tables, textbook definitions and hand arithmetic.
#include "sim/statistics/stats.hpp"
#include "sim/engine/math.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <vector>

#include "sim/engine/variates.hpp"
#include "tests/catch.hpp"

using namespace handoff::sim;

namespace {
using handoff::sim::kInfinity;
}

TEST_CASE("an accumulator has the mean, variance and extremes of its values", "[stats]") {
  const std::vector<double> values{2, 4, 4, 4, 5, 5, 7, 9};  // mean 5, squared distances sum to 32
  const Accumulator sum = accumulate(values);
  CHECK(sum.count() == 8);
  CHECK(sum.mean() == Approx(5));
  CHECK(sum.sum() == Approx(40));
  CHECK(sum.variance() == Approx(32.0 / 7));
  CHECK(sum.standard_deviation() == Approx(std::sqrt(32.0 / 7)));
  CHECK(sum.min() == 2);
  CHECK(sum.max() == 9);
  CHECK(Accumulator().variance() == 0);
}

TEST_CASE("an accumulator keeps its precision far from zero", "[stats]") {
  Accumulator sum;  // the naive sum of squares would lose everything here
  for (const double x : {4.0, 7.0, 13.0, 16.0}) sum.add(1e9 + x);
  CHECK(sum.mean() == Approx(1e9 + 10).epsilon(1e-15));
  CHECK(sum.variance() == Approx(30));
}

TEST_CASE("merged accumulators equal one over all values", "[stats]") {
  const std::vector<double> values{3, -1, 4, 1, -5, 9, 2, 6};
  for (std::size_t cut = 0; cut <= values.size(); ++cut) {
    Accumulator left = accumulate({values.data(), cut});
    left.merge(accumulate({values.data() + cut, values.size() - cut}));
    const Accumulator all = accumulate(values);
    CHECK(left.count() == all.count());
    CHECK(left.mean() == Approx(all.mean()));
    CHECK(left.variance() == Approx(all.variance()));
    CHECK(left.min() == -5);
    CHECK(left.max() == 9);
  }
}

TEST_CASE("Student's t has the values of the printed tables", "[stats]") {
  CHECK(student_t(0.95, 1) == Approx(12.706).epsilon(1e-4));
  CHECK(student_t(0.95, 4) == Approx(2.776).epsilon(2e-4));
  CHECK(student_t(0.95, 9) == Approx(2.262).epsilon(2e-4));
  CHECK(student_t(0.90, 9) == Approx(1.833).epsilon(2e-4));
  CHECK(student_t(0.99, 29) == Approx(2.756).epsilon(2e-4));
  CHECK(student_t(0.95, 1e6) == Approx(1.96).epsilon(1e-4));
  CHECK(normal_z(0.95) == Approx(1.959963984540054).epsilon(1e-10));
  CHECK(normal_z(0.99) == Approx(2.575829303548901).epsilon(1e-10));
}

TEST_CASE("Student's t is the library's own inverse", "[stats]") {
  for (const double level : {0.01, 0.5, 0.8, 0.9, 0.95, 0.99, 0.999, 0.99999}) {
    for (const double df : {1.0, 1.5, 2.0, 3.0, 7.0, 29.0, 399.0, 9'999.0, 1e6, 1e12}) {
      INFO("level " << level << ", " << df << " degrees of freedom");
      const double own = boost::math::quantile(boost::math::complement(
          boost::math::students_t_distribution<double>(df), (1 - level) / 2));
      CHECK(student_t(level, df) == Approx(own).epsilon(1e-12).margin(1e-10));
    }
  }
}

TEST_CASE("the interval of a mean is Law's example 4.26", "[stats]") {
  // Law, "Simulation Modeling and Analysis": ten observations, 90% interval 1.34 +/- 0.24.
  const std::vector<double> x{1.20, 1.50, 1.68, 1.89, 0.95, 1.49, 1.58, 1.55, 0.50, 1.09};
  const Interval interval = mean_interval(x, 0.90);
  CHECK((interval.low + interval.high) / 2 == Approx(1.343));
  CHECK(interval.half_width() == Approx(0.24).margin(0.005));
  CHECK(interval.contains(1.343));
  CHECK_FALSE(interval.contains(1.6));
}

TEST_CASE("one replication bounds nothing", "[stats]") {
  const std::vector<double> one{3.0};
  const Interval interval = mean_interval(one);
  CHECK(interval.low == -kInfinity);
  CHECK(interval.high == kInfinity);
}

TEST_CASE("intervals of the mean cover it as often as they say", "[stats]") {
  Stream stream(11);
  constexpr int kTrials = 4000;
  int covered = 0;
  for (int i = 0; i < kTrials; ++i) {
    Accumulator ten;
    for (int k = 0; k < 10; ++k) ten.add(5 + 2 * standard_normal(stream));
    covered += mean_interval(ten, 0.95).contains(5) ? 1 : 0;
  }
  // Four standard errors of a binomial share of 0.95.
  CHECK(std::fabs(covered / 4000.0 - 0.95) < 4 * std::sqrt(0.95 * 0.05 / kTrials));
}

TEST_CASE("a quantile is the smallest value that enough others do not exceed", "[stats]") {
  const std::vector<double> five{10, 20, 30, 40, 50};
  CHECK(quantile(five, 0.0) == 10);
  CHECK(quantile(five, 0.2) == 10);
  CHECK(quantile(five, 0.21) == 20);
  CHECK(quantile(five, 0.5) == 30);
  CHECK(quantile(five, 0.8) == 40);
  CHECK(quantile(five, 1.0) == 50);
  std::vector<double> many(1000);
  for (std::size_t i = 0; i < many.size(); ++i) many[i] = static_cast<double>(i + 1);
  for (int k = 1; k <= 1000; ++k) CHECK(quantile(many, k / 1000.0) == k);
}

TEST_CASE("the ranks that enclose the p95 and p99 of a thousand values", "[stats]") {
  // Exact binomial sums: 935 to 963 cover the p95 with 0.9544 (936 to 963 with only 0.9486), and
  // 983 to 996 the p99 with 0.9575.
  const RankInterval p95 = quantile_ranks(1000, 0.95);
  CHECK(p95.low == 935);
  CHECK(p95.high == 963);
  const RankInterval p99 = quantile_ranks(1000, 0.99);
  CHECK(p99.low == 983);
  CHECK(p99.high == 996);
}

TEST_CASE("the ranks that enclose the median are those of the sign test's tables", "[stats]") {
  // n = 10: P(2 <= B <= 8) = 1 - 2 * 11/1024 = 0.9785; one rank less gives 0.934.
  CHECK(quantile_ranks(10, 0.5).low == 2);
  CHECK(quantile_ranks(10, 0.5).high == 9);
  // n = 5: even all five enclose it only with 1 - 2/32 = 0.9375, so one side stays open.
  const RankInterval five = quantile_ranks(5, 0.5);
  CHECK((five.low == 0 || five.high == 6));
}

TEST_CASE("a percentile out of a small sample's reach has no upper bound", "[stats]") {
  // Of 20 values the largest is below the p99 with probability 0.99^20 = 0.82.
  std::vector<double> sorted(20);
  for (std::size_t i = 0; i < sorted.size(); ++i) sorted[i] = static_cast<double>(i);
  const Interval interval = quantile_interval(sorted, 0.99);
  CHECK(interval.high == kInfinity);
  CHECK(interval.low <= 19);
  CHECK(quantile_interval({}, 0.5).high == kInfinity);
}

TEST_CASE("intervals of a percentile cover it at least as often as they say", "[stats]") {
  Stream stream(12);
  constexpr int kTrials = 2000;
  const double p90 = std::log(10.0);  // of the exponential with mean 1
  int covered = 0;
  std::vector<double> sample(150);
  for (int i = 0; i < kTrials; ++i) {
    for (double& x : sample) x = standard_exponential(stream);
    std::sort(sample.begin(), sample.end());
    covered += quantile_interval(sample, 0.90).contains(p90) ? 1 : 0;
  }
  const double share = covered / static_cast<double>(kTrials);
  CHECK(share > 0.95 - 4 * std::sqrt(0.95 * 0.05 / kTrials));
  CHECK(share < 0.975);  // and is not much wider than it must be
}

TEST_CASE("ranks for a million values are found near the percentile", "[stats]") {
  // By the normal approximation 950,000 +/- 1.96 * 217.9.
  const RankInterval ranks = quantile_ranks(1'000'000, 0.95);
  CHECK(static_cast<double>(ranks.low) == Approx(949'573).margin(4));
  CHECK(static_cast<double>(ranks.high) == Approx(950'428).margin(4));
}

TEST_CASE("a paired difference uses what the replications have in common", "[stats]") {
  // Differences 1, 2, 1, 2, 1: mean 1.4, variance 0.3, t(4) = 2.776. Each column's variance is 250
  // or about.
  const std::vector<double> a{10, 20, 30, 40, 50};
  const std::vector<double> b{11, 22, 31, 42, 51};
  const PairedDifference d = paired_difference(a, b);
  CHECK(d.count == 5);
  CHECK(d.mean == Approx(1.4));
  CHECK(d.interval.half_width() == Approx(2.7764 * std::sqrt(0.3 / 5)).epsilon(1e-4));
  // Variances: a 250; b: mean 31.4, squares 416.16+88.36+.16+112.36+384.16 = 1001.2, / 4 = 250.3.
  CHECK(d.variance_ratio == Approx((250 + 250.3) / 0.3));
}

TEST_CASE("the variance ratio of unrelated or identical series", "[stats]") {
  const std::vector<double> a{1, 1, 2, 2};
  const std::vector<double> b{1, 2, 1, 2};  // uncorrelated with a
  CHECK(paired_difference(a, b).variance_ratio == Approx(1));
  CHECK(paired_difference(a, a).variance_ratio == kInfinity);
  CHECK(paired_difference(a, a).interval.half_width() == 0);
}
