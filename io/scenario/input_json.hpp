// Inputs as JSON: what stands under a path of a scenario, and a value for it from JSON.
//
// This is the way from a text (--set, a typed field) to a value that sim/scenario/set_input.hpp
// takes: find the place, read the JSON as its field does in a file.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "io/json/json.hpp"
#include "sim/scenario/fields.hpp"
#include "sim/scenario/set_input.hpp"

namespace handoff::io {

// What a path leads to in a scenario, which has to outlive the place and stay as it is.
struct InputPlace {
  enum class Kind {
    nothing,
    field,   // a value of its own, or something inside of a distribution
    choice,  // a name
    part,    // a list or an object
  };
  Kind kind = Kind::nothing;
  std::string path;  // of the field, choice or part
  sim::FieldInfo info;
  sim::FieldView field;                     // of a field
  std::size_t position = 0;                 // of a choice
  std::span<const std::string_view> names;  // of a choice
};

InputPlace find_place(const sim::Scenario& scenario, std::string_view path);

// The same path as the fields' walk writes it: "a[0].b" for "a[00]b".
std::string canonical_path(std::string_view path);

// The value that stands in a field or choice, and one for it. The error's `where` is a path.
Json input_json(const InputPlace& place);
core::Result<sim::InputValue> read_input(const Json& json, const InputPlace& place);

}  // namespace handoff::io
