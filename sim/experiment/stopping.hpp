// Stopping: as many replications as a wanted precision takes, and no more.
//
// This is the sequential procedure for a relative error of gamma (Law, section 9.4.1): after n
// replications the interval has a half width h around an estimate m, and when h / |m| is at most
// gamma / (1 + gamma), the estimate is off by no more than a share gamma of the truth, with about
// the interval's confidence. (The 1 + gamma turns an error relative to the estimate into one
// relative to the truth.) Law advises at least ten replications first and a gamma of at most 0.15.
//
// Results are judged at fixed numbers of replications (the minimum, then a quarter more each time),
// on exactly so many. So the answer does not depend on how many workers there are or how far one of
// them has run ahead.
//
// Who stops as soon as an interval happens to look narrow stops on samples that look too even. So it
// has to be narrow at two checks in a row: the second has a quarter more replications, and is the one
// that is told. A mean without any spread is no proof of precision, and one that is open is none
// either (sim/statistics/interval.hpp); nothing is precise relative to zero.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/experiment/experiment.hpp"
#include "sim/experiment/results.hpp"

namespace handoff::sim {

struct PrecisionTarget {
  Measure measure;
  double relative = 0.05;  // gamma: error as a share of the true value
  double absolute = 0;     // or an error that is small enough whatever the value, in the metric's
                           // unit: for what may be zero
};

struct StoppingRule {
  std::vector<PrecisionTarget> targets;
  int minimum = 20;  // at least 2
  int maximum = 10'000;
};

enum class StoppingState : std::uint8_t { going_on, precise, exhausted };

// How far one target is at a check.
struct Precision {
  double half_width = 0;
  double allowed = 0;  // it must not be wider than this

  bool reached() const { return allowed > 0 && half_width <= allowed; }
};
Precision precision_of(const PrecisionTarget& target, const Results& results);

class SequentialStopping {
 public:
  explicit SequentialStopping(StoppingRule rule);

  // How many replications there must be when `judge` is called next.
  int next_check() const { return next_check_; }
  // `results` are of exactly `next_check()` replications.
  StoppingState judge(const Results& results);
  StoppingState state() const { return state_; }

  // As of the last check, in the order of the targets.
  const std::vector<Precision>& precisions() const { return precisions_; }

 private:
  StoppingRule rule_;
  int next_check_;
  StoppingState state_ = StoppingState::going_on;
  bool was_precise_ = false;  // at the check before
  std::vector<Precision> precisions_;
};

// Runs a fresh experiment on this thread until the rule stops it.
SequentialStopping run_until_precise(Experiment& experiment, StoppingRule rule);

}  // namespace handoff::sim
