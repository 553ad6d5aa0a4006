// A unit that suits the number, and as many digits as its interval bears.
#include "web/views/results/metric_text.hpp"

#include <algorithm>
#include <cmath>
#include <string_view>

#include "io/text/interval_text.hpp"
#include "io/text/quantity_text.hpp"

namespace handoff::web {
namespace {

using sim::Metric;

MetricText text_of(double value, const sim::Interval& interval, std::string_view unit,
                   io::Sign sign) {
  const bool bounded = std::isfinite(interval.low) && std::isfinite(interval.high);
  const double half = bounded ? interval.half_width() : 0.0;
  MetricText text;
  text.value = io::estimate_text(value, half, unit, sign);
  if (!bounded) {
    text.range = io::interval_text(value, interval.low, interval.high, unit);
    if (text.range.empty()) text.range = "too few for a CI";
  } else if (half <= 0.0) {
    text.range = "always this value";
  } else {
    text.range = io::range_text(interval.low, interval.high, value, unit, " to ", sign);
  }
  return text;
}

}  // namespace

MetricText metric_text(Metric metric, double value, sim::Interval interval) {
  const std::string_view unit = sim::info(metric).unit;
  // A normal interval around a small share or count may pass zero, which nobody would believe.
  if (value >= 0.0 && unit != "$") interval.low = std::max(interval.low, 0.0);
  return text_of(value, interval, unit, io::Sign::if_negative);
}

MetricText difference_text(Metric metric, double value, sim::Interval interval) {
  std::string_view unit = sim::info(metric).unit;
  const double points = unit == "share" ? 100.0 : 1.0;
  if (unit == "share" || unit == "%") unit = "pts";
  interval = {interval.low * points, interval.high * points};
  return text_of(value * points, interval, unit, io::Sign::always);
}

std::string metric_label(Metric metric, sim::Statistic statistic) {
  const sim::MetricInfo& it = sim::info(metric);
  std::string label(it.label);
  if (it.kind != sim::MetricKind::duration) return label;
  switch (statistic) {
    case sim::Statistic::mean:
      return label + ", mean";
    case sim::Statistic::p50:
      return label + ", median";
    case sim::Statistic::p95:
      return label + ", p95";
    case sim::Statistic::p99:
      return label + ", p99";
    case sim::Statistic::max:
      return label + ", longest";
  }
  return label;
}

}  // namespace handoff::web
