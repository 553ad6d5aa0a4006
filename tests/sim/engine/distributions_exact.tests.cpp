// Every family against its exact distribution function or probabilities.
//
// Bounds come from theory at fixed seeds: means within four standard errors, Kolmogorov-Smirnov and
// chi-square at the 0.1% critical value. The tests are deterministic: they pass always or never.
#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/gamma.hpp>
#include <boost/math/distributions/negative_binomial.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>
#include <cstddef>
#include <functional>
#include <vector>

#include "sim/engine/variates.hpp"
#include "tests/catch.hpp"
#include "tests/sim/engine/samples.hpp"

using namespace handoff::sim;
using namespace handoff::sim::testing;

namespace {

constexpr double kZ95 = 1.6448536269514722;

double phi(double z) { return boost::math::cdf(boost::math::normal_distribution<double>(), z); }

constexpr double kKolmogorov999 = 1.9495;

// Largest distance between the sample's distribution function and the exact one, times root n:
// above 1.9495 with probability 0.001 (Kolmogorov).
double kolmogorov_smirnov(const Distribution& d, const std::function<double(double)>& cdf) {
  constexpr int kSamples = 100'000;
  const std::vector<double> sample = sorted_sample(d, kSamples, 7);
  double worst = 0;
  for (int i = 0; i < kSamples; ++i) {
    const double exact = cdf(sample[static_cast<std::size_t>(i)]);
    worst = std::max({worst, exact - i / double{kSamples}, (i + 1) / double{kSamples} - exact});
  }
  return worst * std::sqrt(double{kSamples});
}

double empirical_cdf(double x) {
  for (std::size_t i = 1; i < kPoints.size(); ++i) {
    const QuantilePoint& a = kPoints[i - 1];
    const QuantilePoint& b = kPoints[i];
    if (x <= b.value)
      return a.probability + (x - a.value) / (b.value - a.value) * (b.probability - a.probability);
  }
  return 1;
}

double gamma_cdf(double shape, double scale, double x) {
  return boost::math::cdf(boost::math::gamma_distribution<double>(shape, scale), x);
}

double pareto_tail_cdf(double median, double p95, double index, double x) {
  if (x <= p95) return phi(std::log(x / median) / (std::log(p95 / median) / kZ95));
  return 1 - 0.05 * std::pow(p95 / x, index);
}

// Counts against their exact probabilities; cells with an expectation under 20 are pooled at both
// ends.
void check_counts(const Distribution& d, const std::function<double(int)>& probability) {
  constexpr int kSamples = 200'000;
  const std::vector<double> sample = sorted_sample(d, kSamples, 8);
  double statistic = 0;
  double pooled_expected = 0;
  double pooled_seen = 0;
  double expected_so_far = 0;
  double seen_so_far = 0;
  int cells = 0;
  for (int k = 0; kSamples - expected_so_far > 20; ++k) {
    const auto range = std::equal_range(sample.begin(), sample.end(), static_cast<double>(k));
    pooled_expected += kSamples * probability(k);
    pooled_seen += static_cast<double>(range.second - range.first);
    expected_so_far += kSamples * probability(k);
    seen_so_far += static_cast<double>(range.second - range.first);
    if (pooled_expected < 20) continue;
    statistic +=
        (pooled_seen - pooled_expected) * (pooled_seen - pooled_expected) / pooled_expected;
    pooled_expected = pooled_seen = 0;
    ++cells;
  }
  const double rest = kSamples - expected_so_far + pooled_expected;
  const double seen = kSamples - seen_so_far + pooled_seen;
  statistic += (seen - rest) * (seen - rest) / rest;
  CAPTURE(cells);
  CHECK(statistic < boost::math::quantile(boost::math::chi_squared(cells), 0.999));
}

}  // namespace

TEST_CASE("continuous families have their exact distribution functions", "[distributions]") {
  const auto exponential = [](double x) { return 1 - std::exp(-x / 3); };
  CHECK(kolmogorov_smirnov(Distribution::exponential(3), exponential) < kKolmogorov999);
  CHECK(kolmogorov_smirnov(Distribution::uniform(2, 5), [](double x) { return (x - 2) / 3; }) <
        kKolmogorov999);
  CHECK(kolmogorov_smirnov(Distribution::lognormal(0.5, 1.25), [](double x) {
          return phi((std::log(x) - 0.5) / 1.25);
        }) < kKolmogorov999);
  CHECK(kolmogorov_smirnov(Distribution::weibull(0.7, 2), [](double x) {
          return 1 - std::exp(-std::pow(x / 2, 0.7));
        }) < kKolmogorov999);
  CHECK(kolmogorov_smirnov(Distribution::hyperexponential(0.3, 10, 1), [](double x) {
          return 1 - 0.3 * std::exp(-x / 10) - 0.7 * std::exp(-x);
        }) < kKolmogorov999);
  CHECK(kolmogorov_smirnov(Distribution::pareto_tail(0.2, 0.8, 1.5), [](double x) {
          return pareto_tail_cdf(0.2, 0.8, 1.5, x);
        }) < kKolmogorov999);
  CHECK(kolmogorov_smirnov(Distribution::empirical(kPoints), empirical_cdf) < kKolmogorov999);
}

