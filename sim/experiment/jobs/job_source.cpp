// Who has which job.
#include "sim/experiment/jobs/job_source.hpp"

#include <utility>

namespace handoff::sim {

std::optional<GivenJob> JobSource::give(int worker) {
  for (JobQueue* queue : queues_) {
    if (auto job = queue->next()) {
      given_.emplace(++last_, Given{worker, *job, queue});
      return GivenJob{last_, *std::move(job)};
    }
  }
  return std::nullopt;
}

bool JobSource::answered(JobId id, JobAnswer answer, double ms) {
  auto found = given_.extract(id);
  if (found.empty()) return false;
  const Given& it = found.mapped();
  if (!it.wanted()) return false;
  if (!fits(it.job, answer)) {
    it.queue->give_back(it.job);
    return false;
  }
  it.queue->take(it.job, std::move(answer), ms);
  return true;
}

void JobSource::take_back(JobId id) {
  const auto found = given_.extract(id);
  if (!found.empty() && found.mapped().wanted())
    found.mapped().queue->give_back(found.mapped().job);
}

void JobSource::take_back_from(int worker) {
  for (const JobId id : given_to(worker)) take_back(id);
}

void JobSource::take_back_all() {
  while (!given_.empty()) take_back(given_.begin()->first);
}

std::vector<JobId> JobSource::given_to(int worker) const {
  std::vector<JobId> ids;
  for (const auto& [id, it] : given_) {
    if (it.worker == worker) ids.push_back(id);
  }
  return ids;
}

bool JobSource::wanted(JobId id) const {
  const auto found = given_.find(id);
  return found != given_.end() && found->second.wanted();
}

}  // namespace handoff::sim
