#include "web/views/assumptions.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>

#include "handoff/assets.hpp"
#include "io/report/not_modelled.hpp"
#include "io/scenario/preset.hpp"
#include "io/scenario/sources.hpp"
#include "sim/scenario/inputs.hpp"
#include "web/app/choices/tools.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/ui/text/quantity.hpp"

namespace handoff::web {
namespace {

std::string value_text(const sim::Input& input) {
  switch (input.kind) {
    case sim::InputKind::toggle:
      return input.value != 0.0 ? "on" : "off";
    case sim::InputKind::choice:
      return std::string(input.names[static_cast<std::size_t>(input.value)]);
    case sim::InputKind::duration:
      return charts::format_duration(input.value);
    case sim::InputKind::money:
      return ui::quantity_text(ui::Quantity::money, input.value);
    case sim::InputKind::distribution: {
      const std::string mean = input.info.unit == "s" ? charts::format_duration(input.value)
                                                      : charts::format_number(input.value);
      return "mean " + mean;
    }
    default:
      break;
  }
  if (input.info.unit == "share") return ui::quantity_text(ui::Quantity::percent, input.value);
  const std::string number = charts::format_number(input.value, 6);
  const bool suffix = input.info.unit != "s" && input.info.unit != "$";
  return suffix ? charts::with_unit(number, input.info.unit) : number;
}

// What the pipeline's preset says of its own numbers.
std::vector<io::Source> preset_sources(const sim::Scenario& scenario) {
  const int tool = tool_of(scenario);
  if (tool < 0) return {};
  const std::string path =
      "assets/pipelines/" + std::string(kTools[static_cast<std::size_t>(tool)].name) + ".json";
  std::vector<io::Source> sources;
  const auto preset = io::read_preset(assets::find(path), path);
  if (!preset) return sources;
  for (const io::PresetChange& change : io::preset_changes(*preset)) {
    if (!change.source.empty()) sources.push_back({change.path, change.source});
  }
  return sources;
}

bool same(const sim::Input& a, const sim::Input& b) {
  return std::abs(a.value - b.value) <= 1e-9 * std::max(std::abs(a.value), std::abs(b.value));
}

AssumptionRow row_of(const sim::Input& input, const std::vector<sim::Input>& shipped,
                     const std::vector<io::Source>& sources) {
  AssumptionRow row;
  row.path = input.path;
  row.value = value_text(input);
  row.help = input.info.help;
  const auto own = std::find_if(sources.begin(), sources.end(),
                                [&input](const io::Source& it) { return it.path == input.path; });
  row.source = own == sources.end() ? std::string(input.info.source) : own->text;
  row.assumed = row.source.starts_with(sim::kAssumption);
  const sim::Input* before = sim::find_input(shipped, input.path);
  row.changed = before == nullptr || !same(input, *before);
  if (row.changed) row.shipped = before == nullptr ? "not there" : value_text(*before);
  return row;
}

std::string lower(std::string_view words) {
  std::string text(words);
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

}  // namespace

AssumptionsView assumptions_view(const sim::Scenario& scenario) {
  static const std::vector<sim::Input> shipped = sim::inputs_of(sim::worked_example());
  const std::vector<io::Source> sources = preset_sources(scenario);
  AssumptionsView view;
  std::size_t assumed = 0, changed = 0;
  for (const sim::Input& input : sim::inputs_of(scenario)) {
    view.rows.push_back(row_of(input, shipped, sources));
    assumed += view.rows.back().assumed ? 1 : 0;
    changed += view.rows.back().changed ? 1 : 0;
  }
  view.summary = std::to_string(view.rows.size()) +
                 " inputs: " + std::to_string(view.rows.size() - assumed) + " with a source, " +
                 std::to_string(assumed) + " assumed; " + std::to_string(changed) +
                 " differ from the built-in scenario.";
  return view;
}

bool matches(const AssumptionRow& row, const std::string& search) {
  const std::string text = lower(row.path + ' ' + row.help + ' ' + row.source + ' ' + row.value +
                                 (row.changed ? " changed" : ""));
  const std::string wanted = lower(search);
  for (std::size_t from = 0; from < wanted.size();) {
    const std::size_t end = std::min(wanted.find(' ', from), wanted.size());
    if (text.find(wanted.substr(from, end - from)) == text.npos) return false;
    from = end + 1;
  }
  return true;
}

const std::vector<std::string>& not_modelled() {
  static const std::vector<std::string> sentences = [] {
    std::vector<std::string> all;
    for (const io::ModelLimit& limit : io::not_modelled()) all.push_back(io::limit_text(limit));
    return all;
  }();
  return sentences;
}

}  // namespace handoff::web
