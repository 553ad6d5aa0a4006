// The set-up of today and the five tools side by side, in words and numbers.
#pragma once

#include <string>
#include <vector>

#include "web/jobs/tool_comparison.hpp"

namespace handoff::web {

class Session;

struct ToolCell {
  std::string value;
  std::string range;  // 95%
};

struct ToolRow {
  std::string label;
  std::string hint;
  std::string unit;             // of the numbers for bars: "s", "$", "%" or none
  std::vector<ToolCell> cells;  // by column
  // For bars: not a number where there is none.
  std::vector<double> values, lows, highs;
};

struct ToolsView {
  bool begun = false;
  std::string progress;
  std::string basis;     // which customers, and how sure
  bool sceptic = false;  // no effects are claimed
  // By column: today's set-up first, where it is none of the five.
  std::vector<std::string> titles;
  std::vector<std::string> names;  // of the shipped tool; empty: the user's own
  int current = -1;                // the column of today's set-up
  std::vector<ToolRow> rows;
};

ToolsView tools_view(const Session& session);

}  // namespace handoff::web
