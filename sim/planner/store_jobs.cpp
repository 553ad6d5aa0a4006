// From a cell of the lab to a job's scenario, and back.
#include "sim/planner/store_jobs.hpp"

#include <cassert>
#include <utility>

namespace handoff::sim {

void StoreJobs::serve(Lab* lab) {
  lab_ = lab;
  scenarios_.clear();
  cells_.clear();
  returned_.clear();
}

const ScenarioHandle& StoreJobs::scenario_of(CellId cell) {
  if (scenarios_.size() <= cell) scenarios_.resize(cell + 1);
  ScenarioHandle& scenario = scenarios_[cell];
  if (!scenario) {
    scenario = job_scenario(lab_->scenario(cell));
    cells_.emplace(scenario.get(), cell);
  }
  return scenario;
}

std::optional<Job> StoreJobs::next() {
  if (lab_ == nullptr) return std::nullopt;
  if (!returned_.empty()) {
    Job job = std::move(returned_.back());
    returned_.pop_back();
    return job;
  }
  for (const Order& it : lab_->take_orders(1))
    return Job{JobKind::batch, scenario_of(it.cell), it.from, it.to};
  return std::nullopt;
}

void StoreJobs::take(const Job& job, JobAnswer answer, double /*ms*/) {
  const auto error =
      lab_->deliver(cells_.at(job.scenario.get()), std::get<Batch>(std::move(answer)));
  assert(!error);
  static_cast<void>(error);
}

QuestionJobs::QuestionJobs(Question& question, Lab& lab) : question_(question), lab_(lab) {
  jobs_.serve(&lab);
}

QuestionJobs::~QuestionJobs() { lab_.reopen_orders(); }

std::optional<Job> QuestionJobs::next() {
  while (!answered_) {
    if (auto job = jobs_.next()) return job;
    if (!news_) break;
    news_ = false;
    answered_ = question_.advance(lab_);
  }
  return std::nullopt;
}

void QuestionJobs::take(const Job& job, JobAnswer answer, double ms) {
  jobs_.take(job, std::move(answer), ms);
  news_ = true;
}

}  // namespace handoff::sim
