#include "web/jobs/baseline.hpp"

#include <algorithm>

namespace handoff::web {
namespace {

constexpr int kFewest = 10;                // pairs: an interval of fewer says nothing
constexpr double kCompareEveryMs = 150.0;  // while the present run goes on

bool keeps_replications(const sim::Experiment& it) {
  const auto values = it.replication_values(sim::Metric::conversions);
  return values.totals.size() == static_cast<std::size_t>(it.replications());
}

}  // namespace

void Baseline::follow(const State& state) {
  if (pin_seen_.moved_to(state.pin.number)) {
    if (state.pin.there) {
      run_.sum_up();  // a scenario that waits for its turn begins
      pin(run_.jobs());
    } else {
      clear();
    }
  }
  follow(state.scenario.seed, state.target());
}

Progress Baseline::advance(const Turn& turn) {
  Progress progress;
  if (turn.results_there && !finished()) progress.hands_ms = kHandsMs;
  if (pace_.due(finished(), turn.now_ms)) pace_.looked(finished(), turn.now_ms);
  if (!turn.results_there && turn.now_ms < compare_due_ms_) return progress;
  compare_due_ms_ = turn.now_ms + kCompareEveryMs;
  progress.changed = compare(run_.jobs());
  return progress;
}

bool Baseline::has_news(const Turn& turn) const {
  return turn.results_there && pace_.due(finished(), turn.now_ms);
}

void Baseline::pin(const sim::ExperimentJobs& run) {
  clear();
  experiment_ = run.shared();
}

void Baseline::clear() {
  experiment_.reset();
  jobs_.clear();
  differences_.reset();
  compared_ = nullptr;
}

void Baseline::follow(std::uint64_t seed, int target) {
  // What has been pinned is the present run: that goes on by itself.
  if (!experiment_ || run_.jobs().shared() == experiment_) return;
  const bool other_seed = experiment_->scenario().seed != seed;
  const bool not_kept = target <= sim::kMostComparable && !keeps_replications(*experiment_);
  if (other_seed || not_kept) {
    sim::Scenario again = experiment_->scenario();
    again.seed = seed;
    jobs_.restart(again, target);
    experiment_ = jobs_.shared();
    differences_.reset();
    compared_ = nullptr;
  } else if (!jobs_.exists()) {
    jobs_.adopt(experiment_, target);
  }
  jobs_.set_target(target);
}

bool Baseline::compare(const sim::ExperimentJobs& run) {
  if (!experiment_ || !run.exists()) return false;
  const sim::Experiment& now = run.experiment();
  if (&now == experiment_.get()) return false;  // nothing has been changed since the pin
  const int pairs = std::min(now.replications(), experiment_->replications());
  const bool same_as_before = compared_ == &now && compared_pairs_ == pairs;
  if (pairs < kFewest || same_as_before || now.scenario().seed != scenario().seed) return false;
  comparable_ = keeps_replications(now) && keeps_replications(*experiment_);
  differences_.reset();
  compared_ = &now;
  compared_pairs_ = pairs;
  if (comparable_) {
    differences_ = sim::differences(*experiment_, now);
    results_ = experiment_->results();
  }
  return true;
}

}  // namespace handoff::web
