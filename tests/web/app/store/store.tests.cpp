// What each action does to the state, and that a refused one does nothing.
#include "web/app/store/store.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "io/scenario/scenario_json.hpp"
#include "tests/catch.hpp"
#include "web/app/link.hpp"
#include "web/jobs/session.hpp"

using namespace handoff;
using namespace handoff::web;

namespace {

SetField trials(int value, bool committed = true) { return {"cohort.trials", value, committed}; }

void must(Session& session, const Action& action) {
  const auto error = session.apply(action);
  INFO((error ? error->line() : ""));
  REQUIRE_FALSE(error.has_value());
}

// All that an undo has to bring back.
std::string inputs_of(const Session& session) {
  return io::write_scenario(session.state().scenario) +
         std::to_string(session.state().wanted_replications);
}

// One of every kind of change, chosen by `dice`; some are refused, some change nothing.
Action random_action(std::uint32_t dice) {
  const std::uint32_t size = dice >> 8 & 0xFFu;
  switch (dice % 10) {
    case 0:
    case 1:
      return trials(300 + static_cast<int>(size));
    case 2:
      return SetField{"cohort.conversion_rate", (100 + size) / 1000.0};
    case 3:
      return SetField{"pipeline.dedupe.enabled", size % 2 == 0};
    case 4:
      return SetField{"seed", size};
    case 5:
      return ResetField{"cohort.trials"};
    case 6:
      return SetReplications{static_cast<int>(size)};
    case 7:
      return LoadScenario{R"({"version": 1, "cohort": {"trials": )" + std::to_string(size) + "}}",
                          "mine.json"};
    case 8:
      return size % 4 == 0 ? Action{ResetScenario{}} : Action{LoadLink{""}};
    default:
      return trials(-1);
  }
}

std::string refusal(Session& session, const Action& action) {
  const auto error = session.apply(action);
  return error ? error->line() : "";
}

}  // namespace

TEST_CASE("setting a field changes the scenario and begins a new run", "[actions]") {
  Session session;
  session.jobs.run.sum_up();
  REQUIRE(session.jobs.run.replications() == 20);
  must(session, trials(600));
  CHECK(session.state().scenario.cohort.trials == 600);
  CHECK(session.jobs.run.replications() == 0);
  CHECK(session.state().revision == 1);
}

TEST_CASE("a refused value leaves everything as it was and says why", "[actions]") {
  Session session;
  must(session, trials(600));
  session.jobs.run.sum_up();
  const std::string before = io::write_scenario(session.state().scenario);
  CHECK(refusal(session, trials(-5)) ==
        "cohort.trials: -5 is outside of 1 to 100000000, which is allowed");
  CHECK(refusal(session, SetText{"cohort.trials", "-5"}) ==
        "cohort.trials: -5 is below 1 (sign-ups in the period; allowed 1 to 100000000)");
  for (const char* path : {"cohort.trails", "", "cohort", "apis.crm.limits[7].requests"}) {
    CAPTURE(path);
    CHECK_FALSE(refusal(session, SetField{path, 5}).empty());
    CHECK_FALSE(refusal(session, SetText{path, "5"}).empty());
  }
  CHECK_FALSE(refusal(session, SetText{"cohort.trials", "many"}).empty());
  CHECK_FALSE(
      refusal(session, LoadScenario{"{\"version\": 1, \"cohort\": 5}", "mine.json"}).empty());
  CHECK_FALSE(refusal(session, LoadLink{"v1.nonsense"}).empty());
  CHECK(io::write_scenario(session.state().scenario) == before);
  CHECK(session.jobs.run.replications() == 20);
  must(session, Undo{});
  CHECK(session.state().scenario.cohort.trials == 500);
}

