// handoff rehearse: a dense scenario against the real service, beside its simulation.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <string_view>
#include <utility>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/simulation_options.hpp"
#include "cli/terminal.hpp"
#include "handoff/assets.hpp"
#include "io/files/output.hpp"
#include "io/json/json_text.hpp"
#include "io/scenario/scenario_edit.hpp"
#include "io/scenario/scenario_json.hpp"
#include "service/rehearse/rehearsal.hpp"
#include "service/rehearse/rehearsal_text.hpp"

namespace handoff::cli {
namespace {

struct RehearseOptions {
  SimulationOptions simulation;
  std::string json;
  std::string replication = "0";
  bool brief = false;
};

constexpr std::string_view kFolder = "assets/rehearsals/";

// A short rehearsal of any scenario: fewer customers, as close together.
constexpr int kFewTrials = 50;
constexpr core::Duration kShortCampaign = core::seconds(8);

void shorten(sim::Scenario& scenario) {
  scenario.cohort.trials = std::min(scenario.cohort.trials, kFewTrials);
  for (sim::Campaign& campaign : scenario.cohort.campaigns)
    campaign.length = std::min(campaign.length, kShortCampaign);
}

// A shipped rehearsal by its name, or any scenario.
core::Result<sim::Scenario> scenario_of(RehearseOptions options) {
  const std::string name = options.simulation.scenario;
  const std::string_view text =
      assets::find(std::string(kFolder) + name + (options.brief ? "_short.json" : ".json"));
  if (text.empty()) {
    auto scenario = scenario_with(options.simulation, "");
    if (scenario && options.brief) shorten(*scenario);
    return scenario;
  }
  auto scenario = io::read_scenario(text, name);
  if (!scenario) return scenario;
  if (auto error = io::set_paths(*scenario, options.simulation.settings)) return *std::move(error);
  if (!options.simulation.seed.empty()) {
    const auto seed =
        whole_number("--seed", options.simulation.seed, 0, (std::uint64_t{1} << 53) - 1);
    if (!seed) return seed.error();
    scenario->seed = *seed;
  }
  return scenario;
}

std::optional<core::Error> write_json(const std::string& path, const rehearse::Rehearsal& result) {
  if (path.empty()) return std::nullopt;
  auto output = io::Output::open(path);
  if (!output) return output.error();
  if (auto error = output->write(io::pretty(rehearse::rehearsal_json(result)) + "\n")) return error;
  return output->close();
}

Exit rehearse_command(const RehearseOptions& options) {
  auto scenario = scenario_of(options);
  if (!scenario) return refuse(scenario.error());
  const auto replication = whole_number("--replication", options.replication, 0, 4'000'000'000);
  if (!replication) return refuse(replication.error());
  rehearse::RehearsalOptions how;
  how.replication = static_cast<std::uint32_t>(*replication);
  const auto result = rehearse::rehearse(*scenario, how);
  if (!result) return refuse(result.error());
  if (auto error = write_json(options.json, *result)) return refuse(*error);
  if (options.json != "-") fmt::print("{}", rehearse::rehearsal_text(*result));
  return result->good() ? Exit::ok : Exit::target_missed;
}

}  // namespace

void add_rehearse(CommandLine& line) {
  auto options = std::make_shared<RehearseOptions>();
  Command command =
      line.add("rehearse", "play a scenario against the real service, beside its simulation");
  add_scenario_options(command, options->simulation);
  command.flag("--short", options->brief, "a play of seconds instead of minutes");
  command.option("--json", "FILE", options->json,
                 "write the result as JSON; - for standard output");
  command.option_with_default("--replication", "N", options->replication,
                              "which of the scenario's months is played");
  command.footer(
      "Shipped rehearsals: burst, outage, duplicates. Exit code 1: measured and simulated differ.");
  command.runs([options] { return rehearse_command(*options); });
}

}  // namespace handoff::cli
