// Report charts: values with their intervals, percentiles, and a tornado, as SVG and as text.
//
// The text stands where a picture cannot (Markdown, a screen reader), with the same numbers.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/statistics/stats.hpp"

namespace handoff::io {

struct Chart {
  std::string svg;
  std::string text;
};

// A row for each system: a dot at the value, a line over its interval.
struct IntervalRow {
  std::string label;
  double value = 0;  // not finite: nobody whom it is about
  sim::Interval interval;
  std::string text;  // the value in words
};
struct ChartAxis {
  std::string title;
  std::string_view unit;
  bool logarithmic = false;
  std::optional<double> limit;  // a target's
};
Chart interval_chart(const ChartAxis& axis, const std::vector<IntervalRow>& rows);

// A row for each system: the middle, 95% and 99% of its values, and the largest.
struct PercentileRow {
  std::string label;
  double p50 = 0;
  double p95 = 0;
  double p99 = 0;
  double max = 0;
};
Chart percentile_chart(const ChartAxis& axis, const std::vector<PercentileRow>& rows);

// A row for each assumption: how far its ends move the objective.
struct TornadoRow {
  std::string label;
  double low = 0;  // change at the low end of the range
  double high = 0;
  std::string low_text;  // the end itself: "5 s"
  std::string high_text;
  bool changes_decision = false;
};
Chart tornado_chart(const ChartAxis& axis, const std::vector<TornadoRow>& rows);

}  // namespace handoff::io
