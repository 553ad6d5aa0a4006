#include "web/jobs/year_run.hpp"

#include <algorithm>
#include <utility>

#include "sim/planner/questions/year.hpp"
#include "sim/scenario/check.hpp"
#include "sim/scenario/months.hpp"

namespace handoff::web {
namespace {

constexpr int kMostOfOthers = 200;  // years of each

// Years that can be looked at: of several months, with each single one kept.
bool has_years(const sim::ExperimentJobs& jobs) {
  return jobs.exists() && jobs.replications() > 0 && jobs.target() <= sim::kMostComparable &&
         sim::has_months(jobs.experiment().scenario());
}

}  // namespace

void YearRun::follow(const State& state) {
  const bool another = scenario_seen_.moved_to(state.scenario_number);
  const bool wished = std::exchange(targets_, state.planner.wishes.year_targets) !=
                      state.planner.wishes.year_targets;
  if (wished) pictures_seen_ = -1;
  if (!sim::has_months(state.scenario) || state.target() > sim::kMostComparable) own_.reset();
  if (!another && !wished) return;
  causes_.clear();
  causes_asked_ = false;
  causes_known_.clear();
  begun_ = false;
  others_.clear();
  for (sim::ExperimentJobs& jobs : jobs_) jobs.clear();
}

// What is shown stays until there is another picture of the scenario's own run.
bool YearRun::look_at_own(const State& state) {
  if (pictures_seen_ == run_.pictures() || run_.waiting() || !has_years(run_.jobs())) return false;
  if (run_.jobs().experiment().replications() < run_.summary().results.replications) return false;
  pictures_seen_ = run_.pictures();
  own_ =
      year_look(run_.jobs().experiment(), run_.jobs().target(), state.planner.wishes.year_targets);
  return true;
}

void YearRun::want(const State& state) {
  if (begun_ || !sim::has_months(state.scenario)) return;
  begun_ = true;
  const std::vector<double> growths = sim::default_growths(state.scenario);
  const int target = std::min(state.target(), kMostOfOthers);
  for (std::size_t at = 0; at < kOthers && at + 1 < growths.size(); ++at) {
    if (const auto other = sim::checked(sim::grown(state.scenario, growths[at + 1])))
      jobs_[at].restart(*other, target);
  }
}

// Once no more years come which could move the months in which targets fail.
void YearRun::ask_why() {
  if (causes_asked_ || !own_ || own_->replications < own_->target) return;
  causes_asked_ = true;
  causes_.serve(failing(own_->scenario, own_->targets, own_->standing));
}

void YearRun::look_at_others(const State& state) {
  others_.clear();
  for (const sim::ExperimentJobs& jobs : jobs_) {
    if (has_years(jobs))
      others_.push_back(
          year_look(jobs.experiment(), jobs.target(), state.planner.wishes.year_targets));
  }
}

Progress YearRun::advance(const Turn& turn) {
  Progress progress;
  if (!turn.shows(Tab::year)) return progress;
  progress.changed = look_at_own(turn.state);
  if (!turn.results_there) return progress;
  want(turn.state);
  ask_why();
  if (causes_known_.empty() && causes_are_due()) {
    causes_known_ = causes_.causes();
    progress.changed = true;
  }
  if (!finished()) progress.hands_ms = kHandsMs;
  if (!pace_.due(finished(), turn.now_ms)) return progress;
  pace_.looked(finished(), turn.now_ms);
  look_at_others(turn.state);
  progress.changed = true;
  return progress;
}

bool YearRun::has_news(const Turn& turn) const {
  return turn.shows(Tab::year) && turn.results_there && pace_.due(finished(), turn.now_ms);
}

// Of more years than are kept one by one there is no look, and nothing to ask why.
bool YearRun::finished() const {
  return begun_ && (!own_ || causes_are_due()) &&
         std::all_of(jobs_.begin(), jobs_.end(), [](const sim::ExperimentJobs& jobs) {
           return !jobs.exists() || jobs.finished();
         });
}

// Why it breaks stands in the first card, so it comes before the other growths.
std::optional<sim::Job> YearRun::next() {
  if (!begun_) return std::nullopt;
  if (auto job = causes_.next()) return job;
  return side_by_side_.next();
}

void YearRun::take(const sim::Job& job, sim::JobAnswer answer, double ms) {
  sim::JobQueue& owner = causes_.wants(job) ? static_cast<sim::JobQueue&>(causes_) : side_by_side_;
  owner.take(job, std::move(answer), ms);
}

void YearRun::give_back(const sim::Job& job) {
  sim::JobQueue& owner = causes_.wants(job) ? static_cast<sim::JobQueue&>(causes_) : side_by_side_;
  owner.give_back(job);
}

}  // namespace handoff::web
