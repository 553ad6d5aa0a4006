// The words are taken off, and what is left is an ordinary merge patch.
#include "io/scenario/preset.hpp"

#include <utility>

#include "io/json/json_locate.hpp"
#include "io/json/json_reader.hpp"
#include "io/json/json_text.hpp"
#include "io/scenario/scenario_edit.hpp"
#include "io/scenario/scenario_json.hpp"

namespace handoff::io {
namespace {

constexpr std::string_view kDescriptionKey = "description";
constexpr std::size_t kLongestDescription = 2'000;

// The member under a key, no longer in the patch; null where there is none.
Json take(Json& patch, std::string_view key) {
  const auto found = patch.find(key);
  if (found == patch.end()) return nullptr;
  Json value = std::move(*found);
  patch.erase(found);
  return value;
}

core::Result<Preset> preset_from(Json patch) {
  if (!patch.is_object())
    return core::Error{"", "found " + describe(&patch) + ", expected an object, a merge patch"};
  Preset preset;
  const Json description = take(patch, kDescriptionKey);
  if (!description.is_null()) {
    if (!description.is_string() || description.get<std::string>().size() > kLongestDescription) {
      return core::Error{std::string(kDescriptionKey),
                         "found " + describe(&description) + ", expected text of at most " +
                             std::to_string(kLongestDescription) + " bytes"};
    }
    preset.description = description.get<std::string>();
  }
  Json sources = take(patch, kSourcesKey);
  if (!sources.is_null()) preset.sources = std::move(sources);
  preset.patch = std::move(patch);
  return preset;
}

core::Result<Preset> preset_of(std::string_view text, std::string_view source_name) {
  auto document = parse_json(text, source_name);
  if (!document) return document.error();
  auto preset = preset_from(*std::move(document));
  if (!preset) return located(preset.error(), text, source_name);
  return preset;
}

void collect(const Json& node, const std::string& path, std::vector<PresetChange>& changes) {
  if (node.is_object() && !node.contains("family")) {
    for (const auto& item : node.items())
      collect(item.value(), path.empty() ? item.key() : path + '.' + item.key(), changes);
    return;
  }
  changes.push_back({path, node.is_string() ? node.get<std::string>() : compact(node), ""});
}

}  // namespace

core::Result<Preset> read_preset(std::string_view text, std::string_view source_name) {
  auto preset = preset_of(text, source_name);
  if (!preset) return preset;
  sim::Scenario scenario = sim::worked_example();
  if (auto error = apply_preset(scenario, text, source_name)) return *std::move(error);
  return preset;
}

core::Result<Preset> scenario_as_preset(std::string_view text, std::string_view source_name) {
  const auto scenario = read_scenario(text, source_name);
  if (!scenario) return scenario.error();
  const Json document = *parse_json(text, source_name);  // it was read just now
  Preset preset;
  preset.description = scenario->description;
  preset.sources = document.value(std::string(kSourcesKey), Json::object());
  preset.patch = scenario_changes(*scenario);
  for (const char* word : {"name", "description"}) preset.patch.erase(word);
  return preset;
}

std::optional<core::Error> apply_preset(sim::Scenario& scenario, std::string_view text,
                                        std::string_view source_name) {
  const auto preset = preset_of(text, source_name);
  if (!preset) return preset.error();
  sim::Scenario patched = scenario;
  if (const auto error = apply_patch(patched, preset->patch))
    return located(*error, text, source_name);
  Json document = scenario_document(patched);
  if (const auto sources = read_sources(preset->sources, document); !sources)
    return located(sources.error(), text, source_name);
  scenario = std::move(patched);
  return std::nullopt;
}

std::vector<PresetChange> preset_changes(const Preset& preset) {
  std::vector<PresetChange> changes;
  collect(preset.patch, "", changes);
  std::vector<Source> sources;
  for (const auto& item : preset.sources.items())
    sources.push_back({item.key(), item.value().get<std::string>()});
  for (PresetChange& change : changes) change.source = source_of(sources, change.path);
  std::erase_if(changes, [](const PresetChange& change) {
    return change.path == "version" || change.path == "$schema";
  });
  return changes;
}

}  // namespace handoff::io
