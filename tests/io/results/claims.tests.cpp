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
  for (std::size_t at = 0; at < sim::kTools; ++at) {
    const std::string path = "assets/pipelines/" + std::string(sim::kToolNames[at]) + ".json";
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

}  // namespace

TEST_CASE("the article's claims hold, and no rule is broken on the way", "[claims]") {
  const auto studies = sim::claim_studies(shipped_tools());
  std::vector<io::ExplainedClaim> rows;
  for (const sim::ClaimResult& row : sim::judge_claims(run(studies, 150))) {
    INFO(row.claim->id << ": " << row.value << ", allowed " << row.claim->low << " to "
                       << row.claim->high);
    CHECK(row.holds);
    rows.push_back({row, {}});
  }
  CHECK(io::claims_table(rows).find("claims hold.") != std::string::npos);
}

TEST_CASE("a claim can fail: a tool that waits a day does not hold the lag of full orchestration",
          "[claims]") {
  sim::ToolScenarios tools = shipped_tools();
  tools[static_cast<std::size_t>(sim::Tool::full_orchestration)].pipeline.trigger.kind =
      core::Trigger::person;
  const auto studies = sim::claim_studies(tools);
  for (const sim::ClaimResult& row : sim::judge_claims(run(studies, 20))) {
    if (row.claim->id == "full.crm_lag") CHECK_FALSE(row.holds);
    if (row.claim->id == "zapier.crm_lag") CHECK(row.holds);
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
