// An assignment changes the JSON of one field, or stands for that of a whole part; when all are made
// each is read into the scenario. So the two parameters of a distribution may be set one after the
// other. Patches write and read a whole document.
#include "io/scenario/scenario_edit.hpp"

#include <cassert>
#include <utility>
#include <vector>

#include "io/json/document_path.hpp"
#include "io/scenario/customer_history.hpp"
#include "io/scenario/distribution_json.hpp"
#include "io/scenario/input_json.hpp"
#include "io/scenario/scenario_json.hpp"
#include "io/text/safe_text.hpp"
#include "sim/scenario/check.hpp"
#include "sim/scenario/field_path.hpp"
#include "sim/scenario/set_input.hpp"

namespace handoff::io {
namespace {

// "4" for a name or a duration is meant as text: the field says what it needs.
Json value_for(const Json& node, std::string_view text) {
  auto parsed = parse_json(text, "value");
  if (!parsed || (node.is_string() && !parsed->is_structured() && !parsed->is_string()))
    return std::string(text);
  return *std::move(parsed);
}

// What is to be set: a field, as the JSON that stands there, or a part that holds several.
struct Fragment {
  std::string path;
  bool is_part = false;
  Json json;
};

core::Error unknown_path(const sim::Scenario& scenario, const std::vector<Fragment>& fragments,
                         std::string_view path) {
  Json document = scenario_document(scenario);
  for (const Fragment& each : fragments) {
    if (const auto node = find_path(document, each.path)) **node = each.json;
  }
  const auto node = find_path(document, path);
  assert(!node);
  return node ? core::Error{printable(path, 100), "is unknown"} : node.error();
}

// Of those that hold `path`; null if none does.
Fragment* fragment_of(std::vector<Fragment>& fragments, std::string_view path) {
  for (Fragment& each : fragments) {
    if (path == each.path || sim::is_inside(path, each.path)) return &each;
  }
  return nullptr;
}

// What stands there in the scenario; a part is replaced by something else, so it is not looked at.
std::optional<Fragment> fragment_at(const sim::Scenario& scenario, std::string_view path) {
  const InputPlace place = find_place(scenario, path);
  if (place.kind == InputPlace::Kind::nothing) return std::nullopt;
  if (place.kind == InputPlace::Kind::part) return Fragment{place.path, true, nullptr};
  return Fragment{place.path, false, input_json(place)};
}

// The fragments are what the assignments before this one have set. Those inside of a part that is
// set as a whole are forgotten.
std::optional<core::Error> assign(const sim::Scenario& scenario, std::vector<Fragment>& fragments,
                                  std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  if (equals == assignment.npos || equals == 0) {
    return core::Error{printable(assignment, 100),
                       "expected path=value such as payments.duplicate_share=0.05"};
  }
  const std::string path = canonical_path(assignment.substr(0, equals));
  const std::string_view text = assignment.substr(equals + 1);
  if (path == kVersionKey) return check_version({{kVersionKey, value_for(kScenarioVersion, text)}});
  Fragment* fragment = fragment_of(fragments, path);
  if (fragment == nullptr) {
    auto made = fragment_at(scenario, path);
    if (!made) return unknown_path(scenario, fragments, path);
    std::erase_if(fragments,
                  [&path](const Fragment& each) { return sim::is_inside(each.path, path); });
    fragment = &fragments.emplace_back(*std::move(made));
  }
  std::string_view inside = std::string_view(path).substr(fragment->path.size());
  if (inside.starts_with('.')) inside.remove_prefix(1);
  const auto node = find_path(fragment->json, inside);
  if (!node) return unknown_path(scenario, fragments, path);
  **node = value_for(**node, text);
  return std::nullopt;
}

std::optional<core::Error> put(sim::Scenario& scenario, const Fragment& fragment) {
  if (fragment.is_part) return read_part(scenario, fragment.path, fragment.json);
  const auto value = read_input(fragment.json, find_place(scenario, fragment.path));
  if (!value) return value.error();
  return sim::put_input(scenario, fragment.path, *value);
}

// A distribution of another family has other parameters: those that it does not take are dropped,
// so that a patch need not know which family it replaces.
void drop_foreign_parameters(Json& document, const Json& patch) {
  if (!document.is_object() || !patch.is_object()) return;
  const auto family = patch.find("family");
  if (family != patch.end() && family->is_string() && document.contains("family")) {
    for (const std::string& name :
         foreign_parameters(document, family->get_ref<const std::string&>()))
      document.erase(name);
    return;
  }
  for (const auto& item : patch.items()) {
    const auto member = document.find(item.key());
    if (member != document.end()) drop_foreign_parameters(*member, item.value());
  }
}

}  // namespace

std::optional<core::Error> set_path(sim::Scenario& scenario, std::string_view assignment) {
  const std::string one(assignment);
  return set_paths(scenario, {&one, 1});
}

std::optional<core::Error> set_paths(sim::Scenario& scenario,
                                     std::span<const std::string> assignments) {
  std::vector<Fragment> fragments;
  for (const std::string& assignment : assignments) {
    if (auto wrong = assign(scenario, fragments, assignment)) return wrong;
  }
  sim::Scenario edited = scenario;
  for (const Fragment& fragment : fragments) {
    if (auto wrong = put(edited, fragment)) return wrong;
  }
  if (auto wrong = sim::check(edited)) return wrong;
  scenario = std::move(edited);
  return std::nullopt;
}

std::optional<core::Error> apply_patch(sim::Scenario& scenario, const Json& patch) {
  if (!patch.is_object()) return core::Error{"", "a merge patch is a JSON object"};
  Json document = scenario_document(scenario);
  drop_foreign_parameters(document, patch);
  document.merge_patch(patch);
  auto patched = scenario_from(document, sim::worked_example());
  if (!patched) return patched.error();
  if (auto wrong = keep_customers(scenario, *patched)) return wrong;
  scenario = *std::move(patched);
  return std::nullopt;
}

}  // namespace handoff::io