TEST_CASE("undo and redo walk over the edits", "[actions]") {
  Session session;
  must(session, trials(600));
  must(session, SetField{"payments.duplicate_share", 0.2});
  must(session, Undo{});
  CHECK(session.state().scenario.payments.duplicate_share == 0.0);
  CHECK(session.state().scenario.cohort.trials == 600);
  must(session, Undo{});
  CHECK(session.state().scenario.cohort.trials == 500);
  CHECK_FALSE(session.state().history.can_undo());
  must(session, Undo{});
  CHECK(session.state().scenario.cohort.trials == 500);
  must(session, Redo{});
  must(session, Redo{});
  CHECK(session.state().scenario.payments.duplicate_share == 0.2);
  CHECK_FALSE(session.state().history.can_redo());
}

TEST_CASE("50 random actions are undone and redone one by one", "[actions]") {
  Session session;
  std::vector<std::string> trail{inputs_of(session)};  // after each change
  std::uint32_t dice = 2026;
  for (int i = 0; i < 50; ++i) {
    dice = dice * 1664525u + 1013904223u;  // Numerical Recipes' generator; its high bits are good
    (void)session.apply(random_action(dice >> 12));
    if (inputs_of(session) != trail.back()) trail.push_back(inputs_of(session));
  }
  REQUIRE(trail.size() > 30);
  for (int round = 0; round < 2; ++round) {
    for (std::size_t i = trail.size() - 1; i-- > 0;) {
      REQUIRE(session.state().history.can_undo());
      must(session, Undo{});
      REQUIRE(inputs_of(session) == trail[i]);
    }
    CHECK_FALSE(session.state().history.can_undo());
    for (std::size_t i = 1; i < trail.size(); ++i) {
      must(session, Redo{});
      REQUIRE(inputs_of(session) == trail[i]);
    }
    CHECK_FALSE(session.state().history.can_redo());
  }
}

TEST_CASE("an undo brings the number of replications back as well", "[actions]") {
  Session session;
  must(session, SetReplications{50});
  sim::Scenario other = sim::worked_example();
  other.seed = 7;
  must(session, LoadLink{write_link(other, 200)});
  must(session, Undo{});
  CHECK(session.jobs.run.target() == 50);
  must(session, Undo{});
  CHECK(session.jobs.run.target() == 1000);
}

TEST_CASE("an edit after an undo forgets what was undone", "[actions]") {
  Session session;
  must(session, trials(600));
  must(session, Undo{});
  must(session, trials(700));
  CHECK_FALSE(session.state().history.can_redo());
  must(session, Undo{});
  CHECK(session.state().scenario.cohort.trials == 500);
}

TEST_CASE("a slider being dragged is one step of undo", "[actions]") {
  Session session;
  for (const int value : {510, 560, 640}) must(session, trials(value, false));
  must(session, EndEdit{});
  for (const int value : {650, 700}) must(session, trials(value, false));
  must(session, trials(710, true));
  must(session, trials(720, true));
  for (const int expected : {710, 640, 500}) {
    must(session, Undo{});
    CHECK(session.state().scenario.cohort.trials == expected);
  }
  CHECK_FALSE(session.state().history.can_undo());
}

TEST_CASE("another field in the middle of a drag begins a step of its own", "[actions]") {
  Session session;
  must(session, trials(600, false));
  must(session, SetField{"cohort.conversion_rate", 0.3, false});
  must(session, Undo{});
  CHECK(session.state().scenario.cohort.trials == 600);
  CHECK(session.state().scenario.cohort.conversion_rate == 0.18);
}

TEST_CASE("a value that changes nothing is no step and no new run", "[actions]") {
  Session session;
  session.jobs.run.sum_up();
  must(session, trials(500));
  CHECK_FALSE(session.state().history.can_undo());
  CHECK(session.jobs.run.replications() == 20);
}

TEST_CASE("a field or everything goes back to what was shipped", "[actions]") {
  Session session;
  must(session, trials(600));
  must(session, SetField{"pipeline.dedupe.enabled", false});
  must(session, SetText{"pipeline.retry.base", "2s"});
  must(session, ResetField{"pipeline.dedupe.enabled"});
  CHECK(session.state().scenario.pipeline.dedupe.enabled);
  CHECK(session.state().scenario.cohort.trials == 600);
  must(session, ResetField{"cohort.trials"});
  CHECK(session.state().scenario.cohort.trials == 500);
  must(session, ResetScenario{});
  CHECK(io::write_scenario(session.state().scenario) == io::write_scenario(sim::worked_example()));
  CHECK_FALSE(refusal(session, ResetField{"cohort.trails"}).empty());
}

