// The article's claims, run as `handoff claims` runs them, from the shipped files.
#include "sim/article/claims.hpp"

#include <set>
#include <string>

#include "handoff/assets.hpp"
#include "io/results/claims_report.hpp"
#include "io/scenario/preset.hpp"
#include "io/scenario/scenario_json.hpp"
#include "sim/article/claim_sensitivity.hpp"
#include "sim/experiment/experiment.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

sim::ToolScenarios shipped_tools() {
  sim::ToolScenarios tools;
  for (std::size_t at = 0; at < sim::kTools.size(); ++at) {
    const std::string path = "assets/pipelines/" + std::string(sim::kTools[at].name) + ".json";
    const auto scenario =
        io::read_scenario(assets::find("assets/scenarios/worked_example.json"), "worked_example");
    REQUIRE(scenario);
    tools[at] = *scenario;
    REQUIRE_FALSE(io::apply_preset(tools[at], assets::find(path), path));
  }
  return tools;
}

std::vector<sim::Results> run(const std::vector<sim::ClaimStudy>& studies, int replications) {
  std::vector<sim::Results> results;
  for (const sim::ClaimStudy& study : studies) {
    INFO(study.name);
    sim::Experiment experiment(study.scenario);
    experiment.run(replications);
    for (const std::string& violation : experiment.violations()) FAIL_CHECK(violation);
    results.push_back(experiment.results());
  }
  return results;
}

// Simulated once for the cases below.
const std::vector<sim::ClaimResult>& judged() {
  static const std::vector<sim::ClaimResult> rows =
      sim::judge_claims(run(sim::claim_studies(shipped_tools()), 150));
  return rows;
}

// Checks that the claims of one kind hold, and says how many there are.
int check_that_they_hold(bool calibrated) {
  int count = 0;
  for (const sim::ClaimResult& row : judged()) {
    if (row.claim->calibrated.empty() == calibrated) continue;
    INFO(row.claim->id << ": " << row.value << ", allowed " << row.claim->low << " to "
                       << row.claim->high);
    CHECK(row.verdict != sim::ClaimVerdict::contradicted);
    ++count;
  }
  return count;
}

}  // namespace

// Evidence: no input was chosen for any of these.
TEST_CASE("what the article claims and the model predicts holds", "[claims]") {
  CHECK(check_that_they_hold(false) >= 20);
}

// No evidence, only a check that calibrated presets have not drifted from what they were set to.
TEST_CASE("what presets were calibrated to is still met", "[claims]") {
  CHECK(check_that_they_hold(true) >= 15);
}

TEST_CASE("the table of claims says how many hold, and which are calibrated", "[claims]") {
  std::vector<io::ExplainedClaim> rows;
  for (const sim::ClaimResult& row : judged()) rows.push_back({row, {}});
  CHECK(io::claims_table(rows).find("claims hold, ") != std::string::npos);
}

// A claim about a tier names it by its place.
TEST_CASE("the tiers of claims are those of the article's routing table", "[claims]") {
  for (const sim::Scenario& scenario : shipped_tools()) {
    const auto& routing = scenario.pipeline.routing;
    REQUIRE(routing.size() > static_cast<std::size_t>(sim::kEnterprise));
    CHECK(routing[static_cast<std::size_t>(sim::kGrowth)].tier == "Growth");
    CHECK(routing[static_cast<std::size_t>(sim::kEnterprise)].tier == "Enterprise");
  }
}

TEST_CASE("a claim can fail: a tool that waits a day does not hold the lag of full orchestration",
          "[claims]") {
  sim::ToolScenarios tools = shipped_tools();
  tools[static_cast<std::size_t>(sim::Tool::full_orchestration)].pipeline.trigger.kind =
      core::Trigger::person;
  const auto studies = sim::claim_studies(tools);
  for (const sim::ClaimResult& row : sim::judge_claims(run(studies, 20))) {
    if (row.claim->id == "full.crm_lag") CHECK_FALSE(row.holds());
    if (row.claim->id == "zapier.crm_lag") CHECK(row.verdict != sim::ClaimVerdict::contradicted);
  }
}

TEST_CASE("claims have names of their own and ranges that are not empty", "[claims]") {
  std::set<std::string_view> names;
  for (const sim::Claim& claim : sim::claims()) {
    CHECK(names.insert(claim.id).second);
    CHECK(claim.low <= claim.high);
  }
}

TEST_CASE("nudges move one input each, and the strongest are those that move the value most",
          "[claims]") {
  const auto nudges = sim::nudges(sim::worked_example());
  CHECK(nudges.size() > 50);
  for (const sim::Nudge& nudge : nudges) CHECK(nudge.from != nudge.to);
  const auto top = sim::strongest({{"a", 1, 2, 10.0}, {"b", 1, 2, 7.0}, {"c", 1, 2, 5.0}}, 5.0, 5);
  REQUIRE(top.size() == 2);  // c does not move it
  CHECK(top.front().path == "a");
}
