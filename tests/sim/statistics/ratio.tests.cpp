// Ratios of sums and their paired difference: by hand, and how often their intervals are right.
#include "sim/statistics/ratio.hpp"

#include <cmath>
#include <vector>

#include "sim/engine/math.hpp"
#include "sim/engine/variates.hpp"
#include "tests/catch.hpp"

using namespace handoff::sim;

namespace {

struct Sums {
  std::vector<double> totals;
  std::vector<double> customers;

  operator ReplicationValues() const { return {totals, customers}; }
};

}  // namespace

TEST_CASE("the difference of two ratios, by hand", "[stats][ratio]") {
  // a: 2, 6, 4 over 1, 2, 3: R = 2, residuals 0, 2, -2, mean customers 2: 0, 1, -1.
  // b: 6, 8, 10 over 2, 2, 2: R = 4, residuals -2, 0, 2, mean customers 2: -1, 0, 1.
  // b - a: -1, -1, 2. Months of 1, 2 and 3 customers are worth k = 36 / 14: the difference has the
  // variance 6 / 9 k / (k - 1) and k - 1 = 1.571429 degrees of freedom.
  // The squares apart are 2 and 2: ratio 4 / 6.
  const Sums a{{2, 6, 4}, {1, 2, 3}}, b{{6, 8, 10}, {2, 2, 2}};
  const PairedDifference d = paired_ratio_difference(a, b);
  CHECK(d.mean == 2);
  CHECK(d.count == 3);
  const double k = 36.0 / 14, error = std::sqrt(6.0 / 9 * k / (k - 1));
  CHECK(d.interval.low == Approx(2 - student_t(0.95, k - 1) * error));
  CHECK(d.interval.high == Approx(2 + student_t(0.95, k - 1) * error));
  CHECK(d.p == Approx(student_p(2 / error, k - 1)));
  CHECK(d.variance_ratio == Approx(2.0 / 3));
}

TEST_CASE("with one customer in each replication it is the paired difference", "[stats][ratio]") {
  const Sums a{{10, 20, 30, 45}, {1, 1, 1, 1}}, b{{11, 23, 31, 49}, {1, 1, 1, 1}};
  const PairedDifference ratio = paired_ratio_difference(a, b);
  const PairedDifference plain = paired_difference(a.totals, b.totals);
  CHECK(ratio.mean == Approx(plain.mean));
  CHECK(ratio.interval.low == Approx(plain.interval.low));
  CHECK(ratio.variance_ratio == Approx(plain.variance_ratio));
}

TEST_CASE("systems without customers, or with one replication, have no difference",
          "[stats][ratio]") {
  using handoff::sim::kInfinity;
  const Sums some{{1, 2}, {1, 1}}, none{{0, 0}, {0, 0}}, one{{3}, {2}}, empty;
  CHECK(paired_ratio_difference(some, none).interval.high == kInfinity);
  CHECK(paired_ratio_difference(none, some).count == 0);
  CHECK(paired_ratio_difference(one, one).interval.low == -kInfinity);
  CHECK(paired_ratio_difference(empty, empty).count == 0);
}

// Months with a common factor; of the same customers the second system keeps nine in ten at four
// fifths of the value. The true difference of means is -0.2 exp(0.02 + 0.3^2 / 2).
TEST_CASE("the interval of a paired ratio difference covers it as often as it says",
          "[stats][ratio]") {
  constexpr int kTrials = 2000;
  constexpr double kSpread = 0.3;
  const double truth = -0.2 * handoff::sim::exp(0.02 + kSpread * kSpread / 2);
  struct Case {
    int replications;
    double size;
    double tolerance;  // few customers: the linearisation is a little too sure
  };
  for (const Case it : {Case{20, 10, 0.0}, Case{50, 2, 0.0}, Case{10, 2, 0.015}}) {
    INFO(it.replications << " replications of " << it.size);
    Stream stream(91);
    int covered = 0;
    for (int trial = 0; trial < kTrials; ++trial) {
      Sums a, b;
      for (int r = 0; r < it.replications; ++r) {
        const double month = handoff::sim::exp(0.2 * standard_normal(stream));
        double total_a = 0, total_b = 0, kept = 0;
        const std::int64_t customers = sample_poisson(it.size, stream);
        for (std::int64_t i = 0; i < customers; ++i) {
          const double z = standard_normal(stream);
          const double other = 0.8 * z + 0.6 * standard_normal(stream);
          total_a += month * handoff::sim::exp(kSpread * z);
          if (!stream.chance(0.9)) continue;
          total_b += 0.8 * month * handoff::sim::exp(kSpread * other);
          kept += 1;
        }
        a.totals.push_back(total_a);
        a.customers.push_back(static_cast<double>(customers));
        b.totals.push_back(total_b);
        b.customers.push_back(kept);
      }
      const PairedDifference d = paired_ratio_difference(a, b);
      covered += d.interval.contains(truth) ? 1 : 0;
    }
    const double share = covered / static_cast<double>(kTrials);
    const double margin = 4 * std::sqrt(0.95 * 0.05 / kTrials);
    CHECK(share > 0.95 - margin - it.tolerance);
    CHECK(share < 0.95 + margin);
  }
}
