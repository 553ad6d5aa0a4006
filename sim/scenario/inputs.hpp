// Inputs: every input of a scenario that can be varied, by its path, as one number.
//
// Sweeps, sensitivity and sliders need to read and set "any input" without knowing its type, so
// each is seen as a number here: durations in seconds, money in dollars, a switch as 0 or 1, a
// choice as the position of its name, and a distribution as its mean, with its shape kept. The list
// comes from sim/scenario/fields.hpp, under the paths that files and the command line use.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "sim/scenario/fields.hpp"

namespace handoff::sim {

enum class InputKind : std::uint8_t {
  number,
  integer,
  toggle,
  duration,
  money,
  choice,
  distribution
};

struct Input {
  std::string path;  // "apis.crm.limits[0].requests"
  double value = 0;
  FieldInfo info;
  InputKind kind = InputKind::number;
  std::span<const std::string_view> names;  // of a choice
};

// All of them, in the order of the file. Texts, dates, currencies and office hours are not numbers
// and left out.
std::vector<Input> inputs_of(const Scenario& scenario);

// Null when the scenario has no such input, for instance a limit of an API without limits.
const Input* find_input(const std::vector<Input>& inputs, std::string_view path);

// Sets one input and checks that the scenario still holds together; otherwise it stays as it was.
// An integer is rounded to the nearest.
std::optional<core::Error> set_input(Scenario& scenario, std::string_view path, double value);

// The same distribution with all its values times `factor`.
Distribution scaled(const Distribution& it, double factor);

}  // namespace handoff::sim
