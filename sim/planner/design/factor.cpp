// Ends are tried when a factor is made, so that what lies between them needs no more than to be put in.
#include "sim/planner/design/factor.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

#include "sim/engine/math.hpp"
#include "sim/scenario/inputs.hpp"
#include "sim/scenario/set_input.hpp"

namespace handoff::sim {
namespace {

// The number of one of so many equal parts.
double part_of(double u, double count) { return std::min(std::floor(u * count), count - 1); }

}  // namespace

core::Result<Factor> range_factor(const Scenario& scenario, std::string_view path, double low,
                                  double high, bool logarithmic) {
  const std::vector<Input> inputs = inputs_of(scenario);
  const Input* input = find_input(inputs, path);
  if (!input) return core::Error{std::string(path), "is no input with a number for a value"};
  Factor factor{std::string(path), input->info.unit, low, high, logarithmic, false, {}};
  factor.whole = is_whole(input->kind);
  if (factor.whole) {
    factor.low = std::floor(low + 0.5);
    factor.high = std::floor(high + 0.5);
  }
  if (!(low < high))
    return core::Error{factor.path, "a range begins with its lower end: " + plain_number(low) +
                                        " is not below " + plain_number(high)};
  if (logarithmic && low <= 0)
    return core::Error{factor.path, "a log scale needs both ends above 0"};
  for (const double end : {factor.low, factor.high}) {
    Scenario trial = scenario;
    trial.uncertain.clear();  // ranges of other inputs are not its business
    if (auto error = set_input(trial, path, end)) return *std::move(error);
  }
  return factor;
}

Factor step_factor(SweepAxis axis) {
  assert(!axis.steps.empty());
  return {std::move(axis.path), axis.unit, 0, 0, false, true, std::move(axis.steps)};
}

core::Result<std::vector<Factor>> uncertain_factors(const Scenario& scenario) {
  const std::vector<Input> inputs = inputs_of(scenario);
  std::vector<Factor> factors;
  for (const Uncertain& it : scenario.uncertain) {
    const Input* input = find_input(inputs, it.input);
    if (!input || !(input->value < std::numeric_limits<double>::infinity())) continue;
    if (!(it.low.value < it.high.value)) continue;
    auto factor = range_factor(scenario, it.input, it.low.value, it.high.value);
    if (!factor) return factor.error();
    factors.push_back(*std::move(factor));
  }
  return factors;
}

double value_at(const Factor& it, double u) {
  assert(u >= 0 && u <= 1);
  if (!it.steps.empty()) return part_of(u, static_cast<double>(it.steps.size()));
  if (it.logarithmic) {
    const double value = std::clamp(it.low * exp(u * log(it.high / it.low)), it.low, it.high);
    return it.whole ? std::floor(value + 0.5) : value;
  }
  if (it.whole) return it.low + part_of(u, it.high - it.low + 1);
  return it.low + u * (it.high - it.low);
}

std::string_view name_at(const Factor& it, double u) {
  if (it.steps.empty()) return {};
  return it.steps[static_cast<std::size_t>(value_at(it, u))].name;
}

std::optional<core::Error> put(Scenario& scenario, const Factor& it, double u) {
  const double value = value_at(it, u);
  if (it.steps.empty()) return put_input(scenario, it.path, value);
  return it.steps[static_cast<std::size_t>(value)].apply(scenario);
}

}  // namespace handoff::sim
