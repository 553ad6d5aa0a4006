// handoff presets: the scenarios and pipelines inside the program, and what each of them says.
#include <fmt/format.h>

#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "cli/command.hpp"
#include "cli/inputs.hpp"
#include "cli/terminal.hpp"
#include "io/json/json_text.hpp"
#include "io/scenario/scenario_json.hpp"
#include "io/text/nearest.hpp"
#include "io/text/safe_text.hpp"
#include "io/text/text_block.hpp"

namespace handoff::cli {
namespace {

constexpr std::size_t kColumns = 100;
constexpr std::size_t kNameColumns = 24;

struct PresetOptions {
  std::string name;
  std::string json;
};

struct Listed {
  std::string name;
  std::string description;
};

core::Result<std::vector<Listed>> scenarios() {
  std::vector<Listed> list;
  for (const std::string& name : shipped_names(kScenarioFolder)) {
    const auto scenario = load_scenario(name);
    if (!scenario) return scenario.error();
    list.push_back({name, scenario->description});
  }
  return list;
}

core::Result<std::vector<Listed>> pipelines() {
  std::vector<Listed> list;
  for (const std::string& name : shipped_names(kPipelineFolder)) {
    const auto preset = load_pipeline(name);
    if (!preset) return preset.error();
    list.push_back({name, preset->description});
  }
  return list;
}

void print_list(std::string_view title, const std::vector<Listed>& list) {
  fmt::print("{}\n", title);
  for (const Listed& it : list) {
    const auto lines = io::wrapped(io::printable(it.description, 500), kColumns - kNameColumns - 4);
    for (std::size_t i = 0; i < lines.size(); ++i)
      fmt::print("  {:<{}}  {}\n", i == 0 ? it.name : "", kNameColumns, lines[i]);
  }
}

io::Json list_json(const std::vector<Listed>& list) {
  io::Json json = io::Json::array();
  for (const Listed& it : list)
    json.push_back({{"name", it.name}, {"description", it.description}});
  return json;
}

Exit list_presets(const PresetOptions& options) {
  const auto all_scenarios = scenarios();
  if (!all_scenarios) return refuse(all_scenarios.error());
  const auto all_pipelines = pipelines();
  if (!all_pipelines) return refuse(all_pipelines.error());
  if (options.json.empty()) {
    print_list("scenarios (handoff run NAME):", *all_scenarios);
    print_list("\npipelines (handoff run SCENARIO --pipeline NAME):", *all_pipelines);
    fmt::print(
        "\nhandoff presets NAME shows what one of them changes, and where its numbers come "
        "from.\n");
    return Exit::ok;
  }
  auto output = io::Output::open(options.json);
  if (!output) return refuse(output.error());
  const io::Json document = {{"scenarios", list_json(*all_scenarios)},
                             {"pipelines", list_json(*all_pipelines)}};
  if (const auto error = output->write(io::pretty(document))) return refuse(*error);
  if (const auto error = output->close()) return refuse(*error);
  return Exit::ok;
}

// A pipeline's changes are its own patch, a scenario's are what differs from the worked example.
core::Result<io::Preset> preset_named(const std::string& name) {
  std::vector<std::string> known = shipped_names(kScenarioFolder);
  if (std::find(known.begin(), known.end(), name) != known.end())
    return load_scenario_as_preset(name);
  const auto pipelines = shipped_names(kPipelineFolder);
  if (std::find(pipelines.begin(), pipelines.end(), name) != pipelines.end())
    return load_pipeline(name);
  known.insert(known.end(), pipelines.begin(), pipelines.end());
  const std::vector<std::string_view> views(known.begin(), known.end());
  return core::Error{"presets",
                     "nothing is called " + io::in_quotes(name) + io::suggestion(name, views)};
}

Exit show_preset(const PresetOptions& options) {
  const auto preset = preset_named(options.name);
  if (!preset) return refuse(preset.error());
  const auto changes = io::preset_changes(*preset);
  if (!options.json.empty()) {
    io::Json list = io::Json::array();
    for (const io::PresetChange& it : changes)
      list.push_back({{"path", it.path}, {"value", it.value}, {"source", it.source}});
    auto output = io::Output::open(options.json);
    if (!output) return refuse(output.error());
    const io::Json document = {
        {"name", options.name}, {"description", preset->description}, {"changes", std::move(list)}};
    if (const auto error = output->write(io::pretty(document))) return refuse(*error);
    if (const auto error = output->close()) return refuse(*error);
    return Exit::ok;
  }
  for (const std::string& line : io::wrapped(io::printable(preset->description, 2'000), kColumns))
    fmt::print("{}\n", line);
  fmt::print("\n");
  for (const io::PresetChange& it : changes) {
    fmt::print("{} = {}\n", it.path, io::printable(it.value, 300));
    for (const std::string& line : io::wrapped(io::printable(it.source, 500), kColumns - 4))
      fmt::print("    {}\n", line);
  }
  return Exit::ok;
}

constexpr const char* kPresetsExamples = R"(Examples:
  handoff presets
  handoff presets zapier_basic              its changes, with their sources
  handoff presets crm_outage --json -)";

}  // namespace

void add_presets(CommandLine& line) {
  auto options = std::make_shared<PresetOptions>();
  Command command =
      line.add("presets", "list the built-in scenarios and pipelines, or show one of them");
  command.word("NAME", options->name, "a built-in scenario or pipeline", Need::optional);
  command.option("--json", "FILE", options->json, "write it as JSON; - for standard output");
  command.footer(kPresetsExamples);
  command.runs(
      [options] { return options->name.empty() ? list_presets(*options) : show_preset(*options); });
}

}  // namespace handoff::cli
