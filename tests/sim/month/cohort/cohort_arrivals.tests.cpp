// How many sign up and convert, and how that varies from month to month and hour to hour.
#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/engine/math.hpp"
#include "sim/statistics/stats.hpp"
#include "tests/catch.hpp"
#include "tests/sim/month/cohort/cohort.hpp"

using namespace handoff;
using namespace handoff::sim::testing;
using core::days;
using core::hours;
using sim::Customer;
using sim::Scenario;

// Dispersion: the variance of Poisson counts is their mean, of fixed ones 0.
TEST_CASE("a Poisson number of sign-ups has the mean and the dispersion of one", "[sim][cohort]") {
  Scenario scenario = even_scenario();
  scenario.cohort.trials = 100;
  sim::Accumulator fixed, poisson;
  for (std::uint32_t n = 0; n < 2000; ++n)
    fixed.add(static_cast<double>(cohort(scenario, n).size()));
  CHECK(fixed.mean() == 100);
  CHECK(fixed.variance() == 0);
  scenario.cohort.arrivals = sim::Arrivals::poisson;
  for (std::uint32_t n = 0; n < 2000; ++n)
    poisson.add(static_cast<double>(cohort(scenario, n).size()));
  CHECK(poisson.mean() == Approx(100).margin(4 * std::sqrt(100 / 2000.0)));
  CHECK(poisson.variance() / 100 == Approx(1).margin(4 * std::sqrt(2 / 2000.0)));
}

// A gamma of mean 1 over a Poisson number: negative binomial, of shape k = 1 / cv^2. With cv 1 and four
// sign-ups it is geometric, P(n) = 0.2 x 0.8^n.
TEST_CASE("with a variation of 1 between months a Poisson number is geometric", "[sim][cohort]") {
  Scenario scenario = even_scenario();
  scenario.cohort.arrivals = sim::Arrivals::poisson;
  scenario.cohort.trials = 4;
  scenario.cohort.month_to_month = 1;
  constexpr std::uint32_t kMonths = 10'000;
  constexpr std::size_t kFrom = 20;  // so many sign-ups and more are one class: 0.8^20 = 1.15%
  std::array<double, kFrom + 1> seen{};
  for (std::uint32_t n = 0; n < kMonths; ++n)
    seen[std::min(cohort(scenario, n).size(), kFrom)] += 1;
  double chi_square = 0, share = 0.2, rest = 1;
  for (std::size_t n = 0; n <= kFrom; ++n) {
    const double expected = kMonths * (n < kFrom ? share : rest);
    chi_square += (seen[n] - expected) * (seen[n] - expected) / expected;
    rest -= share;
    share *= 0.8;
  }
  CHECK(chi_square < 45.3);  // of 20 degrees of freedom: 0.1% lie above 45.31
}

// Half of 100 trials convert: 50 in a month, and their variance is 50 + (0.3 x 50)^2 = 275, whether the
// trials began in this month or in the one before. Of a fixed number of sign-ups each converts in these
// days with probability q <= 1/2, and it is 50 (1 - q) + (0.3 x 50)^2. The excess kurtosis is 6 / k + 1 /
// 275, k = 1 / 0.3^2.
TEST_CASE("a month's level varies its conversions by as much as the scenario says",
          "[sim][cohort]") {
  Scenario scenario = running_scenario();
  scenario.cohort.trials = 100;
  scenario.cohort.conversion_rate = 0.5;
  scenario.cohort.month_to_month = 0.3;
  constexpr std::uint32_t kMonths = 4000;
  const double kurtosis = 6 * 0.09 + 1 / 275.0;
  for (const sim::Arrivals arrivals : {sim::Arrivals::poisson, sim::Arrivals::fixed}) {
    scenario.cohort.arrivals = arrivals;
    sim::Accumulator converted;
    for (std::uint32_t n = 0; n < kMonths; ++n)
      converted.add(static_cast<double>(cohort(scenario, n).size()));
    const double least = arrivals == sim::Arrivals::poisson ? 275 : 250, most = 275;
    const double sure = 4 * std::sqrt((2 + kurtosis) / kMonths);
    CHECK(converted.mean() == Approx(50).margin(4 * std::sqrt(275.0 / kMonths)));
    CHECK(converted.variance() > least * (1 - sure));
    CHECK(converted.variance() < most * (1 + sure));
  }
}

