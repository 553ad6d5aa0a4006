// Who signs up when, and who converts when: each input of the cohort by what it promises.
#include "sim/month/cohort.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

#include "sim/engine/math.hpp"
#include "sim/statistics/stats.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using core::days;
using core::hours;
using core::Time;
using sim::Customer;
using sim::Scenario;

namespace {

std::vector<Customer> cohort(const Scenario& scenario, std::uint32_t replication = 0) {
  sim::CohortGenerator generator(scenario);
  std::vector<Customer> customers;
  customers.resize(generator.generate(sim::StreamKey::of(5, replication), customers));
  return customers;
}

// Everybody converts, all hours and days are alike, everybody lives in UTC, and before the first day
// there is nobody.
Scenario even_scenario() {
  Scenario scenario = sim::worked_example();
  scenario.opening = sim::Opening::launch;
  scenario.cohort.conversion_rate = 1;
  scenario.cohort.card_on_file = 1;
  scenario.cohort.hour_weights.assign(24, 1);
  scenario.cohort.weekday_weights.assign(7, 1);
  scenario.cohort.decision_hour_weights.assign(24, 1);
  scenario.pipeline.zones = {core::TimeZone{}};
  scenario.cohort.time_zones = {{0, 1}};
  return scenario;
}

// A month of a business that has been there for long, in which nobody has a card on file.
Scenario running_scenario() {
  Scenario scenario = even_scenario();
  scenario.opening = sim::Opening::running;
  scenario.cohort.card_on_file = 0;
  return scenario;
}

core::Duration of_day(Time time) { return {time.us % days(1).us}; }

double share(const std::vector<Customer>& customers, bool (*is)(const Customer&)) {
  return static_cast<double>(std::count_if(customers.begin(), customers.end(), is)) /
         static_cast<double>(customers.size());
}

// Four standard errors of a share.
double margin(double p, std::size_t n) { return 4 * std::sqrt(p * (1 - p) / double(n)); }

}  // namespace

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

TEST_CASE("a campaign's share comes evenly within its time, and its trials end together",
          "[sim][cohort]") {
  Scenario scenario = even_scenario();
  scenario.cohort.trials = 20'000;
  scenario.cohort.campaigns = {{days(8) + hours(15), hours(2), 0.3}, {days(3), hours(1), 0.2}};
  const std::vector<Customer> customers = cohort(scenario);
  const Time webinar = scenario.start + days(8) + hours(15);
  std::size_t within = 0, first_half = 0, other = 0;
  for (const Customer& it : customers) {
    const core::Duration since = it.converted - days(14) - webinar;
    if (since >= core::Duration{} && since < hours(2)) {
      ++within;
      first_half += since < hours(1) ? 1u : 0u;
    }
    const core::Duration launch = it.signed_up - (scenario.start + days(3));
    other += launch >= core::Duration{} && launch < hours(1) ? 1u : 0u;
  }
  // Of the rest, 2 of 672 hours fall into the webinar's as well, and 1 into the launch's.
  const double n = static_cast<double>(customers.size());
  CHECK(double(within) / n == Approx(0.3 + 0.5 * 2 / 672).margin(margin(0.3, customers.size())));
  CHECK(double(other) / n == Approx(0.2 + 0.5 * 1 / 672).margin(margin(0.2, customers.size())));
  CHECK(double(first_half) / double(within) == Approx(0.5).margin(margin(0.5, within)));
}

TEST_CASE("without a card the decision falls where the distribution says, in waking hours",
          "[sim][cohort]") {
  Scenario scenario = even_scenario();
  scenario.cohort.card_on_file = 0;
  scenario.cohort.trials = 20'000;
  const sim::QuantilePoint points[] = {{0, 0}, {0.714, 0.5}, {1, 1}};
  scenario.cohort.decision = sim::Distribution::empirical(points);
  scenario.cohort.decision_hour_weights.assign(24, 0);
  for (std::size_t hour = 9; hour < 17; ++hour) scenario.cohort.decision_hour_weights[hour] = 1;
  const std::vector<Customer> customers = cohort(scenario);
  std::size_t early = 0, awake = 0;
  for (const Customer& it : customers) {
    REQUIRE(it.converted >= it.signed_up);
    REQUIRE(it.converted <= it.signed_up + days(14));
    early += it.converted < it.signed_up + days(7) ? 1u : 0u;
    awake += of_day(it.converted) >= hours(9) && of_day(it.converted) < hours(17) ? 1u : 0u;
  }
  // The time of day moves a decision by less than a day, and as often up as down; 0.01 allows for
  // the half day.
  const double n = static_cast<double>(customers.size());
  CHECK(double(early) / n == Approx(0.714).margin(0.01 + margin(0.714, customers.size())));
  // Asleep decides only who has no waking hour left of the trial's first or last day: at most one
  // in 14 trials in each.
  CHECK(double(awake) / n > 0.93);
}

