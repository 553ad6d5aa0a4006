// What each action does to the state, and that a refused one does nothing.
#include "web/app/actions.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "io/scenario/scenario_json.hpp"
#include "tests/catch.hpp"
#include "web/app/app_state.hpp"
#include "web/app/link.hpp"

using namespace handoff;
using namespace handoff::web;

namespace {

SetField trials(int value, bool committed = true) {
  return {"cohort.trials", std::to_string(value), committed};
}

void must(AppState& state, const Action& action) {
  const auto error = apply(state, action);
  INFO((error ? error->line() : ""));
  REQUIRE_FALSE(error.has_value());
}

// All that an undo has to bring back.
std::string inputs_of(const AppState& state) {
  return io::write_scenario(state.scenario) + std::to_string(state.wanted_replications);
}

// One of every kind of change, chosen by `dice`; some are refused, some change nothing.
Action random_action(std::uint32_t dice) {
  const std::uint32_t size = dice >> 8 & 0xFFu;
  switch (dice % 10) {
    case 0:
    case 1:
      return trials(300 + static_cast<int>(size));
    case 2:
      return SetField{"cohort.conversion_rate", "0." + std::to_string(100 + size)};
    case 3:
      return SetField{"pipeline.dedupe.enabled", size % 2 == 0 ? "true" : "false"};
    case 4:
      return SetField{"seed", std::to_string(size)};
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

std::string refusal(AppState& state, const Action& action) {
  const auto error = apply(state, action);
  return error ? error->line() : "";
}

}  // namespace

TEST_CASE("setting a field changes the scenario and begins a new run", "[actions]") {
  AppState state;
  state.run.sum_up();
  REQUIRE(state.run.replications() == 20);
  must(state, trials(600));
  CHECK(state.scenario.cohort.trials == 600);
  CHECK(state.run.replications() == 0);
  CHECK(state.revision == 1);
}

TEST_CASE("a refused value leaves everything as it was and says why", "[actions]") {
  AppState state;
  must(state, trials(600));
  state.run.sum_up();
  const std::string before = io::write_scenario(state.scenario);
  CHECK(refusal(state, trials(-5)) ==
        "cohort.trials: -5 is below 1 (sign-ups in the period; allowed 1 to 100000000)");
  for (const char* path : {"cohort.trails", "", "cohort", "apis.crm.limits[7].requests"}) {
    CAPTURE(path);
    CHECK_FALSE(refusal(state, SetField{path, "5"}).empty());
  }
  CHECK_FALSE(refusal(state, SetField{"cohort.trials", "many"}).empty());
  CHECK_FALSE(refusal(state, LoadScenario{"{\"version\": 1, \"cohort\": 5}", "mine.json"}).empty());
  CHECK_FALSE(refusal(state, LoadLink{"v1.nonsense"}).empty());
  CHECK(io::write_scenario(state.scenario) == before);
  CHECK(state.run.replications() == 20);
  must(state, Undo{});
  CHECK(state.scenario.cohort.trials == 500);
}

TEST_CASE("undo and redo walk over the edits", "[actions]") {
  AppState state;
  must(state, trials(600));
  must(state, SetField{"payments.duplicate_share", "0.2"});
  must(state, Undo{});
  CHECK(state.scenario.payments.duplicate_share == 0.0);
  CHECK(state.scenario.cohort.trials == 600);
  must(state, Undo{});
  CHECK(state.scenario.cohort.trials == 500);
  CHECK_FALSE(state.history.can_undo());
  must(state, Undo{});
  CHECK(state.scenario.cohort.trials == 500);
  must(state, Redo{});
  must(state, Redo{});
  CHECK(state.scenario.payments.duplicate_share == 0.2);
  CHECK_FALSE(state.history.can_redo());
}

TEST_CASE("50 random actions are undone and redone one by one", "[actions]") {
  AppState state;
  std::vector<std::string> trail{inputs_of(state)};  // after each change
  std::uint32_t dice = 2026;
  for (int i = 0; i < 50; ++i) {
    dice = dice * 1664525u + 1013904223u;  // Numerical Recipes' generator; its high bits are good
    (void)handoff::web::apply(state, random_action(dice >> 12));
    if (inputs_of(state) != trail.back()) trail.push_back(inputs_of(state));
  }
  REQUIRE(trail.size() > 30);
  for (int round = 0; round < 2; ++round) {
    for (std::size_t i = trail.size() - 1; i-- > 0;) {
      REQUIRE(state.history.can_undo());
      must(state, Undo{});
      REQUIRE(inputs_of(state) == trail[i]);
    }
    CHECK_FALSE(state.history.can_undo());
    for (std::size_t i = 1; i < trail.size(); ++i) {
      must(state, Redo{});
      REQUIRE(inputs_of(state) == trail[i]);
    }
    CHECK_FALSE(state.history.can_redo());
  }
}

TEST_CASE("an undo brings the number of replications back as well", "[actions]") {
  AppState state;
  must(state, SetReplications{50});
  sim::Scenario other = sim::worked_example();
  other.seed = 7;
  must(state, LoadLink{write_link(other, 200)});
  must(state, Undo{});
  CHECK(state.run.target() == 50);
  must(state, Undo{});
  CHECK(state.run.target() == 1000);
}

TEST_CASE("an edit after an undo forgets what was undone", "[actions]") {
  AppState state;
  must(state, trials(600));
  must(state, Undo{});
  must(state, trials(700));
  CHECK_FALSE(state.history.can_redo());
  must(state, Undo{});
  CHECK(state.scenario.cohort.trials == 500);
}

TEST_CASE("a slider being dragged is one step of undo", "[actions]") {
  AppState state;
  for (const int value : {510, 560, 640}) must(state, trials(value, false));
  must(state, EndEdit{});
  for (const int value : {650, 700}) must(state, trials(value, false));
  must(state, trials(710, true));
  must(state, trials(720, true));
  for (const int expected : {710, 640, 500}) {
    must(state, Undo{});
    CHECK(state.scenario.cohort.trials == expected);
  }
  CHECK_FALSE(state.history.can_undo());
}

TEST_CASE("another field in the middle of a drag begins a step of its own", "[actions]") {
  AppState state;
  must(state, trials(600, false));
  must(state, SetField{"cohort.conversion_rate", "0.3", false});
  must(state, Undo{});
  CHECK(state.scenario.cohort.trials == 600);
  CHECK(state.scenario.cohort.conversion_rate == 0.18);
}

TEST_CASE("a value that changes nothing is no step and no new run", "[actions]") {
  AppState state;
  state.run.sum_up();
  must(state, trials(500));
  CHECK_FALSE(state.history.can_undo());
  CHECK(state.run.replications() == 20);
}

TEST_CASE("a field or everything goes back to what was shipped", "[actions]") {
  AppState state;
  must(state, trials(600));
  must(state, SetField{"pipeline.dedupe.enabled", "false"});
  must(state, SetField{"pipeline.retry.base", "2s"});
  must(state, ResetField{"pipeline.dedupe.enabled"});
  CHECK(state.scenario.pipeline.dedupe.enabled);
  CHECK(state.scenario.cohort.trials == 600);
  must(state, ResetField{"cohort.trials"});
  CHECK(state.scenario.cohort.trials == 500);
  must(state, ResetScenario{});
  CHECK(io::write_scenario(state.scenario) == io::write_scenario(sim::worked_example()));
  CHECK_FALSE(refusal(state, ResetField{"cohort.trails"}).empty());
}

TEST_CASE("a loaded scenario takes the place of the present one and can be undone", "[actions]") {
  AppState state;
  must(state,
       LoadScenario{R"({"version": 1, "name": "mine", "cohort": {"trials": 42}})", "mine.json"});
  CHECK(state.scenario.name == "mine");
  CHECK(state.scenario.cohort.trials == 42);
  must(state, Undo{});
  CHECK(state.scenario.name == "worked example");
}

TEST_CASE("replications are counted exactly, and zero is the page's own choice", "[actions]") {
  AppState state;
  CHECK(state.run.target() == 1000);
  must(state, SetReplications{50});
  CHECK(state.run.target() == 50);
  must(state, trials(600));
  CHECK(state.run.target() == 50);
  must(state, SetReplications{0});
  CHECK(state.run.target() == 1000);
  CHECK(refusal(state, SetReplications{-1}) == "replications: -1 is not from 1 to 1000000");
  // 50,000 trials at 18% are 9,000 handoffs: 400,000 / 9,000 = 44.4.
  must(state, trials(50'000));
  CHECK(state.run.target() == 44);
}

TEST_CASE("a link brings scenario, seed and replications", "[actions]") {
  AppState state;
  must(state, trials(600));
  must(state, SetField{"seed", "7"});
  must(state, SetReplications{200});
  AppState other;
  must(other, LoadLink{write_link(state.scenario, state.wanted_replications)});
  CHECK(io::write_scenario(other.scenario) == io::write_scenario(state.scenario));
  CHECK(other.run.target() == 200);
}
