// Checks at fixed numbers of replications.
#include "sim/experiment/stopping.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

namespace handoff::sim {

Precision precision_of(const PrecisionTarget& target, const Results& results) {
  const Estimate& estimate = results.of(target.measure.metric, target.measure.tier);
  const double relative = target.relative / (1 + target.relative);
  const double value = statistic_value(estimate, target.measure.statistic);
  const Interval interval = statistic_interval(estimate, target.measure.statistic);
  // The longer side, since an interval need not be symmetric.
  double half = std::max(interval.high - value, value - interval.low);
  const bool without_spread = target.measure.statistic == Statistic::mean && !(half > 0);
  if (without_spread || estimate.n == 0) half = std::numeric_limits<double>::infinity();
  return {half, std::max(relative * std::fabs(value), target.absolute)};
}

SequentialStopping::SequentialStopping(StoppingRule rule)
    : rule_(std::move(rule)), next_check_(std::max(2, rule_.minimum)) {
  rule_.maximum = std::max(rule_.maximum, next_check_);
}

StoppingState SequentialStopping::judge(const Results& results) {
  assert(state_ == StoppingState::going_on && results.replications == next_check_);
  precisions_.clear();
  for (const PrecisionTarget& target : rule_.targets)
    precisions_.push_back(precision_of(target, results));
  const bool precise = std::all_of(precisions_.begin(), precisions_.end(),
                                   [](const Precision& it) { return it.reached(); });
  const bool last = next_check_ >= rule_.maximum;
  if (precise && (was_precise_ || last))
    state_ = StoppingState::precise;
  else if (last)
    state_ = StoppingState::exhausted;
  else
    next_check_ = std::min(rule_.maximum, next_check_ + (next_check_ + 3) / 4);
  was_precise_ = precise;
  return state_;
}

SequentialStopping run_until_precise(Experiment& experiment, StoppingRule rule) {
  assert(experiment.replications() == 0);
  SequentialStopping stopping(std::move(rule));
  do {
    experiment.run(stopping.next_check() - experiment.replications());
  } while (stopping.judge(experiment.results()) == StoppingState::going_on);
  return stopping;
}

}  // namespace handoff::sim
