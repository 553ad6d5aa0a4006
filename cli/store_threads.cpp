// A queue of orders with their scenarios, and a queue of what came of them.
#include "cli/store_threads.hpp"

#include <algorithm>
#include <cassert>
#include <chrono>
#include <condition_variable>
#include <deque>
#include <exception>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

#include "cli/interrupt.hpp"
#include "cli/terminal.hpp"

namespace handoff::cli {
namespace {

constexpr int kProgressSteps = 1'000;

class Progress {
 public:
  explicit Progress(std::string_view what) : bar_(what, kProgressSteps) {}

  // Never backward, though what is expected changes as the answer takes shape.
  void show(const sim::Question& question, const sim::Lab& lab) {
    const double expected = std::max(question.expected_work(), lab.spent());
    const double share = expected > 0 ? lab.spent() / expected : 0;
    shown_ = std::max(shown_, static_cast<int>(share * kProgressSteps));
    bar_.show(shown_);
  }

 private:
  ProgressBar bar_;
  int shown_ = 0;
};

void deliver(sim::Lab& lab, sim::CellId cell, sim::Batch batch) {
  const auto error = lab.deliver(cell, std::move(batch));
  assert(!error);
  static_cast<void>(error);
}

using Stop = std::function<bool()>;

bool answer_here(sim::Question& question, sim::Lab& lab, Progress& progress, const Stop& stop) {
  while (!question.advance(lab)) {
    for (const sim::Order& order : lab.take_orders(1)) {
      if (stop()) return false;
      carry_out(lab, order);
    }
    progress.show(question, lab);
  }
  return true;
}

class Crew {
 public:
  explicit Crew(int threads) {
    for (int i = 0; i < threads; ++i) threads_.emplace_back([this] { work(); });
  }

  ~Crew() {
    {
      const std::lock_guard lock(mutex_);
      going_home_ = true;
    }
    to_do_.notify_all();
    for (std::thread& thread : threads_) thread.join();
  }

  Crew(const Crew&) = delete;
  Crew& operator=(const Crew&) = delete;

  bool answer(sim::Question& question, sim::Lab& lab, Progress& progress, const Stop& stop) {
    while (!question.advance(lab)) {
      // Two for each thread, so that none waits for the question to be asked again.
      const std::size_t room = 2 * threads_.size();
      if (under_way_ < room) hand_out(lab, lab.take_orders(room - under_way_));
      assert(under_way_ > 0 && "a question that lacks something orders it");
      auto made = next(stop);
      if (!made) return false;
      deliver(lab, made->cell, std::move(made->batch));
      progress.show(question, lab);
    }
    return true;
  }

 private:
  struct Task {
    sim::Order order;
    sim::Scenario scenario;  // the lab's own may move while the thread runs
  };
  struct Made {
    sim::CellId cell;
    sim::Batch batch;
  };

  void hand_out(const sim::Lab& lab, const std::vector<sim::Order>& orders) {
    const std::lock_guard lock(mutex_);
    for (const sim::Order& order : orders) tasks_.push_back({order, lab.scenario(order.cell)});
    under_way_ += orders.size();
    to_do_.notify_all();
  }

  // None if the work is to stop.
  std::optional<Made> next(const Stop& stop) {
    using namespace std::chrono_literals;
    if (stop()) return std::nullopt;
    std::unique_lock lock(mutex_);
    while (made_.empty()) {
      if (interrupted()) return std::nullopt;
      if (failure_) std::rethrow_exception(std::exchange(failure_, nullptr));
      done_.wait_for(lock, 100ms);
    }
    Made made = std::move(made_.front());
    made_.pop_front();
    --under_way_;
    return made;
  }

  void work() {
    std::unique_lock lock(mutex_);
    while (true) {
      to_do_.wait(lock, [this] { return going_home_ || !tasks_.empty(); });
      if (going_home_) return;
      const Task task = std::move(tasks_.front());
      tasks_.pop_front();
      lock.unlock();
      try {
        sim::Batch batch = sim::BatchRunner(task.scenario).run(task.order.from, task.order.to);
        lock.lock();
        made_.push_back({task.order.cell, std::move(batch)});
      } catch (...) {  // out of memory is the caller's to tell of
        if (!lock.owns_lock()) lock.lock();
        failure_ = std::current_exception();
      }
      done_.notify_one();
    }
  }

  std::vector<std::thread> threads_;
  std::size_t under_way_ = 0;  // of the calling thread
  std::mutex mutex_;           // guards everything below
  std::condition_variable to_do_;
  std::condition_variable done_;
  std::deque<Task> tasks_;
  std::deque<Made> made_;
  bool going_home_ = false;
  std::exception_ptr failure_;
};

}  // namespace

bool answer_on_threads(sim::Question& question, sim::Lab& lab, int threads, std::string_view what,
                       const Stop& stop) {
  const InterruptGuard guard;
  Progress progress(what);
#ifdef __EMSCRIPTEN__
  threads = 1;
#endif
  const bool answered = threads <= 1 ? answer_here(question, lab, progress, stop)
                                     : Crew(threads).answer(question, lab, progress, stop);
  if (!answered) lab.reopen_orders();
  return answered;
}

}  // namespace handoff::cli
