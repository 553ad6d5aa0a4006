// Assumptions: every input as a field with its value, where it comes from, and whether it was changed;
// and what is not modelled at all.
//
// The inputs and their sources are sim/scenario/fields.hpp's. Where the scenario has one of the
// shipped pipelines, that preset's own sources stand instead for what it sets.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "sim/scenario/scenario.hpp"
#include "web/views/input_fields.hpp"

namespace handoff::web {

struct AssumptionRow {
  InputField field;
  std::string label;
  std::string shipped;   // the default, where the value is another
  std::string source;    // "vendor: ...", "assumption"
  bool assumed = false;  // no published source
  bool changed = false;
};

// A list whose rows' inputs begin at a place among all rows.
struct AssumptionList {
  std::size_t first = 0;
  InputList list;
};

struct AssumptionsView {
  std::vector<AssumptionRow> rows;
  std::vector<AssumptionList> lists;  // in the same order
  std::string summary;                // "212 inputs: 64 with a source, 148 assumed; 2 changed"
};

AssumptionsView assumptions_view(const sim::Scenario& scenario);

// Whether a row has all the words of `search` somewhere, whatever their case.
bool matches(const AssumptionRow& row, const std::string& search);

// What a reader might expect and does not get, one paragraph each: as in the report.
const std::vector<std::string>& not_modelled();

}  // namespace handoff::web
