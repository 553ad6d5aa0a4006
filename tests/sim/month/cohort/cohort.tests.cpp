// Who converts when, and as what: each input of the cohort by what it promises.
#include "sim/month/cohort/cohort.hpp"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "tests/catch.hpp"
#include "tests/sim/month/cohort/cohort.hpp"

using namespace handoff;
using namespace handoff::sim::testing;
using core::days;
using core::hours;
using core::Time;
using sim::Customer;
using sim::Scenario;

namespace {

core::Duration of_day(Time time) { return {time.us % days(1).us}; }

double share(const std::vector<Customer>& customers, bool (*is)(const Customer&)) {
  return static_cast<double>(std::count_if(customers.begin(), customers.end(), is)) /
         static_cast<double>(customers.size());
}

}  // namespace

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
