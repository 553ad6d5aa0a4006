// From a cell of the store to a job's scenario, and back.
#include "sim/planner/store_jobs.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

namespace handoff::sim {

void StoreJobs::serve(ReplicationStore* store) {
  store_ = store;
  scenarios_.clear();
  cells_.clear();
  returned_.clear();
}

void StoreJobs::share_among(int workers, int patience) {
  workers_ = static_cast<std::size_t>(workers);
  patience_ = static_cast<std::size_t>(patience);
}

// Two for each worker are left, so that all finish together.
std::size_t StoreJobs::pieces() const {
  return std::clamp(store_->orders() / (2 * workers_), std::size_t{1}, patience_);
}

// Of cells of which no more is asked for: all of their jobs are answered.
void StoreJobs::let_go_of_scenarios() {
  if (scenarios_.size() < many_) return;
  std::erase_if(scenarios_, [this](const auto& entry) {
    if (store_->has_scenario(entry.first)) return false;
    cells_.erase(entry.second.get());
    return true;
  });
  many_ = std::max(kFewScenarios, 2 * scenarios_.size());
}

const ScenarioHandle& StoreJobs::scenario_of(CellId cell) {
  let_go_of_scenarios();
  ScenarioHandle& scenario = scenarios_[cell];
  if (!scenario) {
    scenario = job_scenario(store_->scenario(cell));
    cells_.emplace(scenario.get(), cell);
  }
  return scenario;
}

std::optional<Job> StoreJobs::next() {
  if (store_ == nullptr) return std::nullopt;
  if (!returned_.empty()) {
    Job job = std::move(returned_.back());
    returned_.pop_back();
    return job;
  }
  const auto order = store_->take_order(pieces());
  if (!order) return std::nullopt;
  return Job{JobKind::batch,         scenario_of(order->cell), order->from, order->to, -1,
             store_->values_wanted()};
}

void StoreJobs::take(const Job& job, JobAnswer answer, double /*ms*/) {
  const auto error =
      store_->deliver(cells_.at(job.scenario.get()), std::get<Batch>(std::move(answer)));
  assert(!error);
  static_cast<void>(error);
}

QuestionJobs::QuestionJobs(Question& question, ReplicationStore& store)
    : question_(question), store_(store) {
  jobs_.serve(&store);
}

QuestionJobs::~QuestionJobs() { store_.reopen_orders(); }

std::optional<Job> QuestionJobs::next() {
  while (!answered_) {
    if (auto job = jobs_.next()) return job;
    if (!news_) break;
    news_ = false;
    answered_ = question_.advance(store_);
  }
  return std::nullopt;
}

void QuestionJobs::take(const Job& job, JobAnswer answer, double ms) {
  jobs_.take(job, std::move(answer), ms);
  news_ = true;
}

}  // namespace handoff::sim
