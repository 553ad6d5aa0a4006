// Year run: the months of the scenario's own run, as they come in, and the same months under low and high growth.
//
// The scenario's months are those of the run that everything shows: here they are only looked at, each time it has been
// summed up. Why targets fail in them, and the other growths, are run in the background once it is finished, over fewer years. Nothing is looked at
// or run before somebody opens the year.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "sim/experiment/jobs/experiment_jobs.hpp"
#include "sim/planner/questions/break_cause.hpp"
#include "web/jobs/background_job.hpp"
#include "web/jobs/scenario_run.hpp"
#include "web/views/results/year_look.hpp"

namespace handoff::web {

class YearRun final : public BackgroundJob, public sim::JobQueue {
 public:
  explicit YearRun(const ScenarioRun& run) : run_(run) {}

  void follow(const State& state) override;
  Progress advance(const Turn& turn) override;
  bool has_news(const Turn& turn) const override;

  // The scenario's own years; none while nobody has looked, or there is one month.
  const std::optional<YearLook>& own() const { return own_; }
  // Low and high growth, as far as they are there.
  const std::vector<YearLook>& others() const { return others_; }
  // Why each of the own look's targets fails in its first failing month; empty while that is not known.
  const std::vector<sim::BreakCause>& causes() const { return causes_known_; }
  bool finished() const;

  std::optional<sim::Job> next() override;
  bool wants(const sim::Job& job) const override {
    return causes_.wants(job) || side_by_side_.wants(job);
  }
  void take(const sim::Job& job, sim::JobAnswer answer, double ms) override;
  void give_back(const sim::Job& job) override;

 private:
  static constexpr std::size_t kOthers = 2;

  bool look_at_own(const State& state);
  void want(const State& state);
  void look_at_others(const State& state);
  void ask_why();
  bool causes_are_due() const { return causes_asked_ && causes_.finished(); }

  const ScenarioRun& run_;
  Seen scenario_seen_;
  int pictures_seen_ = -1;
  std::string targets_;  // as they were wished
  Pace pace_;
  bool begun_ = false;
  std::array<sim::ExperimentJobs, kOthers> jobs_;
  sim::SideBySide side_by_side_{{&jobs_[0], &jobs_[1]}};
  std::optional<YearLook> own_;
  std::vector<YearLook> others_;
  sim::BreakCauses causes_;
  bool causes_asked_ = false;  // once the own years are all there
  std::vector<sim::BreakCause> causes_known_;
};

}  // namespace handoff::web
