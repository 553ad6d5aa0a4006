// Read one after the other.
#include "cli/targets.hpp"

#include <utility>

#include "io/scenario/measure.hpp"
#include "io/scenario/target.hpp"

namespace handoff::cli {

core::Result<std::vector<sim::Target>> targets_of(const std::vector<std::string>& texts,
                                                  const sim::Scenario& scenario,
                                                  sim::JudgedFrom from) {
  const std::vector<std::string> tiers = io::tier_names(scenario);
  std::vector<sim::Target> targets;
  for (const std::string& text : texts) {
    auto target = io::parse_target(text, tiers, from);
    if (!target) return core::Error{"--target " + target.error().where, target.error().what};
    targets.push_back(*std::move(target));
  }
  return targets;
}

}  // namespace handoff::cli
