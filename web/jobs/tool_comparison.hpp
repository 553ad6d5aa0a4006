// Tool comparison: the user's own set-up of today, the article's five kinds of tool on the user's scenario,
// and the kept scenarios, each run in the background.
//
// Between the tools only the pipeline and its costs differ: customers, systems, team and seed are the
// user's, so all meet the same customers. A set-up that is one of the five is not run twice. A kept
// scenario is run as it was kept. Nothing is run before somebody looks (`want`) and the present run is
// finished.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <vector>

#include "sim/experiment/jobs/experiment_jobs.hpp"
#include "sim/experiment/results.hpp"
#include "web/app/choices/tools.hpp"
#include "web/jobs/background_job.hpp"

namespace handoff::web {

class ToolComparison final : public BackgroundJob, public sim::JobQueue {
 public:
  // What was run of another scenario, or for another number of replications, is dropped.
  void follow(const State& state) override;
  Progress advance(const Turn& turn) override;
  bool has_news(const Turn& turn) const override;

  // Somebody looks, and there is time. True when something has begun.
  bool want(const sim::Scenario& scenario);

  bool begun() const { return begun_; }
  bool finished() const;
  int current() const { return current_; }  // -1: the scenario has none of the five pipelines
  // Of one of the five; behind them, at kOwnSetup, of the user's own one where it is none of them; and
  // from kKept on of the kept ones.
  const sim::ExperimentJobs& jobs(std::size_t tool) const { return jobs_[tool]; }
  int replications() const;  // that all of them have
  int target() const { return target_; }

  static constexpr std::size_t kOwnSetup = kTools.size();
  static constexpr std::size_t kKept = kOwnSetup + 1;

  // All advance side by side.
  std::optional<sim::Job> next() override;
  bool wants(const sim::Job& job) const override { return side_by_side_.wants(job); }
  void take(const sim::Job& job, sim::JobAnswer answer, double ms) override;
  void give_back(const sim::Job& job) override { side_by_side_.give_back(job); }

 private:
  Seen scenario_seen_;
  Pace pace_;
  bool begun_ = false;
  int target_ = 0;
  int current_ = -1;
  std::array<sim::ExperimentJobs, kKept + kMostKept> jobs_;
  sim::SideBySide side_by_side_{addresses()};
  Seen kept_seen_;
  std::vector<sim::Scenario> kept_;

  std::vector<sim::ReplicationJobs*> addresses();
  void run_kept();
};

}  // namespace handoff::web
