#include "web/jobs/tool_comparison.hpp"

#include <algorithm>
#include <utility>

#include "sim/scenario/fingerprint.hpp"

namespace handoff::web {
namespace {

constexpr int kMost =
    1000;  // as many as the page runs by itself; five or six times as many are run

}  // namespace

std::vector<sim::ReplicationJobs*> ToolComparison::addresses() {
  std::vector<sim::ReplicationJobs*> all;
  for (sim::ExperimentJobs& jobs : jobs_) all.push_back(&jobs);
  return all;
}

void ToolComparison::follow(const State& state) {
  if (kept_seen_.moved_to(state.kept.number)) {
    kept_ = state.kept.all;
    if (begun_) run_kept();
  }
  const int target = std::min(state.target(), kMost);
  const bool another = scenario_seen_.moved_to(state.scenario_number);
  if (!another && target == target_) return;
  target_ = target;
  if (!begun_) return;
  begun_ = false;
  for (sim::ExperimentJobs& jobs : jobs_) jobs.clear();
}

Progress ToolComparison::advance(const Turn& turn) {
  if (turn.results_there && turn.shows(Tab::tools)) want(turn.state.scenario);
  Progress progress;
  if (turn.results_there && !finished()) progress.hands_ms = kHandsMs;
  if (!pace_.due(finished(), turn.now_ms)) return progress;
  pace_.looked(finished(), turn.now_ms);
  progress.changed = true;
  return progress;
}

bool ToolComparison::has_news(const Turn& turn) const {
  return turn.results_there && pace_.due(finished(), turn.now_ms);
}

bool ToolComparison::want(const sim::Scenario& scenario) {
  if (begun_) return false;
  begun_ = true;
  current_ = tool_of(scenario);
  for (std::size_t i = 0; i < kTools.size(); ++i) {
    sim::Scenario with = scenario;
    if (!apply_tool(with, kTools[i].name)) jobs_[i].restart(with, target_);
  }
  if (current_ < 0) jobs_[kOwnSetup].restart(scenario, target_);
  run_kept();
  return true;
}

// Those that run already go on.
void ToolComparison::run_kept() {
  for (std::size_t i = 0; i < kMostKept; ++i) {
    sim::ExperimentJobs& jobs = jobs_[kKept + i];
    if (i >= kept_.size()) {
      jobs.clear();
    } else if (!jobs.exists() ||
               sim::fingerprint_of(jobs.experiment().scenario()) != sim::fingerprint_of(kept_[i])) {
      jobs.restart(kept_[i], target_);
    }
  }
}

std::optional<sim::Job> ToolComparison::next() {
  return begun_ ? side_by_side_.next() : std::nullopt;
}

void ToolComparison::take(const sim::Job& job, sim::JobAnswer answer, double ms) {
  side_by_side_.take(job, std::move(answer), ms);
}

bool ToolComparison::finished() const {
  if (!begun_) return true;
  return std::all_of(jobs_.begin(), jobs_.end(), [](const sim::ExperimentJobs& jobs) {
    return !jobs.exists() || jobs.finished();
  });
}

int ToolComparison::replications() const {
  int fewest = target_;
  for (const sim::ExperimentJobs& jobs : jobs_)
    if (jobs.exists()) fewest = std::min(fewest, jobs.replications());
  return fewest;
}

}  // namespace handoff::web
