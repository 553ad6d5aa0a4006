// Worth: what the present pipeline is worth more than work by hand, as a range and by its parts; which
// two pipelines that is about, and the answer as texts.
#pragma once

#include <string>
#include <vector>

#include "sim/planner/questions/worth.hpp"

namespace handoff::web {

struct WorthRow {
  std::string part;        // "churn avoided, assumed"
  std::string mean;        // of the months of all draws
  std::string range;       // in which 95% of them lie
  std::string as_assumed;  // every input as it stands: the interval is chance alone
  std::string sceptic;     // without the claimed effects
};
struct InfluenceRow {
  std::string input;
  std::string share;  // of the spread
  std::string range;
  std::string why;
};
// What one effect would have to be for it to pay, with all other claimed effects left out.
struct BreakEvenRow {
  std::string effect;
  std::string assumed;
  std::string needed;
};

struct WorthView {
  std::string words;  // the answer in a sentence
  std::string luck;   // how much of the spread is chance
  std::string free;   // what costs nothing in this model
  std::vector<WorthRow> parts;
  std::vector<InfluenceRow> influences;
  std::vector<BreakEvenRow> break_evens;
};

struct WorthPair {
  sim::Alternative base;
  sim::Alternative subject;
};
// The scenario against work by hand, as `handoff plan SCENARIO worth` has it; work by hand itself is
// what full orchestration stands against.
WorthPair worth_pair(const sim::Scenario& scenario);

WorthView worth_view(const sim::Worth& question);

// The heads of its tables.
const std::vector<std::string>& worth_head();
const std::vector<std::string>& influence_head();
const std::vector<std::string>& break_even_head();

}  // namespace handoff::web
