// Kept scenarios: what the user has given a name, beside the one on the page.
//
// They are no part of a link, of undo, or of what is on the page: keeping, renaming and removing one changes
// nothing else, and opening one is a step of undo. No two have the same name. They stand in the browser's
// storage, which all its tabs share, and in files, as a set (io/scenario/scenario_set.hpp). Both hold inputs only,
// so one's own customers are not kept: the months of a kept scenario are drawn.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/result.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::web {

inline constexpr std::size_t kMostKept = 8;  // each is simulated beside the others

struct KeptScenarios {
  std::vector<sim::Scenario> all;
  std::uint64_t number = 0;              // counts the changes
  std::optional<sim::Scenario> removed;  // the last one, until it is brought back
};

// The position of a name; nothing if no scenario has it.
std::optional<std::size_t> kept_at(const KeptScenarios& kept, const std::string& name);
// A name that none has yet: "Acme", then "Acme 2".
std::string free_name(const KeptScenarios& kept, const std::string& wanted);

// An error leaves them as they were.
std::optional<core::Error> keep(KeptScenarios& kept, sim::Scenario scenario,
                                const std::string& name);
std::optional<core::Error> rename(KeptScenarios& kept, const std::string& from,
                                  const std::string& to);
std::optional<core::Error> remove(KeptScenarios& kept, const std::string& name);
std::optional<core::Error> bring_back(KeptScenarios& kept);
// Those of a file: what is kept already is not kept twice, and another one of the same name gets a free one.
std::optional<core::Error> join(KeptScenarios& kept, const std::vector<sim::Scenario>& others);

}  // namespace handoff::web