TEST_CASE("gamma and Erlang have their exact distribution functions", "[distributions]") {
  for (const double shape : {0.1, 0.5, 0.999, 1.0, 1.5, 4.0, 100.0}) {
    CAPTURE(shape);
    CHECK(kolmogorov_smirnov(Distribution::gamma(shape, 2),
                             [&](double x) { return gamma_cdf(shape, 2, x); }) < kKolmogorov999);
  }
  CHECK(kolmogorov_smirnov(Distribution::erlang(3, 12), [](double x) {
          return 1 - std::exp(-x / 4) * (1 + x / 4 + x * x / 32);
        }) < kKolmogorov999);
}

TEST_CASE("the ziggurats are exact in their far tails too", "[distributions]") {
  constexpr int kSamples = 20'000'000;
  Stream stream(17);
  double beyond_normal = 0;       // |Z| above 3.6541..., where the tail's own method takes over
  double beyond_normal_4 = 0;     // and |Z| above 4
  double beyond_exponential = 0;  // E above 7.6971...
  double right = 0;
  for (int i = 0; i < kSamples; ++i) {
    const double z = standard_normal(stream);
    beyond_normal += std::fabs(z) > 3.6541528853610088 ? 1 : 0;
    beyond_normal_4 += std::fabs(z) > 4 ? 1 : 0;
    right += z > 0 ? 1 : 0;
    beyond_exponential += standard_exponential(stream) > 7.69711747013104972 ? 1 : 0;
  }
  const auto check_share = [](double seen, double p) {
    CHECK(std::fabs(seen - kSamples * p) < 3.2905 * std::sqrt(kSamples * p * (1 - p)));
  };
  check_share(beyond_normal, 2 * phi(-3.6541528853610088));
  check_share(beyond_normal_4, 2 * phi(-4));
  check_share(beyond_exponential, std::exp(-7.69711747013104972));
  check_share(right, 0.5);
}

TEST_CASE("normal samples have the normal's moments", "[distributions]") {
  constexpr int kSamples = 1'000'000;
  Stream stream(18);
  double powers[5] = {};
  for (int i = 0; i < kSamples; ++i) {
    const double z = standard_normal(stream);
    double power = 1;
    for (double& sum : powers) sum += power, power *= z;
  }
  // Four standard errors; Var z = 1, Var z^2 = 2, Var z^3 = 15, Var z^4 = 105 - 9 = 96.
  const double unit = 4 / std::sqrt(double{kSamples});
  CHECK(std::fabs(powers[1] / kSamples) < unit);
  CHECK(std::fabs(powers[2] / kSamples - 1) < unit * std::sqrt(2.0));
  CHECK(std::fabs(powers[3] / kSamples) < unit * std::sqrt(15.0));
  CHECK(std::fabs(powers[4] / kSamples - 3) < unit * std::sqrt(96.0));
}

TEST_CASE("Poisson counts have exact probabilities, small means and large", "[distributions]") {
  for (const double mean : {0.05, 1.0, 3.2, 14.3, 23.9, 24.0, 40.0, 500.0}) {
    CAPTURE(mean);
    const boost::math::poisson_distribution<double> exact(mean);
    check_counts(Distribution::poisson(mean), [&](int k) { return boost::math::pdf(exact, k); });
  }
}

TEST_CASE("gamma-Poisson counts are negative binomial", "[distributions]") {
  struct Row {
    double mean, shape;
  };
  for (const Row row : {Row{14.3, 2.0}, Row{3.2, 0.8}, Row{30.0, 5.0}}) {
    CAPTURE(row.mean, row.shape);
    const boost::math::negative_binomial_distribution<double> exact(
        row.shape, row.shape / (row.shape + row.mean));
    check_counts(Distribution::gamma_poisson(row.mean, row.shape),
                 [&](int k) { return boost::math::pdf(exact, k); });
  }
}
