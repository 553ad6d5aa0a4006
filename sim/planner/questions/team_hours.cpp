// Jobs of some ten milliseconds, whose counts are added up as they come.
#include "sim/planner/questions/team_hours.hpp"

#include <algorithm>
#include <utility>

#include "sim/planner/question.hpp"

namespace handoff::sim {
namespace {

constexpr double kTrialsPerJob = 20'000;

}  // namespace

void TeamHours::serve(const Scenario& scenario, int replications) {
  clear();
  scenario_ = job_scenario(scenario);
  replications_ = replications;
  weeks_ = TouchWeeks(scenario);
}

void TeamHours::clear() {
  scenario_ = nullptr;
  replications_ = ordered_ = there_ = 0;
  weeks_ = {};
  returned_.clear();
}

std::optional<Job> TeamHours::next() {
  if (!returned_.empty()) {
    Job job = std::move(returned_.back());
    returned_.pop_back();
    return job;
  }
  if (ordered_ == replications_) return std::nullopt;
  const int from = ordered_;
  const double fit = std::max(1.0, kTrialsPerJob / work_of(scenario_->scenario));
  ordered_ = std::min(replications_, from + static_cast<int>(fit));
  return Job{JobKind::weeks, scenario_, from, ordered_, -1};
}

void TeamHours::take(const Job& job, JobAnswer answer, double /*ms*/) {
  weeks_.add(std::get<TouchWeeks>(answer));
  there_ += job.to - job.from;
}

int default_team_hours_replications(const Scenario& scenario) {
  return replications_of(kDefaultEffort, scenario.cohort.trials, 20, 2'000);
}

}  // namespace handoff::sim
