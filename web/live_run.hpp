// Live run: the scenario's experiment, carried on in small pieces between frames.
//
// `restart` drops what was and begins anew; each `advance` then runs replications for about as long
// as a frame can spare. What is shown (`summary`) stays the old one until the new run has its first
// batch, and is made afresh a few times a second after that, because summing up costs more than a
// frame. How the work is cut never changes a result. Time comes in from outside.
#pragma once

#include <functional>
#include <optional>

#include "sim/experiment.hpp"
#include "web/run_summary.hpp"

namespace handoff::web {

class LiveRun {
 public:
  using Clock = std::function<double()>;  // ms

  void restart(const sim::Scenario& scenario, int target);
  // A target below what has been run begins anew, so that results are those of exactly so many.
  void set_target(int target);

  // True when `summary` has changed.
  bool advance(double budget_ms, const Clock& now_ms);
  // Sums up whatever has been run; runs the first batch if nothing has.
  void sum_up();

  bool finished() const { return replications() >= target_; }
  int replications() const { return experiment_ ? experiment_->replications() : 0; }
  int target() const { return target_; }
  const RunSummary& summary() const { return summary_; }

 private:
  bool is_due(double now) const;
  void count_new_samples();

  std::optional<sim::Experiment> experiment_;
  int target_ = 0;
  RunSummary summary_;
  LogCounter crm_lag_;
  LogCounter processing_;
  int summed_replications_ = 0;
  double summed_at_ms_ = 0.0;
  double summing_ms_ = 0.0;  // what the last summing up cost
};

// How many replications the page runs by itself: 1,000, and fewer where months are so large that
// these would take minutes and fill the memory. It depends on the scenario alone, so a link gives
// the same digits.
int usual_replications(const sim::Scenario& scenario);

}  // namespace handoff::web
