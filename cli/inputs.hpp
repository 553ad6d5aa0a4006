// Inputs that several commands share: scenarios by path or shipped name, presets, numbers, outputs.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "io/files/output.hpp"
#include "io/scenario/preset.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::cli {

// Names of the shipped files in a folder of assets: "worked_example" of
// "assets/scenarios/worked_example.json"; by name, but the article's tools in its order.
std::vector<std::string> shipped_names(std::string_view folder);
inline constexpr std::string_view kScenarioFolder = "assets/scenarios/";
inline constexpr std::string_view kPipelineFolder = "assets/pipelines/";

// A file, "-" for standard input, or the name or path of a shipped scenario.
core::Result<sim::Scenario> load_scenario(const std::string& name);

// What happened to real customers, as `handoff learn --history` writes it.
core::Result<std::shared_ptr<const sim::CustomerHistory>> load_customers(const std::string& name);

// A pipeline preset (io/scenario/preset.hpp): a file, "-", or the name of a shipped one.
std::optional<core::Error> apply_pipeline(sim::Scenario& scenario, const std::string& name);
core::Result<io::Preset> load_pipeline(const std::string& name);

// A scenario as a change to the worked example, with its description and sources.
core::Result<io::Preset> load_scenario_as_preset(const std::string& name);

// "pipelines/zapier_basic.json" is called "zapier_basic".
std::string stem(std::string_view path);

// A whole number given as an option.
core::Result<std::uint64_t> whole_number(std::string_view option, std::string_view text,
                                         std::uint64_t min, std::uint64_t max);

// Where results go besides the table: files, or "-" for standard output, which only one may have.
struct OutputOptions {
  std::string json;
  std::string csv;

  bool takes_stdout() const { return json == "-" || csv == "-"; }
};
struct Outputs {
  std::optional<io::Output> json;
  std::optional<io::Output> csv;

  std::optional<core::Error> close();
};
core::Result<Outputs> open_outputs(const OutputOptions& options);

}  // namespace handoff::cli
