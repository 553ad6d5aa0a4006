// Documents are small (a few hundred values), so each edit may write and read a whole one.
#include "io/scenario/scenario_edit.hpp"

#include <utility>

#include "io/json/document_path.hpp"
#include "io/scenario/distribution_json.hpp"
#include "io/scenario/scenario_json.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

// "4" for a name or a duration is meant as text: the field says what it needs.
Json value_for(const Json& node, std::string_view text) {
  auto parsed = parse_json(text, "value");
  if (!parsed || (node.is_string() && !parsed->is_structured() && !parsed->is_string()))
    return std::string(text);
  return *std::move(parsed);
}

std::optional<core::Error> assign(Json& document, std::string_view assignment) {
  const std::size_t equals = assignment.find('=');
  if (equals == assignment.npos || equals == 0) {
    return core::Error{printable(assignment, 100),
                       "expected path=value such as payments.duplicate_share=0.05"};
  }
  const auto node = find_path(document, assignment.substr(0, equals));
  if (!node) return node.error();
  **node = value_for(**node, assignment.substr(equals + 1));
  return std::nullopt;
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
  Json document = scenario_document(scenario);
  for (const std::string& assignment : assignments) {
    if (auto wrong = assign(document, assignment)) return wrong;
  }
  auto edited = scenario_from(document, scenario);
  if (!edited) return edited.error();
  scenario = *std::move(edited);
  return std::nullopt;
}

std::optional<core::Error> apply_patch(sim::Scenario& scenario, const Json& patch) {
  if (!patch.is_object()) return core::Error{"", "a merge patch is a JSON object"};
  Json document = scenario_document(scenario);
  drop_foreign_parameters(document, patch);
  document.merge_patch(patch);
  auto patched = scenario_from(document, sim::worked_example());
  if (!patched) return patched.error();
  scenario = *std::move(patched);
  return std::nullopt;
}

}  // namespace handoff::io
