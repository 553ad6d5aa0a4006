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

struct RunSummary {
  sim::Results results;
  int target = 0;  // replications wanted
  bool finished = false;
  Distribution crm_lag;     // s, of committed handoffs
  Distribution processing;  // s
  double late_share = 0.0;  // of the committed handoffs: later than the article's 45 s
  std::vector<std::string> violations;
};

// The article: all updated within 45 s of the payment event; full orchestration under 60 s; each
// handoff processed within 3 s.
inline constexpr double kAllWithin_s = 45.0;
inline constexpr double kLagTarget_s = 60.0;
inline constexpr double kProcessingTarget_s = 3.0;
// Under full orchestration fewer than 2% get a trial mail after paying; a promise of a first touch
// is kept in 95% of cases.
inline constexpr double kMissendTarget = 0.02;
inline constexpr double kTouchTarget = 0.95;

}  // namespace handoff::web
