// The layout of a tornado: from what inputs do to an outcome to bars and labels, in pixels.
//
// A row holds the outcome at the low and at the high end of one input's range; bars run from the
// baseline to each. Where both outcomes lie on the same side of the baseline, the two bars stand
// below each other instead of one covering the other.
#pragma once

#include <cstddef>
#include <functional>
#include <span>
#include <string>
#include <vector>

#include "io/figures/axis.hpp"
#include "io/figures/ticks.hpp"

namespace handoff::figures {

struct TornadoRow {
  const char* label = "";
  double low = 0.0;           // the outcome at the low end of the input's range
  double high = 0.0;          // at its high end
  const char* low_end = "";   // the ends themselves: "2 people"
  const char* high_end = "";  // "6 people"
  Limits low_interval = {};   // whiskers; empty: none
  Limits high_interval = {};
};

// Rows with an outcome that is not finite come last.
std::vector<std::size_t> tornado_order(std::span<const TornadoRow> rows, bool keep_order = false);

struct TornadoBox {
  bool high = false;  // the bar of the high end
  bool shown = false;
  bool leftwards = false;
  float base = 0.0f, tip = 0.0f;  // along the axis
  float top = 0.0f, bottom = 0.0f;
  bool whisker = false;
  float whisker_from = 0.0f, whisker_to = 0.0f;
  std::string label;  // empty: no room
  float label_left = 0.0f;
  float label_top = 0.0f;

  float middle() const { return (top + bottom) * 0.5f; }
};

struct TornadoMetrics {
  float width = 0.0f;
  float height = 0.0f;
  float text = 13.0f;  // a label's height
  float gap = 6.0f;    // between a tip and its label
  float bar_most = 26.0f;
};

// Two boxes for each row, low and high, in the order of `order`. `value_text` says an outcome.
std::vector<TornadoBox> layout_tornado(std::span<const TornadoRow> rows,
                                       std::span<const std::size_t> order, double baseline,
                                       const Axis& axis, const TornadoMetrics& metrics,
                                       const Measure& measure,
                                       const std::function<std::string(double)>& value_text);

}  // namespace handoff::figures
