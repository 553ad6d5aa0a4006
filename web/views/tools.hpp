// The set-up of today, the five tools and the kept scenarios side by side, in words and numbers.
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
  // By column: today's set-up first, where it is none of the others; the kept scenarios last.
  std::vector<std::string> titles;
  std::vector<std::string> names;  // of the shipped tool; empty: the user's own
  std::size_t kept_from = 0;       // the first column of a kept scenario
  int current = -1;                // the column of today's set-up
  std::string current_words;       // what it is called there
  std::vector<ToolRow> rows;
  std::vector<std::string> kept;  // names of those that are kept
  std::string free_name;          // for one more
  std::string removed;            // the one that can be brought back
};

ToolsView tools_view(const Session& session);

}  // namespace handoff::web
