// A month of a business that has been there for long: its first day is as its last.
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/statistics/stats.hpp"
#include "tests/catch.hpp"
#include "tests/sim/month/cohort/cohort.hpp"

using namespace handoff;
using namespace handoff::sim::testing;
using core::days;
using core::hours;
using core::Time;
using sim::Customer;
using sim::Scenario;

// 20,000 sign-ups a month, half of them converting at any time of their trial: 10,000 / 28 each day, the
// first as the last. A launch has next to none on its first day.
TEST_CASE("in a running month as many convert on the first day as on the last", "[sim][cohort]") {
  Scenario scenario = running_scenario();
  scenario.cohort.arrivals = sim::Arrivals::poisson;
  scenario.cohort.trials = 20'000;
  scenario.cohort.conversion_rate = 0.5;
  std::array<double, 28> days_of{};
  for (const Customer& it : cohort(scenario)) {
    const double day = (it.converted - scenario.start).hours() / 24;
    REQUIRE(day >= 0);
    REQUIRE(day < 28);
    days_of[static_cast<std::size_t>(day)] += 1;
  }
  const double expected = 10'000 / 28.0;
  double chi_square = 0;
  for (const double count : days_of)
    chi_square += (count - expected) * (count - expected) / expected;
  CHECK(chi_square < 57);  // of 28 degrees of freedom: 0.1% lie above 56.9
  scenario.opening = sim::Opening::launch;
  std::size_t on_the_first = 0;
  for (const Customer& it : cohort(scenario))
    on_the_first += it.converted < scenario.start + days(1) ? 1u : 0u;
  CHECK(static_cast<double>(on_the_first) < expected / 4);
}

// With five sign-ups a month, all converting, the days before and after the counted ones have a part of
// one.
TEST_CASE("a running month has as many conversions as sign-ups convert, however few",
          "[sim][cohort]") {
  Scenario scenario = running_scenario();
  scenario.cohort.trials = 5;
  sim::Accumulator counted;
  for (std::uint32_t n = 0; n < 4000; ++n)
    counted.add(static_cast<double>(cohort(scenario, n).size()));
  CHECK(counted.mean() == Approx(5).margin(4 * std::sqrt(counted.variance() / 4000)));
}

// Trials with a card end 14 days after the launch of day 20, so those of the month before convert on day
// 6, and those of this month after it.
TEST_CASE("a campaign comes again with each running month", "[sim][cohort]") {
  Scenario scenario = running_scenario();
  scenario.cohort.card_on_file = 1;
  scenario.cohort.trials = 20'000;
  scenario.cohort.campaigns = {{days(20), hours(2), 0.3}};
  const std::vector<Customer> customers = cohort(scenario);
  const Time from = scenario.start + days(6);
  std::size_t of_launch = 0;
  for (const Customer& it : customers)
    of_launch += it.converted >= from && it.converted < from + hours(2) ? 1u : 0u;
  const double share_of_all = double(of_launch) / double(customers.size());
  CHECK(share_of_all == Approx(0.3 + 0.7 * 2 / 672).margin(2 * margin(0.3, customers.size())));
}

TEST_CASE("who is not counted comes before the month and just after it", "[sim][cohort]") {
  const Scenario scenario = running_scenario();
  sim::CohortGenerator generator(scenario);
  std::vector<Customer> all;
  const std::size_t counted = generator.generate(sim::StreamKey::of(5, 0), all);
  REQUIRE(counted < all.size());
  const Time begin = scenario.start, end = scenario.start + days(28);
  std::size_t before = 0;
  for (std::size_t at = 0; at < all.size(); ++at) {
    const Time converted = all[at].converted;
    REQUIRE((begin <= converted && converted < end) == (at < counted));
    if (at < counted) continue;
    before += converted < begin ? 1u : 0u;
    REQUIRE(converted >= begin - days(scenario.warmup_days));
    REQUIRE(converted < end + days(2));
  }
  // 500 trials that all convert in 28 days, 7 of them before.
  CHECK(double(before) == Approx(125).margin(4 * std::sqrt(125.0)));
}