TEST_CASE("a loaded scenario takes the place of the present one and can be undone", "[actions]") {
  Session session;
  must(session,
       LoadScenario{R"({"version": 1, "name": "mine", "cohort": {"trials": 42}})", "mine.json"});
  CHECK(session.state().scenario.name == "mine");
  CHECK(session.state().scenario.cohort.trials == 42);
  must(session, Undo{});
  CHECK(session.state().scenario.name == "example company");
}

TEST_CASE("a rehearsal stands beside the scenario until it is closed", "[actions]") {
  Session session;
  const std::string before = inputs_of(session);
  must(session, LoadScenario{R"({"rehearsal": "burst", "seed": 1, "customers": 6, "runs": 1999,
    "played_s": 12.5, "overhead": {"step_s": 0.001}, "verdict": "verdict: agree", "agrees": true,
    "crm_lag_parts_s": {"delivery": 0, "vendors": 1, "waits": 0, "service": 0},
    "ledger": {"lost": 0, "doubled": 0, "violations": []},
    "figures": {"retries": {"label": "retries", "measured": 1, "median": 1,
      "prediction95": [0, 3], "same_draws": 1, "agreement": "inside"}}})",
                             "r.json"});
  REQUIRE(session.state().rehearsal);
  CHECK(session.state().rehearsal->scenario == "burst");
  CHECK(session.state().tab == Tab::timing);
  CHECK(inputs_of(session) == before);
  CHECK(refusal(session, LoadScenario{R"({"rehearsal": 1})", "r.json"})
            .starts_with("r.json:1:15: rehearsal: expected text"));
  CHECK(session.state().rehearsal);
  must(session, CloseRehearsal{});
  CHECK_FALSE(session.state().rehearsal);
}

TEST_CASE("replications are counted exactly, and zero is the page's own choice", "[actions]") {
  Session session;
  CHECK(session.jobs.run.target() == 1000);
  must(session, SetReplications{50});
  CHECK(session.jobs.run.target() == 50);
  must(session, trials(600));
  CHECK(session.jobs.run.target() == 50);
  must(session, SetReplications{0});
  CHECK(session.jobs.run.target() == 1000);
  CHECK(refusal(session, SetReplications{-1}) == "replications: -1 is not from 1 to 1000000");
  // 50,000 trials at 18% are 9,000 handoffs: 400,000 / 9,000 = 44.4.
  must(session, trials(50'000));
  CHECK(session.jobs.run.target() == 44);
}

TEST_CASE("a link brings scenario, seed and replications", "[actions]") {
  Session session;
  must(session, trials(600));
  must(session, SetField{"seed", 7});
  must(session, SetReplications{200});
  Session other;
  must(other, LoadLink{write_link(session.state().scenario, session.state().wanted_replications)});
  CHECK(io::write_scenario(other.state().scenario) == io::write_scenario(session.state().scenario));
  CHECK(other.jobs.run.target() == 200);
}

TEST_CASE("claimed effects are left out as one step, and come back as they were", "[store]") {
  Session session;
  must(session, SetField{"outcomes.churn_missend", 12});
  const std::string before = inputs_of(session);
  must(session, LeaveOutClaims{true});
  CHECK(session.state().scenario.outcomes.churn_missend == 0);
  CHECK(session.state().scenario.outcomes.expansion_usage == 0);
  must(session, LeaveOutClaims{true});  // nothing more to leave out
  must(session, LeaveOutClaims{false});
  CHECK(inputs_of(session) == before);
  must(session, Undo{});
  CHECK(session.state().scenario.outcomes.churn_missend == 0);
  must(session, Undo{});
  CHECK(inputs_of(session) == before);
}
