// Your month and the model: which tool makes such a month, whether the calibrated scenario explains
// it, and where each of its inputs comes from.
#pragma once

#include <string>
#include <vector>

#include "io/exports/answer/learned_document.hpp"

namespace handoff::web {

struct MonthTool {
  std::string title;  // "Zapier, basic"; empty: the files show no delay
  std::string settings;
  std::string how_near;  // and how far the second is
};

struct MonthFitRow {
  std::string label;
  std::string observed;
  std::string predicted;
  bool inside = true;
  bool is_judged = true;  // else `predicted` says what there are too few of
};

struct MonthFit {
  std::string summary;
  std::vector<MonthFitRow> rows;  // what does not fit first
  std::string halves;             // from when on the second half is
  std::vector<MonthFitRow> second_half;
};

struct MonthInput {
  std::string label;
  std::string value;
  std::string source;
  bool is_yours = false;
};

MonthTool month_tool(const exports::LearnedDocument& learned);
MonthFit month_fit(const exports::LearnedDocument& learned);
std::vector<MonthInput> month_inputs(const exports::LearnedDocument& learned);

}  // namespace handoff::web
