// Run summary: what the page shows of a run, as plain numbers.
//
// Beside the experiment's own results it holds what only a picture needs: distributions as a few
// hundred points instead of all samples. Tests write one by hand.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

#include "sim/experiment/experiment.hpp"
#include "sim/planner/defaults/article_targets.hpp"

namespace handoff::web {

// An empirical distribution function as points: `shares[i]` of the values are at most `xs[i]`.
struct Distribution {
  std::vector<double> xs;
  std::vector<double> shares;
  std::size_t n = 0;
};

// Counts values by place on a logarithmic axis, so that a picture of millions of values costs no
// sorting and new values can be added while a run goes on. A bin is 0.4% wide: less than a pixel of
// a chart.
class LogCounter {
 public:
  void add(std::span<const double> values);
  std::size_t count() const { return total_; }
  Distribution distribution() const;

 private:
  std::vector<std::size_t> counts_;
  std::size_t total_ = 0;
};

// Before anything has been simulated each figure is there, of nothing.
struct RunSummary {
  RunSummary() { results.metrics.resize(sim::kMetricCount); }

  sim::Results results;
  int target = 0;  // replications wanted
  bool finished = false;
  Distribution crm_lag;     // s, of committed handoffs
  Distribution processing;  // s
  double late_share = 0.0;  // of the committed handoffs: later than the scenario's target
  std::vector<std::string> violations;
};

}  // namespace handoff::web
