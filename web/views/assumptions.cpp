#include "web/views/assumptions.hpp"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <unordered_map>
#include <utility>

#include "handoff/assets.hpp"
#include "io/report/not_modelled.hpp"
#include "io/scenario/preset.hpp"
#include "io/scenario/sources.hpp"
#include "sim/scenario/fields.hpp"
#include "web/app/choices/tools.hpp"

namespace handoff::web {
namespace {

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

bool same(const ControlView& a, const ControlView& b) {
  if (a.is_text || !a.taken.empty()) return a.text == b.text;
  return std::abs(a.value - b.value) <= 1e-9 * std::max(std::abs(a.value), std::abs(b.value));
}

using Shipped = std::unordered_map<std::string, InputField>;

Shipped shipped_fields() {
  Shipped shipped;
  for (InputEntry& each : input_entries(sim::worked_example()))
    if (!each.is_list) shipped.emplace(each.field.control.path, std::move(each.field));
  return shipped;
}

AssumptionRow row_of(InputField field, const Shipped& shipped,
                     const std::vector<io::Source>& sources) {
  AssumptionRow row;
  const std::string& path = field.control.path;
  const auto own = std::find_if(sources.begin(), sources.end(),
                                [&path](const io::Source& it) { return it.path == path; });
  row.source = own == sources.end() ? field.source : own->text;
  row.assumed = row.source.starts_with(sim::kAssumption);
  const auto before = shipped.find(path);
  row.changed = before == shipped.end() || !same(field.control, before->second.control);
  if (row.changed) row.shipped = before == shipped.end() ? "not there" : before->second.value;
  row.label = full_label(field);
  row.field = std::move(field);
  return row;
}

std::string lower(std::string_view words) {
  std::string text(words);
  for (char& c : text) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  return text;
}

}  // namespace

AssumptionsView assumptions_view(const sim::Scenario& scenario) {
  static const Shipped shipped = shipped_fields();
  const std::vector<io::Source> sources = preset_sources(scenario);
  AssumptionsView view;
  std::size_t assumed = 0, changed = 0;
  for (InputEntry& each : input_entries(scenario)) {
    if (each.is_list) {
      view.lists.push_back({view.rows.size(), std::move(each.list)});
      continue;
    }
    view.rows.push_back(row_of(std::move(each.field), shipped, sources));
    assumed += view.rows.back().assumed ? 1u : 0u;
    changed += view.rows.back().changed ? 1u : 0u;
  }
  view.summary = std::to_string(view.rows.size()) +
                 " inputs: " + std::to_string(view.rows.size() - assumed) + " with a source, " +
                 std::to_string(assumed) + " assumed; " + std::to_string(changed) +
                 " differ from the built-in scenario.";
  return view;
}

bool matches(const AssumptionRow& row, const std::string& search) {
  const std::string text =
      lower(row.field.control.path + ' ' + row.label + ' ' + row.field.help + ' ' + row.source +
            ' ' + row.field.value + (row.changed ? " changed" : ""));
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
