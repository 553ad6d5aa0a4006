// Inputs with their sources: what was changed, everything there is, and the file that says it all.
#include <string_view>
#include <utility>

#include "io/json/json_text.hpp"
#include "io/report/not_modelled.hpp"
#include "io/report/planning_report.hpp"
#include "io/scenario/scenario_json.hpp"
#include "io/text/concat.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "sim/scenario/inputs.hpp"

namespace handoff::io {
namespace {

constexpr std::size_t kLongestValue = 200, kLongestSource = 500;

std::string value_text(const sim::Input& input) {
  switch (input.kind) {
    case sim::InputKind::toggle:
      return input.value >= 0.5 ? "on" : "off";
    case sim::InputKind::choice:
      return std::string(input.names[static_cast<std::size_t>(input.value)]);
    case sim::InputKind::distribution:
      return "mean " + quantity_text(input.value, input.info.unit);
    case sim::InputKind::number:
    case sim::InputKind::integer:
    case sim::InputKind::duration:
    case sim::InputKind::money:
      break;
  }
  return quantity_text(input.value, input.info.unit);
}

// Whether `path` is `part`, or lies inside of it.
bool is_within(std::string_view path, std::string_view part) {
  return path.starts_with(part) &&
         (path.size() == part.size() || path[part.size()] == '.' || path[part.size()] == '[');
}

// What the file or the preset says comes before what the list of fields says of the default.
std::string source_text(const sim::Input& input, const std::vector<PresetChange>& changes) {
  for (const PresetChange& change : changes) {
    if (!is_within(input.path, change.path)) continue;
    return change.source.empty() ? "set by the user" : printable(change.source, kLongestSource);
  }
  return std::string(input.info.source);
}

DataTable changes_table(const PlanningReport& report) {
  DataTable table{
      "What differs from the worked example", {"input", "value", "source"}, {}, false, false};
  for (const PresetChange& change : report.changes) {
    table.rows.push_back(
        {printable(change.path, 100), printable(change.value, kLongestValue),
         change.source.empty() ? "set by the user" : printable(change.source, kLongestSource)});
  }
  return table;
}

DataTable inputs_table(const PlanningReport& report) {
  const std::vector<sim::Input> inputs = sim::inputs_of(*report.scenario);
  DataTable table{
      joined({"All ", std::to_string(inputs.size()), " numeric inputs with their sources"}),
      {"input", "value", "what it is", "source"},
      {},
      false,
      true};
  for (const sim::Input& input : inputs) {
    table.rows.push_back({input.path, value_text(input), std::string(input.info.help),
                          source_text(input, report.changes)});
  }
  return table;
}

}  // namespace

std::vector<PresetChange> changes_from_example(const sim::Scenario& scenario, const Json& sources) {
  Preset all;
  all.sources = sources;
  all.patch = scenario_changes(scenario);
  for (const char* word : {"name", "description"}) all.patch.erase(word);
  return preset_changes(all);
}

ReportSection inputs_section(const PlanningReport& report) {
  ReportSection section{"Assumptions and inputs", {}};
  if (!report.scenario->description.empty())
    section.blocks.push_back(Paragraph{printable(report.scenario->description, 2'000)});
  section.blocks.push_back(Paragraph{joined(
      {"Under ", printable(report.names[report.subject], 60),
       ", as simulated. Where no source is published, the source is called an assumption."})});
  if (!report.changes.empty()) section.blocks.push_back(changes_table(report));
  section.blocks.push_back(inputs_table(report));
  section.blocks.push_back(Paragraph{"What is not modelled, and in which direction that errs:"});
  Bullets limits;
  for (const ModelLimit& limit : not_modelled()) limits.items.push_back(limit_text(limit));
  section.blocks.push_back(std::move(limits));
  return section;
}

}  // namespace handoff::io
