// Choosing what to move, and ranking what came of it.
#include "sim/article/claim_sensitivity.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "sim/scenario/inputs.hpp"
#include "sim/scenario/set_input.hpp"

namespace handoff::sim {
namespace {

constexpr double kStep = 1.2, kFirstStep = 0.05;

// Parts of paths whose number alone means nothing.
constexpr std::string_view kLeftOut[] = {"seed",  "weight",    "pipeline.zones", "pipeline.rates",
                                         ".zone", "priority",  "mails",          "outcomes",
                                         ".pool", "extra_pool"};

bool left_out(const Input& input) {
  if (input.kind == InputKind::choice || input.kind == InputKind::toggle) return true;
  return std::any_of(std::begin(kLeftOut), std::end(kLeftOut), [&input](std::string_view part) {
    return input.path.find(part) != std::string::npos;
  });
}

double moved(const Input& input) {
  if (input.value == 0) return input.info.unit == "share" ? kFirstStep : 0;
  const double up = std::min(input.value * kStep, input.info.max);
  if (input.kind == InputKind::integer) return std::max(std::floor(up), input.value + 1);
  return up > input.value ? up : input.value / kStep;
}

}  // namespace

std::vector<Nudge> nudges(const Scenario& base) {
  std::vector<Nudge> all;
  for (const Input& input : inputs_of(base)) {
    const double to = moved(input);
    if (left_out(input) || to == input.value) continue;
    Nudge nudge{input.path, input.value, to, base};
    if (!set_input(nudge.scenario, input.path, to)) all.push_back(std::move(nudge));
  }
  return all;
}

std::vector<Effect> strongest(std::vector<Effect> effects, double base_value, std::size_t count) {
  const auto distance = [base_value](const Effect& effect) {
    return std::abs(effect.value - base_value);
  };
  std::stable_sort(effects.begin(), effects.end(),
                   [&](const Effect& a, const Effect& b) { return distance(a) > distance(b); });
  while (!effects.empty() && distance(effects.back()) == 0) effects.pop_back();
  if (effects.size() > count) effects.resize(count);
  return effects;
}

}  // namespace handoff::sim
