// Who has which job.
#include "sim/experiment/jobs/job_source.hpp"

#include <cassert>
#include <cstddef>
#include <utility>

namespace handoff::sim {
namespace {

// Workers are numbered from 0; -1 is who works for none of them (job_loop.cpp).
std::size_t place_of(int worker) {
  assert(worker >= -1);
  return worker < 0 ? 0 : static_cast<std::size_t>(worker) + 1;
}

}  // namespace

std::optional<GivenJob> JobSource::give(int worker) {
  for (JobQueue* queue : queues_) {
    if (auto job = queue->next()) {
      given_.emplace(++last_, Given{worker, *job, queue});
      const auto place = place_of(worker);
      if (by_worker_.size() <= place) by_worker_.resize(place + 1);
      by_worker_[place].push_back(last_);
      return GivenJob{last_, *std::move(job)};
    }
  }
  return std::nullopt;
}

void JobSource::forget(int worker, JobId id) { std::erase(by_worker_[place_of(worker)], id); }

bool JobSource::answered(JobId id, JobAnswer answer, double ms) {
  auto found = given_.extract(id);
  if (found.empty()) return false;
  const Given& it = found.mapped();
  forget(it.worker, id);
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
  if (found.empty()) return;
  const Given& it = found.mapped();
  forget(it.worker, id);
  if (it.wanted()) it.queue->give_back(it.job);
}

void JobSource::take_back_from(int worker) {
  const std::vector<JobId> ids = given_to(worker);
  for (const JobId id : ids) take_back(id);
}

void JobSource::take_back_all() {
  while (!given_.empty()) take_back(given_.begin()->first);
}

const std::vector<JobId>& JobSource::given_to(int worker) const {
  static const std::vector<JobId> kNone;
  const auto place = place_of(worker);
  return place < by_worker_.size() ? by_worker_[place] : kNone;
}

bool JobSource::wanted(JobId id) const {
  const auto found = given_.find(id);
  return found != given_.end() && found->second.wanted();
}

}  // namespace handoff::sim
