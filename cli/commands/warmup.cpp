// handoff warmup: how long before the counted days a scenario must begin.
#include <fmt/format.h>

#include <cstdio>
#include <memory>
#include <string>
#include <utility>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/simulation_options.hpp"
#include "cli/terminal.hpp"
#include "io/results/warm_up_report.hpp"
#include "sim/experiment/warm_up_study.hpp"

namespace handoff::cli {
namespace {

constexpr std::uint64_t kMostReplications = 10'000;

struct WarmUpOptions {
  SimulationOptions simulation;
  std::string pipeline;
  std::string replications = "200";
};

Exit warm_up(const WarmUpOptions& options) {
  const auto scenario = scenario_with(options.simulation, options.pipeline);
  if (!scenario) return refuse(scenario.error());
  const auto replications =
      whole_number("--replications", options.replications, 2, kMostReplications);
  if (!replications) return refuse(replications.error());
  auto outputs = open_outputs(options.simulation.outputs);
  if (!outputs) return refuse(outputs.error());
  const sim::WarmUpStudy study = sim::warm_up_study(*scenario, static_cast<int>(*replications));
  if (outputs->json) {
    if (const auto error = outputs->json->write(io::warm_up_json(*scenario, study)))
      return refuse(*error);
    if (const auto error = outputs->close()) return refuse(*error);
  }
  if (options.simulation.outputs.takes_stdout()) return Exit::ok;
  fmt::print("{}", io::warm_up_text(*scenario, study));
  if (std::fflush(stdout) != 0) return refuse({"standard output", "cannot be written"});
  return Exit::ok;
}

constexpr const char* kExamples = R"(Examples:
  handoff warmup worked_example
  handoff warmup scale_up_5000 --pipeline zapier_basic
  handoff warmup worked_example --set cohort.trials=6000 --json -

The month is begun empty four weeks before the counted days. As long as the mean of seven days is clearly
(at 99.9%) and by more than a twentieth off that of the counted weeks, it is too early; `warmup_days`
should be no less. MSER-5 (White, Cobb & Spratt 2000) over the days is a second opinion.)";

}  // namespace

void add_warmup(CommandLine& line) {
  auto options = std::make_shared<WarmUpOptions>();
  Command command = line.add("warmup", "say how long a month takes to become steady");
  add_scenario_options(command, options->simulation);
  command.option("--pipeline", "NAME", options->pipeline, "pipeline preset to apply");
  command.option_with_default("--replications", "N", options->replications,
                              "how many months are looked at together");
  command.option("--json", "FILE", options->simulation.outputs.json,
                 "write the study as JSON; - for standard output");
  command.footer(kExamples);
  command.runs([options] { return warm_up(*options); });
}

}  // namespace handoff::cli
