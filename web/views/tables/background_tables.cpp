#include "web/views/tables/background_tables.hpp"

#include <utility>

namespace handoff::web {
namespace {

TextTable baseline_table(const BaselineView& view) {
  TextTable table{
      "Against the pinned baseline (" + view.name + "): " + view.progress + ". " + view.summary,
      {"Figure, mean", "Baseline", "Now", "Difference", "95% interval", "Verdict"},
      {}};
  for (const BaselineRow& row : view.rows) {
    table.rows.push_back(
        {row.label, row.before, row.now, row.versus.text, row.versus.range, row.versus.verdict});
  }
  return table;
}

TextTable tools_table(const ToolsView& view) {
  TextTable table{"Today against five kinds of tool: " + view.progress, {"Figure"}, {}};
  for (std::size_t i = 0; i < view.titles.size(); ++i) {
    const bool current = static_cast<int>(i) == view.current;
    table.head.push_back(view.titles[i] + (current ? " (" + view.current_words + ")" : ""));
  }
  for (const ToolRow& row : view.rows) {
    std::vector<std::string> cells{row.label};
    for (const ToolCell& cell : row.cells) {
      cells.push_back(cell.value + (cell.range.empty() ? "" : " (" + cell.range + ")"));
    }
    table.rows.push_back(std::move(cells));
  }
  return table;
}

TextTable exceptions_table(const ExceptionsView& view) {
  TextTable table{view.title + ": " + view.summary,
                  {"Kind", "Age", "MRR", "Customer", "Tier", "First seen, UTC", "Tried"},
                  {}};
  for (const ExceptionRow& row : view.rows) {
    table.rows.push_back(
        {row.kind, row.age, row.value, row.customer, row.tier, row.seen, row.tried});
  }
  return table;
}

TextTable rehearsal_table(const RehearsalView& view) {
  std::string caption = view.title + ": " + view.verdict + " ";
  for (const std::string& each : view.violations) caption += each + " ";
  TextTable table{
      caption + view.parts,
      {"Figure", "Measured", "Simulated", "95% of single runs", "Same draws", "Agreement"},
      {}};
  for (const RehearsalRow& row : view.rows)
    table.rows.push_back(
        {row.label, row.measured, row.simulated, row.interval, row.same_draws, row.agreement});
  return table;
}

TextTable assumptions_table(const AssumptionsView& view) {
  TextTable table{
      "Assumptions: " + view.summary, {"Input", "Value", "Shipped", "Source", "In files"}, {}};
  for (const AssumptionRow& row : view.rows) {
    table.rows.push_back({row.label, row.field.value, row.changed ? row.shipped : "the same",
                          row.source, row.field.control.path});
  }
  return table;
}

TextTable not_modelled_table() {
  TextTable table{"What is not modelled", {"Sentence"}, {}};
  for (const std::string& sentence : not_modelled()) table.rows.push_back({sentence});
  return table;
}

}  // namespace

std::vector<TextTable> background_tables(const ViewModel& view) {
  std::vector<TextTable> tables;
  if (!view.baseline.rows.empty()) tables.push_back(baseline_table(view.baseline));
  if (!view.tools.rows.empty()) tables.push_back(tools_table(view.tools));
  if (!view.rehearsal.rows.empty()) tables.push_back(rehearsal_table(view.rehearsal));
  if (!view.exceptions.rows.empty()) tables.push_back(exceptions_table(view.exceptions));
  if (!view.assumptions.rows.empty()) {
    tables.push_back(assumptions_table(view.assumptions));
    tables.push_back(not_modelled_table());
  }
  return tables;
}

}  // namespace handoff::web
