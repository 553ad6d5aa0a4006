// Past customers in place of drawn ones: who they are, when they come, and what stays random.
#include "sim/month/cohort/past_cohort.hpp"

#include <algorithm>
#include <map>
#include <set>

#include "sim/month/simulation.hpp"
#include "sim/scenario/check.hpp"
#include "sim/scenario/fingerprint.hpp"
#include "tests/catch.hpp"
#include "tests/sim/month/cohort/cohort.hpp"
#include "tests/sim/month/cohort/history.hpp"
#include "tests/sim/month/plain_scenario.hpp"

using namespace handoff;
using sim::testing::cohort;
using sim::testing::in_march;
using sim::testing::kMarch;
using sim::testing::running_scenario;
using sim::testing::steady_customers;
using sim::testing::three_customers;
using sim::testing::with_past;

namespace {

struct Everybody {
  std::vector<sim::Customer> customers;
  std::size_t counted = 0;
};

Everybody everybody(const sim::Scenario& scenario, std::uint32_t replication = 0) {
  sim::CohortGenerator generator(scenario);
  Everybody it;
  it.counted = generator.generate(sim::StreamKey::of(5, replication), it.customers);
  return it;
}

std::size_t converting_before(const Everybody& all, core::Time from, core::Time to) {
  return static_cast<std::size_t>(std::count_if(
      all.customers.begin() + static_cast<std::ptrdiff_t>(all.counted), all.customers.end(),
      [&](const sim::Customer& it) { return from <= it.converted && it.converted < to; }));
}

}  // namespace

TEST_CASE("three past customers convert at their own times, in every replication",
          "[sim][cohort][past]") {
  const sim::Scenario scenario = with_past(sim::worked_example(), three_customers());
  for (std::uint32_t replication = 0; replication < 20; ++replication) {
    const auto customers = cohort(scenario, replication);
    REQUIRE(customers.size() == 3);
    CHECK(customers[0].converted == in_march(12, 14, 30));
    CHECK(customers[1].converted == in_march(18, 8));
    CHECK(customers[2].converted == in_march(27, 23, 59));
    CHECK(customers[0].signed_up == in_march(3, 10));
    CHECK(customers[2].signed_up == in_march(20, 22));
    CHECK(customers[0].trial == 2);
    CHECK(customers[1].trial == 3);
    CHECK(customers[2].trial == 8);
  }
}

