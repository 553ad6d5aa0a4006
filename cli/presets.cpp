// handoff presets: what is shipped inside the program.
#include <fmt/format.h>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "io/excerpt.hpp"

namespace handoff::cli {
namespace {

Exit list_presets() {
  fmt::print("scenarios (handoff run NAME):\n");
  for (const std::string& name : shipped_names(kScenarioFolder)) {
    const auto scenario = load_scenario(name);
    const std::string description =
        scenario ? io::printable(scenario->description, 120) : scenario.error().line();
    fmt::print("  {:<24}  {}\n", name, description);
  }
  const auto pipelines = shipped_names(kPipelineFolder);
  if (!pipelines.empty()) fmt::print("\npipelines (handoff run SCENARIO --pipeline NAME):\n");
  for (const std::string& name : pipelines) fmt::print("  {}\n", name);
  return Exit::ok;
}

}  // namespace

void add_presets(CLI::App& app, Action& action) {
  CLI::App* command =
      app.add_subcommand("presets", "list the scenarios and pipelines that are shipped");
  command->callback([&action] { action = list_presets; });
}

}  // namespace handoff::cli
