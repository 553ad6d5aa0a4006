// See live_run.hpp.
#include "web/live_run.hpp"

#include <algorithm>

namespace handoff::web {
namespace {

constexpr int kFirstBatch = 20;         // fewer would flicker
constexpr double kFirstBatchMs = 40.0;  // and no longer than this, however large a month is
constexpr double kSumUpEveryMs = 100.0;
constexpr double kSumUpShare = 6.0;  // of the time, one part in so many may go into summing up
constexpr int kUsualReplications = 1000;
constexpr double kUsualHandoffs = 400'000.0;

double share_above(std::span<const double> values, double limit) {
  if (values.empty()) return 0.0;
  const auto above =
      std::count_if(values.begin(), values.end(), [limit](double v) { return v > limit; });
  return static_cast<double>(above) / static_cast<double>(values.size());
}

}  // namespace

int usual_replications(const sim::Scenario& scenario) {
  const double handoffs = scenario.cohort.trials * scenario.cohort.conversion_rate;
  const double affordable = kUsualHandoffs / std::max(handoffs, 1.0);
  return std::clamp(static_cast<int>(affordable), kFirstBatch, kUsualReplications);
}

void LiveRun::restart(const sim::Scenario& scenario, int target) {
  experiment_.emplace(scenario);
  target_ = target;
  crm_lag_ = {};
  processing_ = {};
  summed_replications_ = 0;
}

void LiveRun::set_target(int target) {
  if (experiment_ && replications() > target) {
    const sim::Scenario scenario = experiment_->scenario();
    restart(scenario, target);
  }
  target_ = target;
  summary_.target = target;
  summary_.finished = summed_replications_ > 0 && summed_replications_ >= target;
}

bool LiveRun::advance(double budget_ms, const Clock& now_ms) {
  if (!experiment_ || finished()) return false;
  const double start = now_ms();
  const int wanted = std::min(kFirstBatch, target_);
  for (double spent = 0.0; !finished(); spent = now_ms() - start) {
    const double limit = replications() < wanted ? std::max(budget_ms, kFirstBatchMs) : budget_ms;
    if (spent > limit) break;
    experiment_->run(1);
  }
  const double before = now_ms();
  if (!finished() && !is_due(before)) return false;
  sum_up();
  summed_at_ms_ = now_ms();
  summing_ms_ = summed_at_ms_ - before;
  return true;
}

bool LiveRun::is_due(double now) const {
  if (summed_replications_ == 0) return true;
  return now - summed_at_ms_ >= std::max(kSumUpEveryMs, kSumUpShare * summing_ms_);
}

void LiveRun::count_new_samples() {
  const auto add_new = [this](LogCounter& counter, sim::Metric metric) {
    const std::span<const double> samples = experiment_->samples(metric);
    // Of more than a million the experiment keeps a part.
    if (counter.count() > samples.size()) counter = {};
    counter.add(samples.subspan(counter.count()));
  };
  add_new(crm_lag_, sim::Metric::crm_lag_s);
  add_new(processing_, sim::Metric::processing_s);
}

void LiveRun::sum_up() {
  if (!experiment_) return;
  if (replications() == 0) experiment_->run(std::min(kFirstBatch, target_));
  if (summed_replications_ == replications()) return;
  count_new_samples();
  const std::span<const double> lags = experiment_->samples(sim::Metric::crm_lag_s);
  const std::span<const double> processing = experiment_->samples(sim::Metric::processing_s);
  const std::span<const std::string> violations = experiment_->violations();
  summary_.results = experiment_->results();
  summary_.target = target_;
  summary_.finished = finished();
  summary_.crm_lag = crm_lag_.distribution();
  summary_.processing = processing_.distribution();
  summary_.crm_lag_p95 = percentile_interval(lags, 0.95);
  summary_.processing_p99 = percentile_interval(processing, 0.99);
  summary_.late_share = share_above(lags, kAllWithin_s);
  summary_.violations.assign(violations.begin(), violations.end());
  summed_replications_ = replications();
}

}  // namespace handoff::web
