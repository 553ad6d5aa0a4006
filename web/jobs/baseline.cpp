#include "web/jobs/baseline.hpp"

#include <algorithm>

namespace handoff::web {
namespace {

constexpr int kFewest = 10;  // pairs: an interval of fewer says nothing

bool keeps_replications(const sim::Experiment& it) {
  const auto values = it.replication_values(sim::Metric::conversions);
  return values.totals.size() == static_cast<std::size_t>(it.replications());
}

}  // namespace

void Baseline::pin(const Replications& run) {
  clear();
  experiment_ = run.shared();
}

void Baseline::clear() {
  experiment_.reset();
  work_.clear();
  differences_.reset();
  compared_ = nullptr;
}

void Baseline::follow(std::uint64_t seed, int target) {
  if (!experiment_) return;
  const bool other_seed = experiment_->scenario().seed != seed;
  const bool not_kept = target <= kMostComparable && !keeps_replications(*experiment_);
  if (other_seed || not_kept) {
    sim::Scenario again = experiment_->scenario();
    again.seed = seed;
    work_.restart(again, target);
    experiment_ = work_.shared();
    differences_.reset();
  } else if (!work_.exists()) {
    work_.adopt(experiment_, target);
  }
  work_.set_target(target);
}

bool Baseline::compare(const Replications& run) {
  if (!experiment_ || !run.exists()) return false;
  const sim::Experiment& now = run.experiment();
  if (&now == experiment_.get()) return false;  // nothing has been changed since the pin
  const int pairs = std::min(now.replications(), experiment_->replications());
  const bool same_as_before =
      compared_ == &now && differences_ && differences_->replications == pairs;
  if (pairs < kFewest || same_as_before || now.scenario().seed != scenario().seed) return false;
  comparable_ = keeps_replications(now) && keeps_replications(*experiment_);
  differences_.reset();
  compared_ = &now;
  if (comparable_) {
    differences_ = sim::differences(*experiment_, now);
    results_ = experiment_->results();
  }
  return true;
}

}  // namespace handoff::web
