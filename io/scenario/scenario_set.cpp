// A list around scenario documents: theirs is the strictness, and the place of an error is in the whole text.
#include "io/scenario/scenario_set.hpp"

#include <algorithm>
#include <utility>

#include "io/json/json.hpp"
#include "io/json/json_locate.hpp"
#include "io/json/json_text.hpp"
#include "io/scenario/scenario_json.hpp"
#include "io/text/concat.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

constexpr std::string_view kList = "scenarios";

using Set = std::vector<sim::Scenario>;

std::string path_of(std::size_t at) { return joined({kList, "[", std::to_string(at), "]"}); }

// Nothing: the scenario may join the set.
std::optional<core::Error> wrong_name(const Set& set, const std::string& name, std::size_t at) {
  const std::string path = path_of(at) + ".name";
  if (name.empty()) return core::Error{path, "is missing; in a set each scenario has one"};
  const bool taken = std::any_of(set.begin(), set.end(),
                                 [&name](const sim::Scenario& it) { return it.name == name; });
  if (!taken) return std::nullopt;
  return core::Error{path, joined({"\"", printable(name, 60), "\" stands there twice"})};
}

std::optional<core::Error> wrong_frame(const Json& document) {
  if (!document.is_object()) return core::Error{"", "expected a set of scenarios"};
  if (auto wrong = check_version(document)) return wrong;
  for (const auto& item : document.items()) {
    if (item.key() != kVersionKey && item.key() != kList)
      return core::Error{printable(item.key(), 60), "is unknown in a set of scenarios"};
  }
  const auto list = document.find(kList);
  if (list == document.end() || !list->is_array() || list->empty())
    return core::Error{std::string(kList), "expected a list of one scenario or more"};
  return std::nullopt;
}

core::Result<Set> set_of(const Json& document) {
  if (auto wrong = wrong_frame(document)) return *std::move(wrong);
  Set set;
  for (const Json& each : *document.find(kList)) {
    const std::size_t at = set.size();
    if (!each.is_object()) return core::Error{path_of(at), "expected a scenario"};
    auto scenario = scenario_from(each, sim::worked_example());
    if (!scenario)
      return core::Error{path_of(at) + "." + scenario.error().where, scenario.error().what};
    const std::string name = each.contains("name") ? scenario->name : std::string();
    if (auto wrong = wrong_name(set, name, at)) return *std::move(wrong);
    set.push_back(*std::move(scenario));
  }
  return set;
}

}  // namespace

bool is_scenario_set(std::string_view text) {
  const auto document = parse_json(text, "");
  return document && document->is_object() && document->contains(kList);
}

core::Result<Set> read_scenario_set(std::string_view text, std::string_view source_name) {
  const auto document = parse_json(text, source_name);
  if (!document) return document.error();
  auto set = set_of(*document);
  if (!set) return located(set.error(), text, source_name);
  return set;
}

std::string write_scenario_set(std::span<const sim::Scenario> scenarios) {
  Json list = Json::array();
  for (const sim::Scenario& each : scenarios) list.push_back(scenario_document(each));
  return pretty({{kVersionKey, kScenarioVersion}, {kList, std::move(list)}});
}

}  // namespace handoff::io
