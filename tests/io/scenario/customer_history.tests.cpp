// Histories of customers as JSON: what is read, what is refused in which words, and that a scenario with
// them reaches whoever shares no memory.
#include "io/scenario/customer_history.hpp"

#include <string>

#include "io/json/json_text.hpp"
#include "io/scenario/scenario_edit.hpp"
#include "sim/experiment/batch.hpp"
#include "sim/scenario/fingerprint.hpp"
#include "tests/catch.hpp"
#include "tests/sim/month/cohort/history.hpp"

using namespace handoff;

namespace {

std::string history(const std::string& people, const std::string& more = "") {
  return R"({"version": 2, "until": "2026-03-28T23:00:00Z", "plans": ["Growth", "Scale"],)" + more +
         R"("people": [)" + people + "]}";
}

const std::string kAnn =
    R"({"person": 1, "trial_started": "2026-03-03T10:00:00Z", "paid": "2026-03-12T14:30:00Z", "plan": 2, "mrr": 79.5, "zone": "Europe/Berlin"})";
const std::string kBob = R"({"person": 2, "trial_started": "2026-03-20T10:00:00Z", "paid": null})";

std::string refusal(const std::string& text) {
  const auto read = io::read_customer_history(text, "h.json");
  REQUIRE_FALSE(read);
  return read.error().line();
}

}  // namespace

TEST_CASE("a history is read", "[io][past]") {
  const auto read = io::read_customer_history(history(kAnn + "," + kBob), "h.json");
  REQUIRE(read);
  CHECK(read->trials == 2);
  CHECK(read->first_sign_up == sim::testing::in_march(3, 10));
  CHECK(read->last_sign_up == sim::testing::in_march(20, 10));
  CHECK(read->until == sim::testing::in_march(28, 23));
  REQUIRE(read->customers.size() == 1);
  const sim::PastCustomer& ann = read->customers[0];
  CHECK(ann.converted == sim::testing::in_march(12, 14, 30));
  CHECK(read->plans[ann.plan] == "Scale");
  CHECK(read->zones[ann.zone] == "Europe/Berlin");
  CHECK(ann.mrr == core::Money{7'950});
}

TEST_CASE("a payment within two minutes before the trial's start is at it", "[io][past]") {
  const auto read = io::read_customer_history(
      history(
          R"({"person": 1, "trial_started": "2026-03-03T10:00:30Z", "paid": "2026-03-03T10:00:00Z"})"),
      "h.json");
  REQUIRE(read);
  CHECK(read->customers[0].signed_up == read->customers[0].converted);
}

TEST_CASE("what is no history is refused in one line", "[io][past]") {
  struct Case {
    std::string text, line;
  };
  const Case cases[] = {
      {"[]", "h.json:1:1: expected an object, a history that `handoff learn --history` wrote"},
      {R"({"version": 1})",
       "h.json:1:13: version: this program reads version 2; write it anew with learn --history"},
      {R"({"people": []})",
       "h.json:1:1: version: expected an integer from 1 to 1000, found nothing"},
      {history(kBob), "people: none of them has paid"},
      {history(kAnn + "," + kAnn), "people: person 1 is there twice"},
      {history(kAnn, R"("trials": 0, )"), "trials: expected an integer from 1 to 1000000, found 0"},
      {history(
           R"({"person": 7, "trial_started": "2026-03-03T10:00:00Z", "paid": "2026-03-04T10:00:00Z"})"),
       "people: person 7 of 1 trials; \"trials\" says how many there were"},
      {history(R"({"person": 1, "trial_started": "soon"})"),
       "people[0].trial_started: expected a time such as \"2026-03-02T23:47:12Z\", found \"soon\""},
      {history(
           R"({"person": 1, "trial_started": "2026-03-05T10:00:00Z", "paid": "2026-03-04T10:00:00Z"})"),
       "people[0].paid: 2026-03-04T10:00:00Z is before the trial's start, 2026-03-05T10:00:00Z"},
      {history(
           R"({"person": 1, "trial_started": "2026-03-03T10:00:00Z", "paid": null, "plan": 3})"),
       "people[0].plan: expected an integer from 1 to 2, found 3"},
      {history(R"({"person": 1, "email": "ann@example.com"})"),
       "people[0]: \"email\" is not known; expected one of person, trial_started"},
      {history(kAnn, R"("names": [], )"), "\"names\" is not known; expected one of version"},
  };
  for (const Case& it : cases) {
    INFO(it.text);
    CHECK_THAT(refusal(it.text), Catch::Contains(it.line));
  }
}

TEST_CASE("a history is written and read back the same", "[io][past]") {
  for (const sim::CustomerHistory& it :
       {sim::testing::three_customers(), sim::testing::steady_customers(28, 2, 7)}) {
    const std::string text = io::compact(io::customer_history_json(it));
    const auto back = io::read_customer_history(text, "h.json");
    REQUIRE(back);
    CHECK(*back == it);
    CHECK(back->hash() == it.hash());
  }
}

TEST_CASE("a scenario's message carries its customers, and its months are the same", "[io][past]") {
  for (const bool resampled : {false, true}) {
    const sim::Scenario scenario =
        sim::testing::with_past(sim::worked_example(), sim::testing::three_customers(), resampled);
    const auto back = io::read_message_text(io::message_text(scenario));
    REQUIRE(back);
    CHECK(sim::fingerprint_of(*back) == sim::fingerprint_of(scenario));
    CHECK(sim::BatchRunner(*back).run(3, 9).hashes == sim::BatchRunner(scenario).run(3, 9).hashes);
  }
  const sim::Scenario drawn = sim::worked_example();
  CHECK(sim::fingerprint_of(*io::read_message_text(io::message_text(drawn))) ==
        sim::fingerprint_of(drawn));
  CHECK_FALSE(io::read_message_text(io::message_text(drawn) + "\nsomehow\n{}"));
}

TEST_CASE("a patch and an edit leave the customers where they are", "[io][past]") {
  sim::Scenario scenario =
      sim::testing::with_past(sim::worked_example(), sim::testing::three_customers());
  CHECK_FALSE(io::apply_patch(scenario, {{"seed", 7}}));
  CHECK(scenario.past);
  CHECK_FALSE(io::set_path(scenario, "seed=8"));
  CHECK(scenario.past);
  const auto error = io::set_path(scenario, "start=2027-01-04");
  REQUIRE(error);
  CHECK(error->where == "start");
}

TEST_CASE("customers bring as many trials as their history has", "[io][past]") {
  sim::Scenario scenario = sim::worked_example();
  scenario.start = sim::testing::kMarch;
  const auto shared = std::make_shared<const sim::CustomerHistory>(sim::testing::three_customers());
  CHECK_FALSE(io::bring_customers(scenario, {shared, false}));
  CHECK(scenario.cohort.trials == 10);
  CHECK(
      io::customers_text(scenario) ==
      "3 customers of your history, replayed: intervals are over systems and people, the customers "
      "are given. The plan of 1 is not in the scenario, and is drawn.");
  scenario.cohort.plans.push_back({"gone", core::dollars(10), 1, 1});
  for (core::TimeZone& it : scenario.pipeline.zones) it.name += "/elsewhere";
  CHECK_THAT(io::customers_text(scenario),
             Catch::EndsWith("given. The time zone of 1 is not in the scenario, and is drawn."));
  scenario.past.resampled = true;
  CHECK_THAT(io::customers_text(scenario), Catch::Contains("over customers, systems and people"));
}
