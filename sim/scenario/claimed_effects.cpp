// By the paths, so that an effect is left out of the outcomes and of the ranges alike.
#include "sim/scenario/claimed_effects.hpp"

#include <algorithm>
#include <cassert>
#include <iterator>
#include <utility>
#include <vector>

#include "sim/scenario/inputs.hpp"
#include "sim/scenario/set_input.hpp"

namespace handoff::sim {
namespace {

bool is_claimed(const Uncertain& it) {
  return std::find(kClaimedEffects.begin(), kClaimedEffects.end(), it.input) !=
         kClaimedEffects.end();
}

std::vector<Uncertain> of_the_rest(std::vector<Uncertain> ranges) {
  std::erase_if(ranges, is_claimed);
  return ranges;
}

double value_of(const std::vector<Input>& inputs, std::string_view effect) {
  const Input* input = find_input(inputs, effect);
  assert(input);
  return input->value;
}

}  // namespace

bool claims_effects(const Scenario& scenario) {
  const std::vector<Input> inputs = inputs_of(scenario);
  return std::any_of(kClaimedEffects.begin(), kClaimedEffects.end(),
                     [&](std::string_view effect) { return value_of(inputs, effect) != 0; });
}

Scenario without_claimed_effects(Scenario scenario) {
  for (const std::string_view effect : kClaimedEffects) {
    [[maybe_unused]] const auto error = set_input(scenario, effect, 0);
    assert(!error);
  }
  scenario.uncertain = of_the_rest(std::move(scenario.uncertain));
  return scenario;
}

// The ranges stand where the source has them, unless others have been changed since.
Scenario with_claimed_effects_of(const Scenario& source, Scenario scenario) {
  const std::vector<Input> inputs = inputs_of(source);
  for (const std::string_view effect : kClaimedEffects) {
    [[maybe_unused]] const auto error = set_input(scenario, effect, value_of(inputs, effect));
    assert(!error);
  }
  std::vector<Uncertain> rest = of_the_rest(std::move(scenario.uncertain));
  if (rest == of_the_rest(source.uncertain)) {
    scenario.uncertain = source.uncertain;
    return scenario;
  }
  std::copy_if(source.uncertain.begin(), source.uncertain.end(), std::back_inserter(rest),
               is_claimed);
  scenario.uncertain = std::move(rest);
  return scenario;
}

}  // namespace handoff::sim
