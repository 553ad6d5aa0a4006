// Metrics as people read them: each with the unit that suits it, and as many digits as its interval
// can stand behind.
#pragma once

#include <string>

#include "sim/month/metrics.hpp"
#include "sim/statistics/stats.hpp"

namespace handoff::web {

struct MetricText {
  std::string value;  // "1.4%", "$43,210", "5.2 min"
  std::string range;  // "1.1 to 1.8%"; a word where there is no interval
};

MetricText metric_text(sim::Metric metric, double value, sim::Interval interval);

// With its sign; shares differ in points: "+1.4 pts".
MetricText difference_text(sim::Metric metric, double value, sim::Interval interval);

// For tables and axes: "Trial mails after paying", "CRM lag, p95".
std::string metric_label(sim::Metric metric, sim::Statistic statistic = sim::Statistic::mean);

}  // namespace handoff::web
