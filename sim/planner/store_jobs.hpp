// Store jobs: the orders of a question's store as jobs, and a question as somebody who has jobs.
#pragma once

#include <map>
#include <vector>

#include "sim/experiment/jobs/job_queue.hpp"
#include "sim/planner/question.hpp"
#include "sim/planner/replication_store.hpp"

namespace handoff::sim {

// The orders of a store.
class StoreJobs final : public JobQueue {
 public:
  // Of this store from now on; none: there are no jobs. No answer to an earlier job is wanted.
  void serve(ReplicationStore* store);
  // So many workers take turns, and jobs may be so many orders long: as long as there are some for all.
  void share_among(int workers, int patience);

  std::optional<Job> next() override;
  bool wants(const Job& job) const override { return cells_.count(job.scenario.get()) > 0; }
  void take(const Job& job, JobAnswer answer, double ms) override;
  void give_back(const Job& job) override { returned_.push_back(job); }

 private:
  static constexpr std::size_t kFewScenarios = 64;

  const ScenarioHandle& scenario_of(CellId cell);
  void let_go_of_scenarios();

  std::size_t pieces() const;

  ReplicationStore* store_ = nullptr;
  std::size_t workers_ = 1;
  std::size_t patience_ = 1;
  std::map<CellId, ScenarioHandle> scenarios_;  // made with a cell's first job
  std::size_t many_ = kFewScenarios;            // when to see whether some can be let go of
  std::map<const JobScenario*, CellId> cells_;
  std::vector<Job> returned_;  // given out once, and not carried out
};

// A question that is asked again whenever its store has no orders left and something new is known.
// So workers get jobs as long as there are any, whatever the question is about to decide.
class QuestionJobs final : public JobQueue {
 public:
  // Both must outlive it.
  QuestionJobs(Question& question, ReplicationStore& store);
  // Orders that were given out and not carried out are open again in the store.
  ~QuestionJobs() override;

  void share_among(int workers, int patience) { jobs_.share_among(workers, patience); }

  // The answer stands. It is found out by `next`.
  bool answered() const { return answered_; }

  std::optional<Job> next() override;
  bool wants(const Job& job) const override { return !answered_ && jobs_.wants(job); }
  void take(const Job& job, JobAnswer answer, double ms) override;
  void give_back(const Job& job) override { jobs_.give_back(job); }

 private:
  Question& question_;
  ReplicationStore& store_;
  StoreJobs jobs_;
  bool news_ = true;  // something is known that the question was not asked with
  bool answered_ = false;
};

}  // namespace handoff::sim
