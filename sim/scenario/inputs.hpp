// Inputs: every input of a scenario that can be varied, by its path, as one number.
//
// Sweeps, sensitivity and sliders need to read and set "any input" without knowing its type, so
// each is seen as a number here: durations in seconds, money in dollars, a switch as 0 or 1, a
// choice as the position of its name, and a distribution as its mean, with its shape kept. The list
// comes from sim/scenario/fields.hpp, under the paths that files and the command line use;
// sim/scenario/set_input.hpp sets one of them.
#pragma once

#include <span>
#include <string>
#include <string_view>
#include <vector>

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

// A number in a message: six decimals at most, and no zeros at the end: "0.05", "1.2", "100000".
std::string plain_number(double value);

// The same distribution with all its values times `factor`.
Distribution scaled(const Distribution& it, double factor);

}  // namespace handoff::sim
