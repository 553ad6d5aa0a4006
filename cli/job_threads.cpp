// A line of jobs that are to be done, and a line of those that are.
#include "cli/job_threads.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "cli/interrupt.hpp"
#include "sim/experiment/jobs/job_runner.hpp"

namespace handoff::cli {
namespace {

struct Done {
  sim::JobId id;
  sim::JobAnswer answer;
  double ms;
};

Done carried_out(sim::JobRunner& runner, const sim::GivenJob& given) {
  const auto before = std::chrono::steady_clock::now();
  sim::JobAnswer answer = runner.run(given.job);
  const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - before;
  return {given.id, std::move(answer), took.count()};
}

}  // namespace

class JobThreads::Here {
 public:
  bool run(sim::JobSource& source, const sim::JobWatch& watch) {
    while (true) {
      const auto given = source.give(0);
      if (watch.done()) return true;
      assert(given && "who is not done has a job to give");
      if (watch.stop()) return false;
      Done done = carried_out(runner_, *given);
      source.answered(done.id, std::move(done.answer), done.ms);
      watch.answered();
    }
  }

 private:
  sim::JobRunner runner_;
};

class JobThreads::Threads {
 public:
  explicit Threads(int count) {
    for (int i = 0; i < count; ++i) threads_.emplace_back([this] { work(); });
  }

  ~Threads() {
    {
      const std::lock_guard lock(mutex_);
      going_home_ = true;
    }
    to_do_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  Threads(const Threads&) = delete;
  Threads& operator=(const Threads&) = delete;

  bool run(sim::JobSource& source, const sim::JobWatch& watch) {
    begin();
    while (true) {
      // Two for each thread, so that none waits for the answers to be looked at.
      while (source.given() < 2 * threads_.size()) {
        auto given = source.give(0);
        if (!given) break;
        hand_out(*std::move(given));
      }
      if (watch.done()) return true;
      assert(source.given() > 0 && "who is not done has a job to give");
      if (watch.stop()) return false;
      std::deque<Done> made = next();
      if (made.empty()) return false;
      for (Done& it : made) source.answered(it.id, std::move(it.answer), it.ms);
      watch.answered();
    }
  }

 private:
  // What is left of the run before is of no use to this one.
  void begin() {
    const std::lock_guard lock(mutex_);
    ++run_;
    jobs_.clear();
    made_.clear();
    failure_ = nullptr;
  }

  void hand_out(sim::GivenJob given) {
    const std::lock_guard lock(mutex_);
    jobs_.push_back(std::move(given));
    to_do_.notify_one();
  }

  // All that have come in, at least one; none if the program was interrupted. Out of memory is the
  // caller's to tell of.
  std::deque<Done> next() {
    using namespace std::chrono_literals;
    std::unique_lock lock(mutex_);
    while (made_.empty()) {
      if (interrupted()) return {};
      if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
      done_.wait_for(lock, 100ms);
    }
    return std::exchange(made_, {});
  }

  // The life of one thread.
  void work() {
    sim::JobRunner runner;
    std::unique_lock lock(mutex_);
    while (true) {
      to_do_.wait(lock, [this] { return going_home_ || !jobs_.empty(); });
      if (going_home_) return;
      const sim::GivenJob given = std::move(jobs_.front());
      const int mine = run_;
      jobs_.pop_front();
      lock.unlock();
      std::optional<Done> made;
      std::exception_ptr failure;
      try {
        made = carried_out(runner, given);
      } catch (...) {
        failure = std::current_exception();
      }
      lock.lock();
      if (mine != run_) continue;
      if (made) made_.push_back(*std::move(made));
      if (failure) failure_ = failure;
      done_.notify_one();
    }
  }

  std::vector<std::thread> threads_;
  std::mutex mutex_;  // guards everything below
  std::condition_variable to_do_;
  std::condition_variable done_;
  std::deque<sim::GivenJob> jobs_;
  std::deque<Done> made_;
  int run_ = 0;
  bool going_home_ = false;
  std::exception_ptr failure_;
};

int default_threads() {
  return static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

JobThreads::JobThreads(int threads) : count_(std::max(1, threads)) {
#ifdef __EMSCRIPTEN__
  count_ = 1;
#endif
}
JobThreads::~JobThreads() = default;

bool JobThreads::run(sim::JobSource& source, const sim::JobWatch& watch) {
  const InterruptGuard guard;
  if (count_ == 1 && !here_) here_ = std::make_unique<Here>();
  if (count_ > 1 && !threads_) threads_ = std::make_unique<Threads>(count_);
  const bool finished = here_ ? here_->run(source, watch) : threads_->run(source, watch);
  source.take_back_all();
  return finished;
}

}  // namespace handoff::cli
