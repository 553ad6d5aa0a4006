// JobQueue: somebody who has jobs to be done, and waits for their answers.
//
// It is asked for its next job whenever a worker is free, and told what came of it. It decides
// alone what an answer means and in which order answers are used, so results never depend on who
// worked when.
#pragma once

#include <optional>

#include "sim/experiment/jobs/job.hpp"

namespace handoff::sim {

class JobQueue {
 public:
  JobQueue() = default;
  virtual ~JobQueue() = default;
  // A JobSource keeps its address.
  JobQueue(const JobQueue&) = delete;
  JobQueue& operator=(const JobQueue&) = delete;

  // The next job, or none at the moment.
  virtual std::optional<Job> next() = 0;
  // False: nobody waits for the answer any longer, and whoever works on it may be stopped.
  virtual bool wants(const Job& job) const = 0;
  // A job that is still wanted was carried out, in so many milliseconds. The answer fits the job.
  virtual void take(const Job& job, JobAnswer answer, double ms) = 0;
  // A job that is still wanted was not carried out: it has to come out of `next` again.
  virtual void give_back(const Job& job) = 0;
};

}  // namespace handoff::sim
