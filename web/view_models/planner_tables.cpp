// See planner_tables.hpp.
#include "web/view_models/planner_tables.hpp"

#include <utility>

#include "web/view_models/figures.hpp"

namespace handoff::web {

std::vector<TextTable> planner_tables(const PlannerView& view) {
  std::vector<TextTable> tables;
  if (!view.breaks.empty()) {
    TextTable table{"What breaks first. " + view.breaks_words,
                    {"Target", "Now", "Breaks at, trials", "95% CI"},
                    {}};
    for (const BreakRow& row : view.breaks)
      table.rows.push_back({row.target, row.now, row.volume, row.interval});
    tables.push_back(std::move(table));
  }
  if (!view.tools.empty()) {
    TextTable table{"Which tool. " + view.tools_words,
                    {"Tool", "Net value of a month", "95% CI", "Behind the best"},
                    {}};
    for (const RankedTool& row : view.tools)
      table.rows.push_back({row.tool, row.value, row.interval, row.behind});
    tables.push_back(std::move(table));
  }
  if (!view.assumptions.empty()) {
    TextTable table{"What it hangs on. " + view.assumptions_words,
                    {"Input", "Low end", "Net value there", "High end", "Net value there", "Why"},
                    {}};
    for (const AssumptionBar& bar : view.assumptions) {
      table.rows.push_back({bar.label, bar.low_end,
                            figure_of(bar.low, bar.low_interval, Unit::dollars).value, bar.high_end,
                            figure_of(bar.high, bar.high_interval, Unit::dollars).value, bar.why});
    }
    tables.push_back(std::move(table));
  }
  return tables;
}

}  // namespace handoff::web
