// Tornado charts: what each uncertain input does to an outcome, the strongest on top.
//
//   charts::setup_axis_x("Churn", charts::Scale::percent);
//   charts::plot_tornado(rows, 0.14, {.low_name = "Low end", .high_name = "High end"});
//
// Bars run from the baseline to the outcomes at both ends of an input's range, in two colours and
// two patterns, and at their tips stand the input's own ends and the outcome. The layout is
// io/figures/tornado_layout.hpp's.
#pragma once

#include "io/figures/tornado_layout.hpp"

namespace handoff::web::charts {

using figures::layout_tornado;
using figures::tornado_order;
using figures::TornadoBox;
using figures::TornadoMetrics;
using figures::TornadoRow;

struct TornadoOptions {
  const char* low_name = "At the low end";  // in the legend
  const char* high_name = "At the high end";
  int low_slot = 5;
  int high_slot = 1;
  bool keep_order = false;  // as given instead of the widest first
};

}  // namespace handoff::web::charts