TEST_CASE("an hour profile is drawn from within its limits", "[sim][cohort]") {
  std::vector<double> weights(24, 0.0);
  weights[8] = 1;
  weights[20] = 3;
  const sim::HourProfile profile(weights);
  const core::Duration none{-1};
  // A quarter lies in the hour from 8, the rest in that from 20.
  CHECK(profile.between({}, hours(24), 0.125, none) == hours(8) + core::minutes(30));
  CHECK(profile.between({}, hours(24), 0.25 + 0.375, none) == hours(20) + core::minutes(30));
  CHECK(profile.between(hours(12), hours(24), 0.0, none) == hours(20));
  CHECK(profile.between({}, hours(8) + core::minutes(30), 0.5, none) ==
        hours(8) + core::minutes(15));
  CHECK(profile.between(hours(10), hours(19), 0.5, none) == none);
}

TEST_CASE("the true tier follows value and segment", "[sim][cohort]") {
  Scenario scenario = even_scenario();
  scenario.cohort.trials = 5'000;
  scenario.cohort.segments = {{core::Segment::smb, 3}, {core::Segment::strategic, 1}};
  scenario.pipeline.overrides = {{core::Segment::strategic, 3}};
  const std::vector<Customer> customers = cohort(scenario);
  for (const Customer& it : customers) {
    if (it.segment == core::Segment::strategic)
      CHECK(it.tier == 3);
    else if (it.subscribed.mrr == core::dollars(300))
      CHECK(it.tier == 1);
  }
  CHECK(share(customers, [](const Customer& it) {
          return it.segment == core::Segment::strategic;
        }) == Approx(0.25).margin(margin(0.25, customers.size())));
}

TEST_CASE("faults of the cohort come at their shares and change nothing else", "[sim][cohort]") {
  Scenario scenario = even_scenario();
  scenario.cohort.trials = 10'000;
  const std::vector<Customer> plain = cohort(scenario);
  scenario.cohort.usage_missing = 0.2;
  scenario.cohort.plan_change = 0.3;
  scenario.cohort.payment_failure = 0.1;
  const std::vector<Customer> faulty = cohort(scenario);
  REQUIRE(plain.size() == faulty.size());
  const std::size_t n = faulty.size();
  CHECK(share(faulty, [](const Customer& it) { return !it.usage_known; }) ==
        Approx(0.2).margin(margin(0.2, n)));
  CHECK(share(faulty, [](const Customer& it) { return it.changes_plan(); }) ==
        Approx(0.3).margin(margin(0.3, n)));
  CHECK(share(faulty, [](const Customer& it) { return it.charge_fails; }) ==
        Approx(0.1).margin(margin(0.1, n)));
  int up = 0, down = 0;
  for (std::size_t at = 0; at < n; ++at) {
    REQUIRE(faulty[at].subscribed == plain[at].subscribed);
    REQUIRE(faulty[at].converted == plain[at].converted);
    if (!faulty[at].changes_plan()) continue;
    REQUIRE(faulty[at].before.plan != faulty[at].subscribed.plan);
    REQUIRE(faulty[at].plan_changed < faulty[at].converted);
    REQUIRE(faulty[at].plan_changed + core::microseconds(1) >= faulty[at].signed_up);
    (faulty[at].before.mrr < faulty[at].subscribed.mrr ? up : down) += 1;
  }
  CHECK(up > 500);
  CHECK(down > 500);
}

TEST_CASE("a metered customer has converted when the first invoice is paid", "[sim][cohort]") {
  Scenario scenario = even_scenario();
  scenario.cohort.trials = 200;
  const std::vector<Customer> plain = cohort(scenario);
  scenario.cohort.usage_based = 1;
  for (const Customer& it : cohort(scenario)) {
    CHECK_FALSE(it.subscribed.priced);
    CHECK(it.converted - it.signed_up == days(14) + hours(1));
  }
  scenario.cohort.payment_failure = 1;
  for (const Customer& it : cohort(scenario))
    CHECK(it.converted - it.signed_up == days(17) + hours(1));
  scenario.payments.charge_retry = {};  // never paid would be never converted
  for (const Customer& it : cohort(scenario)) CHECK_FALSE(it.charge_fails);
}

TEST_CASE("who pays late has converted later by the scenario's time", "[sim][cohort]") {
  Scenario scenario = even_scenario();
  scenario.cohort.trials = 2'000;
  const std::vector<Customer> plain = cohort(scenario);
  scenario.cohort.late_payment = 0.3;
  scenario.cohort.card_missing = 0.2;
  scenario.cohort.trial_fee = 0.4;
  const std::vector<Customer> late = cohort(scenario);
  REQUIRE(late.size() == plain.size());
  double late_share = 0, missing_share = 0, fee_share = 0;
  for (std::size_t at = 0; at < late.size(); ++at) {
    const bool in_time = late[at].trial_end == sim::TrialEnd::in_time;
    REQUIRE(late[at].converted - plain[at].converted == (in_time ? days(0) : days(3)));
    late_share += late[at].trial_end == sim::TrialEnd::charge_late;
    missing_share += late[at].trial_end == sim::TrialEnd::card_missing;
    fee_share += late[at].pays_fee;
  }
  const auto n = static_cast<double>(late.size());
  CHECK(late_share / n == Approx(0.3).margin(0.05));
  CHECK(missing_share / n == Approx(0.2).margin(0.05));
  CHECK(fee_share / n == Approx(0.4).margin(0.05));
}

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
