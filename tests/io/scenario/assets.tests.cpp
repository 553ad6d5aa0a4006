// What is shipped: each scenario and each pipeline is valid, alone and together, and says why.
#include "handoff/assets.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "io/scenario/preset.hpp"
#include "io/scenario/scenario_json.hpp"
#include "sim/scenario/fingerprint.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

std::vector<std::string_view> shipped(std::string_view folder) {
  std::vector<std::string_view> paths;
  for (const std::string_view path : assets::names()) {
    if (path.starts_with(folder)) paths.push_back(path);
  }
  return paths;
}

std::vector<std::string_view> stems(std::string_view folder) {
  std::vector<std::string_view> names;
  for (const std::string_view path : shipped(folder))
    names.push_back(path.substr(folder.size(), path.size() - folder.size() - 5));
  return names;
}

using Names = std::vector<std::string_view>;

}  // namespace

TEST_CASE("the scenarios and the five tools are there", "[assets]") {
  CHECK(stems("assets/scenarios/") ==
        Names{"crm_outage", "duplicate_storm", "growing_year", "holiday_weekend", "quota_squeeze",
              "sales_assisted", "scale_up_5000", "scale_up_50000", "trial_end_burst", "two_offices",
              "usage_based_billing", "worked_example"});
  CHECK(stems("assets/pipelines/") ==
        Names{"full_orchestration", "manual", "segment_clearbit", "workato_tray", "zapier_basic"});
}

TEST_CASE("every shipped scenario is valid and gives a source for every change", "[assets]") {
  for (const std::string_view path : shipped("assets/scenarios/")) {
    INFO(path);
    const auto preset = io::scenario_as_preset(assets::find(path), path);
    REQUIRE(preset);
    CHECK_FALSE(preset->description.empty());
    for (const io::PresetChange& change : io::preset_changes(*preset)) {
      INFO(change.path);
      CHECK_FALSE(change.source.empty());
    }
  }
}

TEST_CASE("every shipped pipeline fits every scenario and says why", "[assets]") {
  for (const std::string_view path : shipped("assets/pipelines/")) {
    INFO(path);
    const auto preset = io::read_preset(assets::find(path), path);
    REQUIRE(preset);
    CHECK_FALSE(preset->description.empty());
    for (const io::PresetChange& change : io::preset_changes(*preset)) {
      INFO(change.path);
      CHECK_FALSE(change.source.empty());
    }
    for (const std::string_view base : shipped("assets/scenarios/")) {
      INFO(base);
      auto scenario = io::read_scenario(assets::find(base), base);
      REQUIRE(scenario);
      CHECK_FALSE(io::apply_preset(*scenario, assets::find(path), path));
      // A worker that reads the text knows the scenario by it (sim/experiment/jobs/job_bytes.hpp).
      const auto read = io::read_scenario(io::compact(io::scenario_document(*scenario)), "text");
      REQUIRE(read);
      CHECK(sim::fingerprint_of(*read) == sim::fingerprint_of(*scenario));
    }
  }
}

TEST_CASE("full orchestration is what the worked example has", "[assets]") {
  sim::Scenario scenario = sim::worked_example();
  const std::string path = "assets/pipelines/full_orchestration.json";
  REQUIRE_FALSE(io::apply_preset(scenario, assets::find(path), path));
  CHECK(io::write_scenario(scenario) == io::write_scenario(sim::worked_example()));
}
