// The size of the next job, and whose turn it is.
#include "sim/experiment/jobs/replication_jobs.hpp"

#include <algorithm>
#include <utility>

#include "core/base/sort_few.hpp"

namespace handoff::sim {
namespace {

constexpr double kJobMs = 12.0;        // so that a worker is free for something new within a frame
constexpr double kFirstTrials = 2000;  // while nothing is known of the pace
constexpr int kLargestFirst = 4;
constexpr int kLargest = 64;

int by_count(double wanted, int most) {
  return std::max(1, static_cast<int>(std::min(wanted, static_cast<double>(most))));
}

}  // namespace

void ReplicationJobs::begin(int there, int target) {
  scenario_.reset();
  target_ = target;
  ordered_ = there;
  returned_.clear();
}

void ReplicationJobs::skip_to(int there) { ordered_ = std::max(ordered_, there); }

int ReplicationJobs::next_size() const {
  const int left = target_ - ordered_;
  const int by_time =
      replication_ms_ > 0
          ? by_count(patience_ * kJobMs / replication_ms_, patience_ * kLargest)
          : by_count(kFirstTrials / scenario_->scenario.cohort.trials, kLargestFirst);
  const int fair = workers_ > 0 ? std::max(1, left / (2 * workers_)) : left;
  return std::min({by_time, fair, left});
}

std::optional<Job> ReplicationJobs::next() {
  if (!returned_.empty()) {
    Job job = std::move(returned_.back());
    returned_.pop_back();
    return job;
  }
  if (ordered_ >= target_ || scenario() == nullptr) return std::nullopt;
  if (!scenario_) scenario_ = job_scenario(*scenario());
  const int from = ordered_;
  ordered_ += next_size();
  return Job{JobKind::batch, scenario_, from, ordered_};
}

void ReplicationJobs::take(const Job& job, JobAnswer answer, double ms) {
  const double one = ms / static_cast<double>(job.to - job.from);
  replication_ms_ = replication_ms_ > 0 ? 0.5 * (replication_ms_ + one) : one;
  deliver(std::get<Batch>(std::move(answer)));
}

std::optional<Job> SideBySide::next() {
  std::vector<ReplicationJobs*> fewest_first = systems_;
  core::sort_few(fewest_first.begin(), fewest_first.end(),
                 [](const ReplicationJobs* a, const ReplicationJobs* b) {
                   return a->ordered() < b->ordered();
                 });
  for (ReplicationJobs* system : fewest_first) {
    if (auto job = system->next()) return job;
  }
  return std::nullopt;
}

ReplicationJobs* SideBySide::owner_of(const Job& job) const {
  const auto owner =
      std::find_if(systems_.begin(), systems_.end(),
                   [&job](const ReplicationJobs* system) { return system->wants(job); });
  return owner == systems_.end() ? nullptr : *owner;
}

void SideBySide::take(const Job& job, JobAnswer answer, double ms) {
  owner_of(job)->take(job, std::move(answer), ms);
}

}  // namespace handoff::sim