TEST_CASE("a good month has the customers of an ordinary one, and more of them", "[sim][cohort]") {
  Scenario scenario = even_scenario();
  const std::vector<Customer> ordinary = cohort(scenario, 3);
  scenario.cohort.month_to_month = 1e-9;  // as good as none
  CHECK(cohort(scenario, 3).size() == ordinary.size());
  scenario.cohort.month_to_month = 0.5;
  std::size_t better = 0;
  for (std::uint32_t n = 0; n < 20; ++n) {
    const std::vector<Customer> usual = [&] {
      Scenario without = scenario;
      without.cohort.month_to_month = 0;
      return cohort(without, n);
    }();
    const std::vector<Customer> here = cohort(scenario, n);
    better += here.size() > usual.size() ? 1u : 0u;
    for (std::size_t at = 0; at < std::min(here.size(), usual.size()); ++at) {
      REQUIRE(here[at].trial == usual[at].trial);
      REQUIRE(here[at].converted == usual[at].converted);
      REQUIRE(here[at].subscribed.mrr == usual[at].subscribed.mrr);
    }
  }
  CHECK(better > 2);  // of 20, of which 43% are better on average: 2 or fewer are one in a thousand
  CHECK(better < 18);
}

TEST_CASE("with even weights conversions are a Poisson process", "[sim][cohort]") {
  Scenario scenario = even_scenario();
  scenario.cohort.arrivals = sim::Arrivals::poisson;
  scenario.cohort.trials = 20'000;
  scenario.cohort.conversion_rate = 0.5;
  std::vector<double> times;
  for (const Customer& it : cohort(scenario))
    times.push_back((it.converted - scenario.start).hours());
  std::sort(times.begin(), times.end());
  const double rate = 10'000 / (28 * 24.0);  // an hour

  // Kolmogorov-Smirnov for the interarrival times against the exponential: sqrt(n) D is above 1.95
  // in one of a thousand samples.
  std::vector<double> gaps;
  for (std::size_t n = 1; n < times.size(); ++n) gaps.push_back(times[n] - times[n - 1]);
  std::sort(gaps.begin(), gaps.end());
  const double n = static_cast<double>(gaps.size());
  double distance = 0;
  for (std::size_t at = 0; at < gaps.size(); ++at) {
    const double expected = 1 - sim::exp(-rate * gaps[at]);
    distance = std::max(
        {distance, std::fabs(expected - double(at) / n), std::fabs(expected - double(at + 1) / n)});
  }
  CHECK(std::sqrt(n) * distance < 1.95);

  // Counts by the hour: variance over mean is 1.
  std::vector<double> counts(28 * 24);
  for (const double time : times) counts[static_cast<std::size_t>(time - 14 * 24)] += 1;
  const sim::Accumulator by_hour = sim::accumulate(counts);
  CHECK(by_hour.variance() / by_hour.mean() ==
        Approx(1).margin(4 * std::sqrt(2.0 / double(counts.size()))));
}

TEST_CASE("with office hours conversions are no Poisson process", "[sim][cohort]") {
  Scenario scenario = even_scenario();
  scenario.cohort.trials = 10'000;
  scenario.cohort.hour_weights = sim::worked_example().cohort.hour_weights;
  std::vector<double> counts(28 * 24);
  for (const Customer& it : cohort(scenario))
    counts[static_cast<std::size_t>((it.converted - scenario.start).hours()) - 14 * 24] += 1;
  const sim::Accumulator by_hour = sim::accumulate(counts);
  CHECK(by_hour.variance() / by_hour.mean() > 2);
}
