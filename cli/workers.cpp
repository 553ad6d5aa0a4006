// Batches are sized by the clock, so that cancelling and the progress bar are prompt for any
// scenario and the cost of handing them over does not count.
#include "cli/workers.hpp"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>

#include "cli/interrupt.hpp"

namespace handoff::cli {
namespace {

constexpr double kBatchSeconds = 0.02;
constexpr int kLargestBatch = 64;

struct Task {
  std::size_t system;
  int from;
  int to;
};

struct Made {
  std::size_t system;
  sim::Batch batch;
};

// What is left to do. The system that is furthest behind comes first, so that batches of a
// comparison become pairs soon.
class Agenda {
 public:
  Agenda(std::size_t systems, int from, int to) : next_(systems, from), to_(to) {}

  // At most `wanted(system)` replications; none when all are given out.
  template <class Wanted>
  std::optional<Task> take(Wanted wanted) {
    const auto behind = std::min_element(next_.begin(), next_.end());
    if (*behind >= to_) return std::nullopt;
    const auto system = static_cast<std::size_t>(behind - next_.begin());
    const int from = *behind;
    const int left = to_ - from;
    *behind = from + std::clamp(wanted(system, left), 1, left);
    return Task{system, from, *behind};
  }

 private:
  std::vector<int> next_;  // by system
  int to_;
};

// One thread's simulations, made when they are first needed, and how long a replication takes.
class Hand {
 public:
  explicit Hand(std::size_t systems) : runners_(systems), seconds_(systems, kBatchSeconds) {}

  // Towards the end batches get small, so that all threads finish together.
  int wanted(std::size_t system, int left, int threads) const {
    const int by_time = static_cast<int>(std::min(kBatchSeconds / seconds_[system], 1e6));
    return std::min({by_time, left / (2 * threads), kLargestBatch});
  }

  sim::Batch run(const Task& task, const sim::Scenario& scenario) {
    auto& runner = runners_[task.system];
    if (!runner) runner.emplace(scenario);
    const auto before = std::chrono::steady_clock::now();
    sim::Batch batch = runner->run(task.from, task.to);
    const std::chrono::duration<double> took = std::chrono::steady_clock::now() - before;
    seconds_[task.system] = std::max(took.count() / (task.to - task.from), 1e-7);
    return batch;
  }

 private:
  std::vector<std::optional<sim::BatchRunner>> runners_;
  std::vector<double> seconds_;
};

}  // namespace

class Workers::Crew {
 public:
  Crew(std::vector<sim::Scenario> systems, int threads) : systems_(std::move(systems)) {
#ifdef __EMSCRIPTEN__
    threads = 1;
#endif
    for (int i = 0; i < threads; ++i) hands_.emplace_back(systems_.size());
  }

  bool run(int from, int to, const Sink& sink) {
    const InterruptGuard guard;
    Agenda agenda(systems_.size(), from, to);
    if (hands_.size() == 1) return run_here(agenda, sink);
    return run_on_threads(agenda, sink);
  }

 private:
  bool run_here(Agenda& agenda, const Sink& sink) {
    while (!interrupted()) {
      const auto task = next(agenda, hands_.front());
      if (!task) return true;
      sink(task->system, hands_.front().run(*task, systems_[task->system]));
    }
    return false;
  }

  std::optional<Task> next(Agenda& agenda, const Hand& hand) const {
    return agenda.take([&](std::size_t system, int left) {
      return hand.wanted(system, left, static_cast<int>(hands_.size()));
    });
  }

  bool run_on_threads(Agenda& agenda, const Sink& sink) {
    std::vector<std::thread> threads;
    working_ = hands_.size();
    for (Hand& hand : hands_) threads.emplace_back([this, &agenda, &hand] { work(agenda, hand); });
    try {
      collect(sink);
    } catch (...) {
      fail();
    }
    for (std::thread& thread : threads) thread.join();
    if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
    const std::lock_guard lock(mutex_);
    return !next(agenda, hands_.front()).has_value();
  }

  // The life of one thread. Out of memory is the caller's to tell of.
  void work(Agenda& agenda, Hand& hand) {
    try {
      while (const auto task = next_together(agenda, hand)) {
        sim::Batch batch = hand.run(*task, systems_[task->system]);
        const std::lock_guard lock(mutex_);
        made_.push_back({task->system, std::move(batch)});
        something_.notify_one();
      }
    } catch (...) {
      fail();
    }
    const std::lock_guard lock(mutex_);
    --working_;
    something_.notify_one();
  }

  // Everybody stops at the next batch.
  void fail() {
    const std::lock_guard lock(mutex_);
    failure_ = std::current_exception();
  }

  std::optional<Task> next_together(Agenda& agenda, const Hand& hand) {
    const std::lock_guard lock(mutex_);
    if (interrupted() || failure_) return std::nullopt;
    return next(agenda, hand);
  }

  void collect(const Sink& sink) {
    std::unique_lock lock(mutex_);
    while (true) {
      something_.wait(lock, [this] { return !made_.empty() || working_ == 0; });
      if (made_.empty()) return;
      Made made = std::move(made_.front());
      made_.pop_front();
      lock.unlock();
      sink(made.system, std::move(made.batch));
      lock.lock();
    }
  }

  std::vector<sim::Scenario> systems_;
  std::vector<Hand> hands_;
  std::mutex mutex_;  // guards everything below, and the agenda
  std::condition_variable something_;
  std::deque<Made> made_;
  std::size_t working_ = 0;
  std::exception_ptr failure_;
};

int default_threads() {
  return static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

Workers::Workers(std::vector<sim::Scenario> systems, int threads)
    : crew_(std::make_unique<Crew>(std::move(systems), std::max(1, threads))) {}
Workers::~Workers() = default;

bool Workers::run(int from, int to, const Sink& sink) { return crew_->run(from, to, sink); }

}  // namespace handoff::cli
