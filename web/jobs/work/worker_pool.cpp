#include "web/jobs/work/worker_pool.hpp"

#include <algorithm>
#include <utility>

namespace handoff::web {
namespace {

constexpr std::size_t kJobsInHand = 2;
constexpr double kPatienceMs = 100.0;
constexpr int kMostFailures = 3;

}  // namespace

Crew::Worker& Crew::at(int worker) {
  const auto place = static_cast<std::size_t>(worker);
  if (workers_.size() <= place) workers_.resize(place + 1);
  return workers_[place];
}

bool Crew::idle() const {
  return std::all_of(workers_.begin(), workers_.end(),
                     [](const Worker& worker) { return worker.jobs.empty(); });
}

int Crew::size() const {
  return static_cast<int>(
      std::count_if(workers_.begin(), workers_.end(), [](const Worker& it) { return it.up; }));
}

void Crew::started(int worker) { at(worker).up = true; }

void Crew::lose_jobs(Worker& worker) {
  worker.up = false;
  worker.unwanted_since_ms = -1.0;
  for (const Job& job : std::exchange(worker.jobs, {})) {
    if (job.wanted()) job.work->give_back(job.order);
  }
}

void Crew::ended(int worker) { lose_jobs(at(worker)); }

void Crew::failed(int worker) {
  Worker& it = at(worker);
  lose_jobs(it);
  if (++it.failures <= kMostFailures) host_.restart(worker);
}

void Crew::answered(int worker, OrderId id, std::span<const std::uint8_t> answer, double ms) {
  Worker& it = at(worker);
  const auto found =
      std::find_if(it.jobs.begin(), it.jobs.end(), [id](const Job& job) { return job.id == id; });
  if (found == it.jobs.end()) return;  // taken back too late
  const Job job = std::move(*found);
  it.jobs.erase(found);
  it.unwanted_since_ms = -1.0;
  if (job.wanted()) job.work->take(job.order, answer, ms);
}

// The first job is perhaps being worked on; those after it are not.
void Crew::drop_unwanted(int index, double now_ms) {
  Worker& worker = at(index);
  for (std::size_t i = worker.jobs.size(); i-- > 1;) {
    if (worker.jobs[i].wanted()) continue;
    host_.take_back(index, worker.jobs[i].id);
    worker.jobs.erase(worker.jobs.begin() + static_cast<std::ptrdiff_t>(i));
  }
  if (worker.jobs.empty() || worker.jobs.front().wanted()) return;
  if (worker.unwanted_since_ms < 0.0) worker.unwanted_since_ms = now_ms;
  const double end = worker.unwanted_since_ms + kPatienceMs;
  if (now_ms < end) {
    due_ms_ = std::min(due_ms_.value_or(end), end);
    return;
  }
  lose_jobs(worker);
  host_.restart(index);
}

std::optional<Crew::Next> Crew::next() {
  for (Work* work : works_) {
    if (auto order = work->next_order()) return Next{*std::move(order), work};
  }
  return std::nullopt;
}

void Crew::keep_busy(double now_ms) {
  due_ms_.reset();
  for (std::size_t i = 0; i < workers_.size(); ++i) drop_unwanted(static_cast<int>(i), now_ms);
  // One each in turn, so that the most important orders are begun at once and side by side.
  for (std::size_t depth = 1; depth <= kJobsInHand; ++depth) {
    for (std::size_t i = 0; i < workers_.size(); ++i) {
      Worker& worker = workers_[i];
      if (!worker.up || worker.jobs.size() >= depth) continue;
      auto it = next();
      if (!it) return;
      worker.jobs.push_back({++last_id_, std::move(it->order), it->work});
      host_.post(static_cast<int>(i), last_id_, worker.jobs.back().order);
    }
  }
}

bool Crew::run_here(double budget_ms, const std::function<double()>& now_ms) {
  const double start = now_ms();
  bool any = false;
  for (double from = start; from - start < budget_ms; any = true) {
    const auto it = next();
    if (!it) break;
    const auto answer =
        here_.perform(it->order.kind, *it->order.text, it->order.from, it->order.to);
    const double end = now_ms();
    it->work->take(it->order, answer, end - from);
    from = end;
  }
  return any;
}

}  // namespace handoff::web