TEST_CASE("plan, price and zone are the history's where the scenario has them, else drawn",
          "[sim][cohort][past]") {
  sim::Scenario scenario = with_past(sim::worked_example(), three_customers());
  scenario.cohort.plans = {{"Starter", core::dollars(10), 1, 1},
                           {"Growth", core::dollars(70), 1, 0.001}};
  const auto named = std::find_if(scenario.pipeline.zones.begin(), scenario.pipeline.zones.end(),
                                  [](const auto& it) { return it.name == "Europe/Berlin"; });
  REQUIRE(named != scenario.pipeline.zones.end());
  std::set<int> zones;
  for (std::uint32_t replication = 0; replication < 200; ++replication) {
    const auto customers = cohort(scenario, replication);
    CHECK(customers[0].subscribed.plan.value == 2);
    CHECK(customers[0].subscribed.mrr == core::dollars(70));
    CHECK(customers[0].zone == named - scenario.pipeline.zones.begin());
    CHECK(customers[1].subscribed.mrr == core::Money{12'300});
    zones.insert(customers[2].zone);
  }
  CHECK(zones.size() == scenario.cohort.time_zones.size());
}

TEST_CASE("what the payment leaves no time for did not happen", "[sim][cohort][past]") {
  sim::CustomerHistory history = three_customers();
  history.customers[0].converted = history.customers[0].signed_up + core::minutes(20);
  sim::Scenario scenario = with_past(sim::worked_example(), history);
  scenario.pipeline.conversion.converts_at = core::ConvertsAt::first_payment;
  scenario.cohort.payment_failure = 1;
  scenario.cohort.late_payment = 1;
  scenario.cohort.plan_change = 1;
  scenario.payments.charge_retry = core::days(3);
  const auto customers = cohort(scenario);
  CHECK(customers[0].converted == history.customers[0].converted);
  CHECK(customers[0].trial_end == sim::TrialEnd::in_time);
  CHECK_FALSE(customers[0].charge_fails);
  CHECK(customers[0].active == customers[0].converted - scenario.payments.charge_delay);
  CHECK(customers[0].signed_up < customers[0].active);
  CHECK(customers[0].plan_changed < customers[0].active);
  CHECK(customers[1].trial_end == sim::TrialEnd::charge_late);
  CHECK(customers[1].converted == in_march(18, 8));
}

// The tool changes what is done about customers, and never who they are.
TEST_CASE("every pipeline meets the same past customers", "[sim][cohort][past]") {
  const sim::Scenario orchestrated = with_past(sim::worked_example(), three_customers());
  sim::Scenario manual = orchestrated;
  manual.pipeline.trigger.kind = core::Trigger::person;
  manual.pipeline.conversion.converts_at = core::ConvertsAt::first_payment;
  for (std::uint32_t replication = 0; replication < 10; ++replication) {
    const Everybody a = everybody(orchestrated, replication), b = everybody(manual, replication);
    REQUIRE(a.customers.size() == b.customers.size());
    for (std::size_t at = 0; at < a.customers.size(); ++at) {
      CHECK(a.customers[at].converted == b.customers[at].converted);
      CHECK(a.customers[at].segment == b.customers[at].segment);
      CHECK(a.customers[at].email == b.customers[at].email);
    }
  }
}

// Whatever the luck.
TEST_CASE("a month of three past customers runs, with every invariant", "[sim][cohort][past]") {
  const auto scenario = sim::checked(with_past(sim::worked_example(), three_customers()));
  REQUIRE(scenario);
  sim::Simulation simulation(*scenario);
  for (std::uint32_t replication = 0; replication < 20; ++replication) {
    const auto result = simulation.run(replication);
    CHECK(result.violations.empty());
    CHECK(simulation.month().counted_customers == 3);
  }
}

// n draws of n customers: each comes n x 1/n = 1 time on average, with variance 1 - 1/n. Of 400
// replications of 28 customers the mean has a standard error of sqrt(27 / 28 / 400).
TEST_CASE("resampled customers are as many, each once on average", "[sim][cohort][past]") {
  const sim::Scenario scenario = with_past(running_scenario(), steady_customers(28, 1, 0), true);
  constexpr int kReplications = 400;
  std::map<std::int64_t, int> times;
  int several = 0;
  for (std::uint32_t replication = 0; replication < kReplications; ++replication) {
    const auto customers = cohort(scenario, replication);
    REQUIRE(customers.size() == 28);
    std::set<std::int64_t> seen;
    for (const sim::Customer& it : customers) {
      ++times[it.converted.us];
      seen.insert(it.converted.us);
    }
    several += seen.size() < 28 ? 1 : 0;
  }
  CHECK(several == kReplications);  // 28! / 28^28 is 1e-11
  REQUIRE(times.size() == 28);
  const double error = std::sqrt(27.0 / 28 / kReplications);
  for (const auto& [at, count] : times) {
    CHECK(count / double(kReplications) > 1 - 4 * error);
    CHECK(count / double(kReplications) < 1 + 4 * error);
  }
}

// A trial and a half as many: each customer once, and half of them once more.
TEST_CASE("more trials than the history has are more of its customers", "[sim][cohort][past]") {
  sim::Scenario scenario = with_past(running_scenario(), steady_customers(28, 10, 0));
  scenario.cohort.trials = 420;
  double total = 0;
  std::set<std::uint32_t> numbers;
  for (std::uint32_t replication = 0; replication < 50; ++replication) {
    const Everybody all = everybody(scenario, replication);
    total += static_cast<double>(all.counted);
    numbers.clear();
    for (const sim::Customer& it : all.customers) numbers.insert(it.trial);
    CHECK(numbers.size() == all.customers.size());
  }
  CHECK(total / 50 > 420 - 4 * std::sqrt(280 * 0.25 / 50));
  CHECK(total / 50 < 420 + 4 * std::sqrt(280 * 0.25 / 50));
  scenario.cohort.trials = 560;
  CHECK(cohort(scenario).size() == 560);
}

// Ten a day sign up and pay a week later. In the week of warm-up and in the first counted one ten a day pay
// whom the files do not hold, at noon as all; afterwards nobody besides those of the files.
TEST_CASE("whoever the files do not reach is drawn from them, whole weeks away",
          "[sim][cohort][past]") {
  const sim::Scenario scenario = with_past(running_scenario(), steady_customers(28, 10, 7));
  double before = 0, first = 0;
  for (std::uint32_t replication = 0; replication < 100; ++replication) {
    const Everybody all = everybody(scenario, replication);
    CHECK(all.counted == 280);  // also those who pay a week after the 28 days
    first += static_cast<double>(converting_before(all, kMarch, kMarch + core::days(7)));
    CHECK(converting_before(all, kMarch + core::days(7), in_march(35, 13)) == 0);
    before += static_cast<double>(converting_before(all, kMarch - core::days(7), kMarch));
    for (std::size_t at = all.counted; at < all.customers.size(); ++at)
      CHECK(all.customers[at].converted.us % core::days(1).us == core::hours(12).us);
  }
  const double error = std::sqrt(70.0 / 100);
  CHECK(before / 100 > 70 - 4 * error);
  CHECK(before / 100 < 70 + 4 * error);
  CHECK(first / 100 > 70 - 4 * error);
  CHECK(first / 100 < 70 + 4 * error);
}

// 280 of the files' customers, and 70 besides in the counted days: of the work four fifths are counted, as much
// as if they were alone.
TEST_CASE("work for customers from outside is not counted as yours", "[sim][oracle][past]") {
  const sim::Scenario replayed =
      with_past(sim::testing::plain_scenario(0.001, 28), steady_customers(28, 10, 7));
  sim::Scenario launched = replayed;
  launched.opening = sim::Opening::launch;
  const auto calls = [](const sim::Scenario& it) {
    return sim::testing::results_of_plain(it, 20).of(sim::Metric::api_calls).mean;
  };
  CHECK(calls(replayed) == Approx(calls(launched)).epsilon(0.02));
}

TEST_CASE("of a longer history the scenario's days are counted, and its own customers come before",
          "[sim][cohort][past]") {
  sim::Scenario scenario = with_past(running_scenario(), steady_customers(84, 1, 7));
  scenario.start = kMarch + core::days(28);
  const Everybody all = everybody(scenario);
  CHECK(all.counted == 28);
  CHECK(converting_before(all, scenario.start - core::days(7), scenario.start) == 7);
  CHECK(all.customers.size() == 28 + 7 + 2);
}

TEST_CASE("before a launch there is nobody but the history's customers", "[sim][cohort][past]") {
  sim::Scenario scenario = with_past(running_scenario(), steady_customers(28, 10, 7));
  scenario.opening = sim::Opening::launch;
  const Everybody all = everybody(scenario);
  CHECK(all.counted == 280);
  CHECK(all.customers.size() == 280);
}

TEST_CASE("a month in which nobody of the history converts is refused", "[sim][cohort][past]") {
  sim::Scenario scenario = with_past(sim::worked_example(), three_customers());
  CHECK_FALSE(sim::check(scenario));
  scenario.start = kMarch + core::days(200);
  const auto error = sim::check(scenario);
  REQUIRE(error);
  CHECK(error->where == "start");
}

TEST_CASE("a fingerprint holds the past customers and how they come", "[sim][past]") {
  const sim::Scenario drawn = with_past(sim::worked_example(), three_customers());
  std::set<std::uint64_t> prints{sim::fingerprint_of(drawn)};
  sim::Scenario other = drawn;
  other.past.resampled = true;
  prints.insert(sim::fingerprint_of(other));
  other.past = {};
  prints.insert(sim::fingerprint_of(other));
  for (int change = 0; change < 5; ++change) {
    sim::CustomerHistory history = three_customers();
    if (change == 0) history.customers[1].converted.us += 1;
    if (change == 1) history.customers[1].mrr.cents += 1;
    if (change == 2) history.customers[1].zone = 0;
    if (change == 3) history.plans[0] = "growth";
    if (change == 4) history.until.us += 1;
    prints.insert(sim::fingerprint_of(with_past(sim::worked_example(), history)));
  }
  CHECK(prints.size() == 8);
}

// Systems that answer at once leave no lag at all, whoever the customers are; their number and their
// moments are the history's.
TEST_CASE("past customers of a month without any delay are in the CRM when they pay",
          "[sim][oracle][past]") {
  sim::Scenario scenario = with_past(sim::testing::plain_scenario(0.001, 28), three_customers());
  scenario.cohort.plans = sim::worked_example().cohort.plans;
  scenario.apis.crm_search_delay = {};
  const sim::Results results = sim::testing::results_of_plain(scenario, 20);
  CHECK(results.of(sim::Metric::conversions).mean == 3);
  CHECK(results.of(sim::Metric::crm_lag_s).mean == 0);
  CHECK(results.of(sim::Metric::crm_lag_s).n == 60);
}
