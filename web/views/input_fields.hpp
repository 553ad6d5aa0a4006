// Input fields: every input of the scenario as a field of a form, in the order of its file, and the
// lists among them to which rows can be added.
//
// Which inputs there are, their limits, help and sources are sim/scenario/fields.hpp's; what a person
// reads instead of a path is web/views/input_words.hpp's.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/scenario/scenario.hpp"
#include "web/views/control.hpp"

namespace handoff::web {

struct InputField {
  ControlView control;  // its label is the field's own: "Price a month and seat"
  std::string section;  // of the form: "cohort", "apis.crm"
  // The innermost list that it is in, and its row there; empty: none.
  std::string list;
  std::size_t row = 0;
  std::string row_name;  // "Growth", or the row's number from 1
  std::string value;     // as text
  std::string help;
  std::string source;
  bool varies = false;  // a sweep can turn it
};

struct InputList {
  std::string path;
  std::string section;
  std::string title;
  std::string help;
  std::size_t size = 0;
  bool grows = false, shrinks = false;  // a row may be added, or removed
};

// One or the other: a list stands before the fields of its rows.
struct InputEntry {
  bool is_list = false;
  InputList list;
  InputField field;
};

std::vector<InputEntry> input_entries(const sim::Scenario& scenario);

// "Growth: price a month and seat"; of an input in no list its label alone.
std::string full_label(const InputField& field);

}  // namespace handoff::web
