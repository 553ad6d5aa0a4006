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
};

struct MonthFit {
  std::string summary;
  std::vector<MonthFitRow> rows;  // what does not fit first
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
