#include "web/jobs/scenario_run.hpp"

#include <algorithm>
#include <utility>

#include "web/app/choices/replication_counts.hpp"

namespace handoff::web {
namespace {

constexpr double kFirstBatchMs = 40.0;   // and no longer than this, however large a month is
constexpr double kLongestWaitMs = 80.0;  // of a new scenario for the first picture of the old one
constexpr double kSumUpEveryMs = 100.0;
constexpr double kSumUpShare = 6.0;  // of the time, one part in so many may go into summing up

double share_above(std::span<const double> values, double limit) {
  if (values.empty()) return 0.0;
  const auto above =
      std::count_if(values.begin(), values.end(), [limit](double v) { return v > limit; });
  return static_cast<double>(above) / static_cast<double>(values.size());
}

}  // namespace

void ScenarioRun::begin(const sim::Scenario& scenario, int target) {
  waiting_.reset();
  jobs_.restart(scenario, target);
  begun_ms_ = -1.0;
  crm_lag_ = {};
  processing_ = {};
  summed_replications_ = 0;
}

void ScenarioRun::restart(const sim::Scenario& scenario, int target) {
  const bool wait = by_ == By::workers && jobs_.exists() && summed_replications_ == 0;
  if (wait) {
    waiting_ = Waiting{scenario, target};
  } else {
    begin(scenario, target);
  }
}

void ScenarioRun::set_target(int target) {
  if (waiting_) {
    waiting_->target = target;
    return;
  }
  const bool fewer = jobs_.exists() && replications() > target;
  // Single replications are kept from the start or not at all.
  const bool kept = jobs_.target() <= sim::kMostComparable;
  if (fewer || (jobs_.exists() && kept != (target <= sim::kMostComparable))) {
    const sim::Scenario scenario = jobs_.experiment().scenario();
    begin(scenario, target);
  }
  jobs_.set_target(target);
  summary_.target = target;
  summary_.finished = summed_replications_ > 0 && summed_replications_ >= target;
}

void ScenarioRun::follow(const State& state) {
  if (scenario_seen_.moved_to(state.scenario_number)) {
    restart(state.scenario, state.target());
  } else if (state.target() != target()) {
    set_target(state.target());
  }
}

Progress ScenarioRun::advance(const Turn& turn) {
  const bool changed = advance(kFrameMs, turn.clock);
  const bool goes_on = turn.alone && !finished();  // how far it is stands on the page
  return {changed || goes_on, goes_on ? 1 : 0};
}

bool ScenarioRun::has_news(const Turn& turn) const {
  return (turn.alone && !finished()) || is_due(turn.now_ms);
}

bool ScenarioRun::has_first_picture() const {
  return replications() >= std::min(kFirstReplications, jobs_.target());
}

void ScenarioRun::begin_waiting(double now_ms) {
  if (!waiting_) return;
  const bool shown = summed_replications_ > 0;
  if (!shown && by_ == By::workers && now_ms - begun_ms_ < kLongestWaitMs) return;
  const Waiting next = *std::move(waiting_);
  begin(next.scenario, next.target);
}

void ScenarioRun::run_here(double budget_ms, const Clock& now_ms) {
  const double start = now_ms();
  for (double spent = 0.0; !finished(); spent = now_ms() - start) {
    if (spent > (has_first_picture() ? budget_ms : std::max(budget_ms, kFirstBatchMs))) break;
    jobs_.run_here(1);
  }
}

bool ScenarioRun::advance(double budget_ms, const Clock& now_ms) {
  if (!jobs_.exists()) return false;
  if (begun_ms_ < 0.0) begun_ms_ = now_ms();
  begin_waiting(now_ms());
  if (by_ == By::this_thread && !finished()) run_here(budget_ms, now_ms);
  const double before = now_ms();
  if (!is_due(before)) return false;
  sum_up_present();
  summed_at_ms_ = now_ms();
  summing_ms_ = summed_at_ms_ - before;
  begin_waiting(summed_at_ms_);
  return true;
}

bool ScenarioRun::is_due(double now_ms) const {
  const int there = jobs_.replications();
  if (there == summed_replications_) return false;
  if (jobs_.finished()) return true;
  if (summed_replications_ == 0) {
    const bool enough = there >= std::min(kFirstReplications, jobs_.target());
    const bool late = begun_ms_ >= 0.0 && now_ms - begun_ms_ >= kFirstBatchMs;
    return enough || late || by_ == By::this_thread;
  }
  return now_ms - summed_at_ms_ >= std::max(kSumUpEveryMs, kSumUpShare * summing_ms_);
}

void ScenarioRun::count_new_samples() {
  const auto add_new = [this](LogCounter& counter, sim::Metric metric) {
    const std::span<const double> samples = jobs_.experiment().samples(metric);
    // Of more than a million the experiment keeps a part.
    if (counter.count() > samples.size()) counter = {};
    counter.add(samples.subspan(counter.count()));
  };
  add_new(crm_lag_, sim::Metric::crm_lag_s);
  add_new(processing_, sim::Metric::processing_s);
}

void ScenarioRun::sum_up() {
  if (!jobs_.exists()) return;
  if (waiting_) {
    const Waiting next = *std::move(waiting_);
    begin(next.scenario, next.target);
  }
  if (replications() == 0) jobs_.run_here(std::min(kFirstReplications, target()));
  if (summed_replications_ != replications()) sum_up_present();
}

void ScenarioRun::sum_up_present() {
  count_new_samples();
  const sim::Experiment& experiment = jobs_.experiment();
  const std::span<const double> lags = experiment.samples(sim::Metric::crm_lag_s);
  const std::span<const std::string> violations = experiment.violations();
  summary_.results = experiment.results();
  summary_.target = jobs_.target();
  summary_.finished = jobs_.finished();
  summary_.crm_lag = crm_lag_.distribution();
  summary_.processing = processing_.distribution();
  summary_.late_share = share_above(lags, experiment.scenario().targets.crm_lag.seconds());
  summary_.violations.assign(violations.begin(), violations.end());
  summed_replications_ = jobs_.replications();
  ++pictures_;
}

}  // namespace handoff::web
