// JobSource: gives the jobs of several queues to workers, and the answers back to the queues.
//
// Queues are served in the order in which they were added, the most important first. Answers are
// taken in any order. What a worker had that died, or was taken from it, is given back to its queue
// and comes out again under another number; so an answer to the old number, should it still come,
// is one that nobody waits for. Workers are numbers here: who they are is the executor's.
#pragma once

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <vector>

#include "sim/experiment/jobs/job_queue.hpp"

namespace handoff::sim {

using JobId = std::uint32_t;

struct GivenJob {
  JobId id = 0;
  Job job;
};

class JobSource {
 public:
  // Queues must outlive the source.
  void add(JobQueue& queue) { queues_.push_back(&queue); }

  // The next job for this worker, or none at the moment.
  std::optional<GivenJob> give(int worker);
  // False: nobody waits for it, or it cannot be this job's answer, which is then given back.
  bool answered(JobId id, JobAnswer answer, double ms);
  // Takes back one job, or all that a worker has.
  void take_back(JobId id);
  void take_back_from(int worker);
  void take_back_all();

  // The number of jobs that have been given and not been answered: all, or one worker's.
  std::size_t given() const { return given_.size(); }
  // Oldest first.
  const std::vector<JobId>& given_to(int worker) const;
  // Whether somebody waits for the answer.
  bool wanted(JobId id) const;

 private:
  struct Given {
    int worker;
    Job job;
    JobQueue* queue;
    bool wanted() const { return queue->wants(job); }
  };

  void forget(int worker, JobId id);

  std::vector<JobQueue*> queues_;
  std::map<JobId, Given> given_;
  std::vector<std::vector<JobId>> by_worker_;
  JobId last_ = 0;
};

}  // namespace handoff::sim
