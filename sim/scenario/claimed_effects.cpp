// By the paths, so that an effect is left out of the outcomes and of the ranges alike.
#include "sim/scenario/claimed_effects.hpp"

#include <algorithm>
#include <cassert>

#include "sim/scenario/set_input.hpp"

namespace handoff::sim {

Scenario without_claimed_effects(Scenario scenario) {
  for (const std::string_view effect : kClaimedEffects) {
    [[maybe_unused]] const auto error = set_input(scenario, effect, 0);
    assert(!error);
  }
  std::erase_if(scenario.uncertain, [](const Uncertain& it) {
    return std::find(kClaimedEffects.begin(), kClaimedEffects.end(), it.input) !=
           kClaimedEffects.end();
  });
  return scenario;
}

}  // namespace handoff::sim
