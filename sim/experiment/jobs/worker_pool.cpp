// Who gets what next, who is stopped, and who knows which scenarios.
#include "sim/experiment/jobs/worker_pool.hpp"

#include <algorithm>
#include <utility>

namespace handoff::sim {
namespace {

constexpr std::size_t kJobsInHand = 2;
constexpr double kPatienceMs = 100.0;
constexpr int kMostFailures = 3;
constexpr std::size_t kMostKnown = 16;  // scenarios, in a worker and as text here

}  // namespace

WorkerPool::Worker& WorkerPool::at(int worker) {
  const auto place = static_cast<std::size_t>(worker);
  if (workers_.size() <= place) workers_.resize(place + 1);
  return workers_[place];
}

int WorkerPool::size() const {
  return static_cast<int>(
      std::count_if(workers_.begin(), workers_.end(), [](const Worker& it) { return it.up; }));
}

void WorkerPool::started(int worker) { at(worker).up = true; }

void WorkerPool::lose(int worker) {
  Worker& it = at(worker);
  it.up = false;
  it.unwanted_since_ms = -1.0;
  it.knows.clear();
  source_.take_back_from(worker);
}

void WorkerPool::ended(int worker) { lose(worker); }

void WorkerPool::failed(int worker) {
  lose(worker);
  if (++at(worker).failures <= kMostFailures) host_.restart(worker);
}

void WorkerPool::said(int worker, std::span<const std::uint8_t> bytes) {
  auto message = message_from_bytes(bytes);
  AnswerMessage* const it = message ? std::get_if<AnswerMessage>(&*message) : nullptr;
  if (it == nullptr) return failed(worker);
  at(worker).unwanted_since_ms = -1.0;
  worked_ms_ += it->ms;
  source_.answered(it->id, std::move(it->answer), it->ms);
}

// The first job is perhaps being worked on; those after it are not.
void WorkerPool::drop_unwanted(int worker, double now_ms) {
  const std::vector<JobId> jobs = source_.given_to(worker);  // a copy: it changes
  for (std::size_t i = jobs.size(); i-- > 1;) {
    if (source_.wanted(jobs[i])) continue;
    post(worker, DropMessage{jobs[i]});
    source_.take_back(jobs[i]);
  }
  if (jobs.empty() || source_.wanted(jobs.front())) return;
  Worker& it = at(worker);
  if (it.unwanted_since_ms < 0.0) it.unwanted_since_ms = now_ms;
  const double end = it.unwanted_since_ms + kPatienceMs;
  if (now_ms < end) {
    due_ms_ = std::min(due_ms_.value_or(end), end);
    return;
  }
  lose(worker);
  host_.restart(worker);
}

void WorkerPool::keep_busy(double now_ms) {
  due_ms_.reset();
  const int workers = static_cast<int>(workers_.size());
  for (int worker = 0; worker < workers; ++worker) drop_unwanted(worker, now_ms);
  // One each in turn, so that the most important jobs are begun at once and side by side.
  for (std::size_t depth = 1; depth <= kJobsInHand; ++depth) {
    for (int worker = 0; worker < workers; ++worker) {
      if (!at(worker).up || source_.given_to(worker).size() >= depth) continue;
      const auto given = source_.give(worker);
      if (!given) return;
      post(worker, *given);
    }
  }
}

void WorkerPool::post(int worker, const JobsMessage& message) {
  host_.post(worker, message_bytes(message));
}

void WorkerPool::post(int worker, const GivenJob& given) {
  const Job& job = given.job;
  introduce(worker, *job.scenario);
  post(worker, JobMessage{given.id, job.kind, job.scenario->id, job.from, job.to, job.tier,
                          job.values, job.month});
}

void WorkerPool::introduce(int worker, const JobScenario& scenario) {
  std::vector<ScenarioId>& knows = at(worker).knows;
  const auto known = std::find(knows.begin(), knows.end(), scenario.id);
  if (known != knows.end()) {
    std::rotate(knows.begin(), known, known + 1);
    return;
  }
  if (knows.size() == kMostKnown) {
    post(worker, ForgetMessage{knows.back()});
    knows.pop_back();
  }
  post(worker, ScenarioMessage{scenario.id, text_of(scenario)});
  knows.insert(knows.begin(), scenario.id);
}

const std::string& WorkerPool::text_of(const JobScenario& scenario) {
  const auto made = std::find_if(texts_.begin(), texts_.end(),
                                 [&scenario](const Text& it) { return it.id == scenario.id; });
  if (made != texts_.end()) {
    std::rotate(texts_.begin(), made, made + 1);
  } else {
    if (texts_.size() == kMostKnown) texts_.pop_back();
    texts_.insert(texts_.begin(), Text{scenario.id, host_.write(scenario.scenario)});
  }
  return texts_.front().text;
}

}  // namespace handoff::sim
