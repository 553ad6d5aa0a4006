// Round trip: a simulated month, written as a neutral log, learned from and replayed, has the same
// conversions again.
#include <algorithm>
#include <vector>

#include "io/exports/answer/learned_json.hpp"
#include "io/json/json_text.hpp"
#include "io/scenario/customer_history.hpp"
#include "io/text/duration_text.hpp"
#include "sim/month/cohort/cohort.hpp"
#include "tests/catch.hpp"
#include "tests/io/exports/learn_from.hpp"

using namespace handoff;

namespace {

std::vector<sim::Customer> counted(const sim::Scenario& scenario) {
  sim::CohortGenerator generator(scenario);
  std::vector<sim::Customer> customers;
  customers.resize(generator.generate(sim::StreamKey::of(1, 0), customers));
  return customers;
}

std::vector<std::string> conversions(const std::vector<sim::Customer>& customers) {
  std::vector<std::string> times;
  for (const sim::Customer& it : customers) times.push_back(io::time_text(it.converted));
  std::sort(times.begin(), times.end());
  return times;
}

std::string log_of(const std::vector<sim::Customer>& customers) {
  std::string log = "subject,event,at,actor,value,detail\n";
  for (const sim::Customer& it : customers) {
    const std::string who = "p" + std::to_string(it.trial);
    log += who + ",trial_started," + io::time_text(it.signed_up) + ",,14,Growth\n";
    log += who + ",paid," + io::time_text(it.converted) + ",,79,Growth|month\n";
  }
  return log;
}

}  // namespace

TEST_CASE("a simulated month, learned and replayed, has the same conversions",
          "[io][exports][past]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.opening = sim::Opening::launch;
  const auto before = counted(scenario);
  REQUIRE(before.size() > 50);

  exports::MadeUp made = exports::learn_from({{"log.csv", log_of(before)}});
  REQUIRE(made.error.empty());
  exports::calibrate(*made.learned, sim::worked_example());
  const std::string text = io::compact(exports::history_json(*made.learned));
  CHECK(text.find('@') == std::string::npos);
  auto history = io::read_customer_history(text, "history.json");
  REQUIRE(history);
  REQUIRE(history->customers.size() == before.size());
  CHECK(history->plans == std::vector<std::string>{"Growth"});

  sim::Scenario replayed = made.learned->calibration.scenario;
  const auto shared = std::make_shared<const sim::CustomerHistory>(*std::move(history));
  REQUIRE_FALSE(io::bring_customers(replayed, {shared, false}));
  CHECK(conversions(counted(replayed)) == conversions(before));
  for (const sim::Customer& it : counted(replayed)) {
    CHECK(it.subscribed.mrr == core::dollars(79));
    CHECK(it.subscribed.plan.value == 1);
  }
}
