// Gantt charts in text: what happened when, from milliseconds to weeks, on one axis.
//
// A handoff's calls take milliseconds, its backoffs seconds, its first touch hours and its mails
// days. So the axis is logarithmic: equal steps are ten times as long each, from a tenth of a
// second on (below that it is linear and reaches zero). What lies before zero stands at the left
// edge as
// `<`. A row has a moment, a label, and bars and marks; later ones are drawn over earlier ones.
#pragma once

#include <span>
#include <string>
#include <vector>

namespace handoff::io {

// From one moment to another, filled with a character; a mark when both are the same.
struct GanttSpan {
  double from_s = 0;
  double to_s = 0;
  char fill = '=';
};

struct GanttRow {
  std::string when;   // left of the label: clock, or time since zero
  std::string label;  // at most 30 columns are shown
  std::vector<GanttSpan> spans;
};

inline constexpr int kNarrowest = 80;
inline constexpr int kWidest = 200;

// Every line is at most `columns` wide (from 80 to 200), and ASCII if the labels are.
std::string gantt_text(std::span<const GanttRow> rows, int columns);

}  // namespace handoff::io
