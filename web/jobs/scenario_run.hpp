// Scenario run: the scenario's experiment, carried on by workers or in small pieces between frames.
//
// `restart` drops what was and begins anew. Workers carry out its `jobs`; while there are
// none, each `advance` runs replications for about as long as a frame can spare. What is shown
// (`summary`) stays the old one until the new run has its first picture, and is made afresh a few
// times a second after that, because summing up costs more than a frame. While a slider is dragged
// faster than workers answer, a new scenario waits until the one before has had its first picture,
// so that the picture follows the slider instead of standing still. How the work is cut never
// changes a result. Time comes in from outside.
#pragma once

#include <functional>
#include <optional>

#include "sim/experiment/experiment.hpp"
#include "sim/experiment/jobs/experiment_jobs.hpp"
#include "web/jobs/background_job.hpp"
#include "web/views/results/run_summary.hpp"

namespace handoff::web {

class ScenarioRun final : public BackgroundJob {
 public:
  using Clock = std::function<double()>;  // ms
  enum class By { this_thread, workers };

  // Who carries it on from now on.
  void carried_by(By whom) { by_ = whom; }
  void restart(const sim::Scenario& scenario, int target);
  // A target below what has been run begins anew, so that results are those of exactly so many.
  void set_target(int target);

  void follow(const State& state) override;
  Progress advance(const Turn& turn) override;
  bool has_news(const Turn& turn) const override;

  // True when `summary` has changed. Workers' answers are summed up whatever the budget.
  bool advance(double budget_ms, const Clock& now_ms);
  // There is something to show: the next `advance` sums up.
  bool is_due(double now_ms) const;
  // Sums up whatever has been run; runs the first batch if nothing has.
  void sum_up();

  // A new scenario waits for the old one's first picture.
  bool waiting() const { return waiting_.has_value(); }
  bool finished() const { return !waiting_ && jobs_.finished(); }
  int replications() const { return waiting_ ? 0 : jobs_.replications(); }
  int target() const { return waiting_ ? waiting_->target : jobs_.target(); }
  const RunSummary& summary() const { return summary_; }
  // How often `summary` has been made, for measuring.
  int pictures() const { return pictures_; }
  sim::ExperimentJobs& jobs() { return jobs_; }
  const sim::ExperimentJobs& jobs() const { return jobs_; }

 private:
  struct Waiting {
    sim::Scenario scenario;
    int target = 0;
  };
  bool has_first_picture() const;
  void begin(const sim::Scenario& scenario, int target);
  void begin_waiting(double now_ms);
  void run_here(double budget_ms, const Clock& now_ms);
  void sum_up_present();
  void count_new_samples();

  Seen scenario_seen_;
  sim::ExperimentJobs jobs_;
  By by_ = By::this_thread;
  std::optional<Waiting> waiting_;
  double begun_ms_ = -1.0;  // not known until the first `advance` after it
  RunSummary summary_;
  LogCounter crm_lag_;
  LogCounter processing_;
  int summed_replications_ = 0;
  int pictures_ = 0;
  double summed_at_ms_ = 0.0;
  double summing_ms_ = 0.0;  // what the last summing up cost
};

}  // namespace handoff::web
