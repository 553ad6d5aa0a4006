// The path first, since it says how values are read.
#include "io/scenario/axis_text.hpp"

#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "io/json/json_text.hpp"
#include "io/scenario/measure.hpp"
#include "io/text/nearest.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

constexpr int kMostSteps = 200;

std::vector<std::string_view> parts_of(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  while (true) {
    const std::size_t at = text.find(separator);
    parts.push_back(text.substr(0, at));
    if (at == text.npos) return parts;
    text.remove_prefix(at + 1);
  }
}

core::Error wrong(std::string_view path, std::string what) {
  return {printable(path, 100), std::move(what)};
}

core::Result<double> value_of(const sim::Input& input, std::string_view text) {
  if (input.kind == sim::InputKind::toggle) {
    if (text == "on" || text == "true") return 1.0;
    if (text == "off" || text == "false") return 0.0;
  }
  for (std::size_t at = 0; at < input.names.size(); ++at) {
    if (input.names[at] == text) return static_cast<double>(at);
  }
  if (input.kind == sim::InputKind::choice)
    return wrong(input.path, "unknown name " + in_quotes(text) + suggestion(text, input.names));
  if (const auto value = parse_quantity(text, input.info.unit)) return *value;
  const std::string what = input.info.unit == "s" ? "a duration such as 15min" : "a number";
  return wrong(input.path, in_quotes(text) + " is not a value; expected " + what);
}

// from:to:steps, or from:to:steps:log.
core::Result<std::vector<double>> range_of(const sim::Input& input,
                                           const std::vector<std::string_view>& parts) {
  const bool logarithmic = parts.size() == 4 && parts[3] == "log";
  if (parts.size() != 3 && !logarithmic)
    return wrong(input.path, "expected FROM:TO:STEPS, FROM:TO:STEPS:log or a list with commas");
  const auto from = value_of(input, parts[0]);
  if (!from) return from.error();
  const auto to = value_of(input, parts[1]);
  if (!to) return to.error();
  const auto steps = parse_number(parts[2]);
  if (!steps || *steps < 1 || *steps > kMostSteps || *steps != static_cast<int>(*steps))
    return wrong(input.path, in_quotes(parts[2]) + " is not a number of steps from 1 to " +
                                 std::to_string(kMostSteps));
  if (!logarithmic) return sim::linear_steps(*from, *to, static_cast<int>(*steps));
  if (*from <= 0 || *to <= 0) return wrong(input.path, "a log scale needs both ends above 0");
  return sim::logarithmic_steps(*from, *to, static_cast<int>(*steps));
}

core::Result<std::vector<double>> list_of(const sim::Input& input,
                                          const std::vector<std::string_view>& parts) {
  std::vector<double> values;
  for (const std::string_view part : parts) {
    const auto value = value_of(input, part);
    if (!value) return value.error();
    values.push_back(*value);
  }
  if (values.size() > kMostSteps)
    return wrong(input.path, "at most " + std::to_string(kMostSteps) + " steps are allowed");
  return values;
}

core::Result<std::vector<double>> values_of(const sim::Input& input, std::string_view text) {
  const auto range = parts_of(text, ':');
  return range.size() > 1 ? range_of(input, range) : list_of(input, parts_of(text, ','));
}

bool is_scale(const sim::SweepAxis& axis) {
  return axis.steps.front().name.empty() && axis.steps.front().value > 0;
}

bool has_names(const sim::Input& input) {
  return input.kind == sim::InputKind::toggle || input.kind == sim::InputKind::choice;
}

core::Result<sim::Factor> factor_of_steps(const sim::Scenario& scenario, const sim::Input& input,
                                          const core::Result<std::vector<double>>& values) {
  if (!values) return values.error();
  auto axis = sim::input_axis(scenario, input.path, *values);
  if (!axis) return axis.error();
  return sim::step_factor(*std::move(axis));
}

// LO:HI, or LO:HI:log.
core::Result<sim::Factor> factor_of_range(const sim::Scenario& scenario, const sim::Input& input,
                                          const std::vector<std::string_view>& parts) {
  const bool logarithmic = parts.size() == 3 && parts[2] == "log";
  if (parts.size() != 2 && !logarithmic)
    return wrong(input.path,
                 "expected LO:HI, LO:HI:log or a list with commas: a design has no steps");
  if (has_names(input)) return wrong(input.path, "takes names, NAME,NAME, and no range");
  const auto low = value_of(input, parts[0]);
  if (!low) return low.error();
  const auto high = value_of(input, parts[1]);
  if (!high) return high.error();
  return sim::range_factor(scenario, input.path, *low, *high, logarithmic);
}

core::Result<sim::Factor> usual_factor(const sim::Scenario& scenario, const sim::Input& input) {
  if (has_names(input))
    return factor_of_steps(scenario, input, sim::default_values(scenario, input));
  for (const sim::Uncertain& it : scenario.uncertain) {
    if (it.input == input.path)
      return sim::range_factor(scenario, input.path, it.low.value, it.high.value);
  }
  return wrong(input.path, "needs a range, " + input.path +
                               "=LO:HI: it is none of the scenario's uncertain inputs");
}

core::Error unknown_input(std::string_view path, const std::vector<sim::Input>& inputs) {
  std::vector<std::string_view> paths;
  for (const sim::Input& input : inputs) paths.push_back(input.path);
  const std::string_view meant = nearest(path, paths);
  const std::string hint = meant.empty() ? "" : "; did you mean " + std::string(meant) + "?";
  return wrong(path, "is not an input that takes a number or a name" + hint);
}

}  // namespace

core::Result<sim::SweepAxis> parse_axis(std::string_view text, const sim::Scenario& scenario) {
  const std::size_t equals = text.find('=');
  const std::string_view path = text.substr(0, equals);
  const std::vector<sim::Input> inputs = sim::inputs_of(scenario);
  const sim::Input* input = sim::find_input(inputs, path);
  if (!input) return unknown_input(path, inputs);
  const auto numbers = equals == text.npos ? core::Result(sim::default_values(scenario, *input))
                                           : values_of(*input, text.substr(equals + 1));
  if (!numbers) return numbers.error();
  auto axis = sim::input_axis(scenario, path, *numbers);
  if (axis) axis->logarithmic = text.ends_with(":log") || (equals == text.npos && is_scale(*axis));
  return axis;
}

core::Result<sim::Factor> parse_factor(std::string_view text, const sim::Scenario& scenario) {
  const std::size_t equals = text.find('=');
  const std::string_view path = text.substr(0, equals);
  const std::vector<sim::Input> inputs = sim::inputs_of(scenario);
  const sim::Input* input = sim::find_input(inputs, path);
  if (!input) return unknown_input(path, inputs);
  if (equals == text.npos) return usual_factor(scenario, *input);
  const std::string_view values = text.substr(equals + 1);
  const auto range = parts_of(values, ':');
  if (range.size() > 1) return factor_of_range(scenario, *input, range);
  return factor_of_steps(scenario, *input, list_of(*input, parts_of(values, ',')));
}

std::string step_text(const sim::SweepAxis& axis, const sim::AxisStep& step) {
  return step.name.empty() ? quantity_text(step.value, axis.unit) : step.name;
}

}  // namespace handoff::io
