// Making steps, and applying them.
#include "sim/planner/axis.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/engine/math.hpp"
#include "sim/scenario/set_input.hpp"

namespace handoff::sim {
namespace {

AxisStep input_step(const Input& input, double value) {
  AxisStep step;
  step.value = value;
  if (input.kind == InputKind::choice) step.name = input.names[static_cast<std::size_t>(value)];
  if (input.kind == InputKind::toggle) step.name = value >= 0.5 ? "on" : "off";
  step.apply = [path = input.path, value](Scenario& scenario) {
    return set_input(scenario, path, value);
  };
  return step;
}

std::vector<double> small_values(const FieldInfo& info) {
  if (info.unit == "s") return {0, 60, 600, 3600, 14400};
  if (info.max <= 1) return {0, 0.05, 0.1, 0.2, 0.4};
  return {0, 1, 2, 4, 8};
}

}  // namespace

bool is_whole(InputKind kind) {
  return kind == InputKind::integer || kind == InputKind::toggle || kind == InputKind::choice;
}

std::vector<double> default_values(const Scenario& scenario, const Input& input) {
  std::vector<double> values;
  const auto add = [&](double value) {
    Scenario trial = scenario;
    const double allowed = std::clamp(value, input.info.min, input.info.max);
    if (!set_input(trial, input.path, allowed)) values.push_back(allowed);
  };
  if (input.kind == InputKind::toggle || input.kind == InputKind::choice) {
    const std::size_t count = input.kind == InputKind::toggle ? 2 : input.names.size();
    for (std::size_t at = 0; at < count; ++at) add(static_cast<double>(at));
  } else if (input.value == 0) {
    for (const double value : small_values(input.info)) add(value);
  } else {
    for (const double times : {0.25, 0.5, 1.0, 2.0, 4.0}) add(times * input.value);
    if (input.value < 0) std::reverse(values.begin(), values.end());
  }
  return values;
}

core::Result<SweepAxis> input_axis(const Scenario& scenario, std::string_view path,
                                   const std::vector<double>& values) {
  const std::vector<Input> inputs = inputs_of(scenario);
  const Input* input = find_input(inputs, path);
  if (!input) return core::Error{std::string(path), "is no input with a number for a value"};
  SweepAxis axis;
  axis.path = path;
  axis.unit = input->info.unit;
  for (const double given : values) {
    const double value = is_whole(input->kind) ? std::floor(given + 0.5) : given;
    if (!axis.steps.empty() && axis.steps.back().value == value) continue;
    Scenario trial = scenario;
    if (auto error = set_input(trial, path, value)) return *std::move(error);
    axis.steps.push_back(input_step(*input, value));
  }
  if (axis.steps.empty()) return core::Error{std::string(path), "no value to try"};
  return axis;
}

SweepAxis named_axis(std::string_view path, std::vector<AxisStep> steps) {
  SweepAxis axis;
  axis.path = path;
  for (std::size_t at = 0; at < steps.size(); ++at) steps[at].value = static_cast<double>(at);
  axis.steps = std::move(steps);
  return axis;
}

std::vector<double> linear_steps(double from, double to, int count) {
  std::vector<double> values{from};
  for (int i = 1; i < count; ++i)
    values.push_back(i == count - 1 ? to : from + (to - from) * i / (count - 1));
  return values;
}

std::vector<double> logarithmic_steps(double from, double to, int count) {
  std::vector<double> values{from};
  const double whole = log(to / from);
  for (int i = 1; i < count; ++i)
    values.push_back(i == count - 1 ? to : from * exp(whole * i / (count - 1)));
  return values;
}

core::Result<Scenario> at_steps(const Scenario& base, const std::vector<const AxisStep*>& steps) {
  Scenario scenario = base;
  for (const AxisStep* step : steps) {
    if (auto error = step->apply(scenario)) return *std::move(error);
  }
  return scenario;
}

}  // namespace handoff::sim
