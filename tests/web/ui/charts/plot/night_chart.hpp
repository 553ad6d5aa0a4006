// A Gantt chart of one night, drawn frame by frame.
#pragma once

#include <string>

#include "tests/web/ui/charts/plot/plot_rig.hpp"
#include "web/ui/charts/charts.hpp"
#include "web/ui/charts/plot/plot.hpp"

namespace handoff::web::charts::testing {

inline constexpr GanttRow kRows[] = {{"CRM", "By hand"}, {"CS, \"team\"", "By hand"}};
inline constexpr Span kSpans[] = {{0, 0, 50, "Wait"}, {1, 50, 100, "Call", "A long one"}};
inline constexpr Span kOpen[] = {{1, 20, kStillOpen, "Open"}};
inline constexpr Milestone kMarks[] = {{0, 75, "Paid"}};

inline PlotResult draw_gantt(std::string* csv = nullptr) {
  PlotResult result;
  screen().frame([&] {
    begin_plot("gantt", {800, 400}, {.title = "one night"});
    setup_axis_x("", Scale::time);
    setup_rows_y(kRows);
    plot_spans("At work", kSpans);
    plot_spans("Waiting", kOpen);
    plot_milestones("Events", kMarks);
    now_x(60);
    if (csv != nullptr) *csv = csv_of(current_plot());
    result = end_plot();
  });
  return result;
}

}  // namespace handoff::web::charts::testing
