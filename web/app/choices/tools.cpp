#include "web/app/choices/tools.hpp"

#include "handoff/assets.hpp"
#include "io/scenario/preset.hpp"
#include "io/scenario/scenario_json.hpp"

namespace handoff::web {
namespace {

std::string document_of(const sim::Scenario& scenario) {
  return io::compact(io::scenario_document(scenario));
}

}  // namespace

std::optional<core::Error> apply_tool(sim::Scenario& scenario, std::string_view name) {
  const std::string path = "assets/pipelines/" + std::string(name) + ".json";
  const std::string_view text = assets::find(path);
  if (text.data() == nullptr) return core::Error{std::string(name), "is not a built-in tool"};
  return io::apply_preset(scenario, text, path);
}

int tool_of(const sim::Scenario& scenario) {
  const std::string document = document_of(scenario);
  for (std::size_t i = 0; i < kTools.size(); ++i) {
    sim::Scenario with = scenario;
    if (!apply_tool(with, kTools[i].name) && document_of(with) == document)
      return static_cast<int>(i);
  }
  return -1;
}

std::vector<sim::Alternative> tool_alternatives(const sim::Scenario& scenario) {
  std::vector<sim::Alternative> tools;
  for (const ToolInfo& tool : kTools) {
    tools.push_back({std::string(tool.name), scenario});
    apply_tool(tools.back().scenario, tool.name);
  }
  return tools;
}

sim::Scenario with_tool(const sim::Scenario& scenario, std::string_view name) {
  sim::Scenario changed = scenario;
  // A shipped file applies to any scenario; if it did not, the scenario would stay as it is.
  (void)apply_tool(changed, name);
  return changed;
}

}  // namespace handoff::web
