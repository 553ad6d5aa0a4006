// Lists of a few, so everything is looked for from the first on.
#include "web/app/kept_scenarios.hpp"

#include <algorithm>
#include <utility>

#include "io/scenario/scenario_json.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::web {
namespace {

using Outcome = std::optional<core::Error>;

constexpr std::size_t kLongestName = 60;

Outcome wrong_name(const KeptScenarios& kept, const std::string& name) {
  if (name.find_first_not_of(' ') == name.npos)
    return core::Error{"", "Type a name for the scenario"};
  if (name.size() > kLongestName)
    return core::Error{io::printable(name, 20), "is too long for a name"};
  if (kept_at(kept, name))
    return core::Error{name, "is kept already: give this one another name, or remove that one"};
  return std::nullopt;
}

Outcome full(std::size_t count) {
  if (count <= kMostKept) return std::nullopt;
  return core::Error{"", "No more than " + std::to_string(kMostKept) +
                             " scenarios are kept: save them as a file, and remove one"};
}

bool is_kept(const KeptScenarios& kept, const sim::Scenario& scenario) {
  const auto at = kept_at(kept, scenario.name);
  return at && io::write_scenario(kept.all[*at]) == io::write_scenario(scenario);
}

}  // namespace

std::optional<std::size_t> kept_at(const KeptScenarios& kept, const std::string& name) {
  const auto found = std::find_if(kept.all.begin(), kept.all.end(),
                                  [&name](const sim::Scenario& it) { return it.name == name; });
  if (found == kept.all.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kept.all.begin());
}

std::string free_name(const KeptScenarios& kept, const std::string& wanted) {
  std::string name = wanted;
  for (int number = 2; kept_at(kept, name); ++number) name = wanted + ' ' + std::to_string(number);
  return name;
}

Outcome keep(KeptScenarios& kept, sim::Scenario scenario, const std::string& name) {
  if (auto wrong = wrong_name(kept, name)) return wrong;
  if (auto wrong = full(kept.all.size() + 1)) return wrong;
  scenario.name = name;
  scenario.past = {};
  kept.all.push_back(std::move(scenario));
  ++kept.number;
  return std::nullopt;
}

Outcome rename(KeptScenarios& kept, const std::string& from, const std::string& to) {
  const auto at = kept_at(kept, from);
  if (!at) return core::Error{from, "is not kept"};
  if (from == to) return std::nullopt;
  if (auto wrong = wrong_name(kept, to)) return wrong;
  kept.all[*at].name = to;
  ++kept.number;
  return std::nullopt;
}

Outcome remove(KeptScenarios& kept, const std::string& name) {
  const auto at = kept_at(kept, name);
  if (!at) return core::Error{name, "is not kept"};
  kept.removed = std::move(kept.all[*at]);
  kept.all.erase(kept.all.begin() + static_cast<std::ptrdiff_t>(*at));
  ++kept.number;
  return std::nullopt;
}

Outcome bring_back(KeptScenarios& kept) {
  if (!kept.removed) return std::nullopt;
  if (auto wrong = keep(kept, *kept.removed, free_name(kept, kept.removed->name))) return wrong;
  kept.removed.reset();
  return std::nullopt;
}

Outcome join(KeptScenarios& kept, const std::vector<sim::Scenario>& others) {
  KeptScenarios joined = kept;
  for (const sim::Scenario& each : others) {
    if (is_kept(joined, each)) continue;
    if (auto wrong = keep(joined, each, free_name(joined, each.name))) return wrong;
  }
  kept = std::move(joined);
  return std::nullopt;
}

}  // namespace handoff::web
