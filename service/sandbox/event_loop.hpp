// The event loop: the one thread on which a sandbox lives, and everything that is to happen later.
//
// What comes from elsewhere (a request at the server, an answer to a webhook) is posted to it, so that the
// world behind it needs no locks. A vendor that takes two seconds to answer is an entry of a queue here, not
// a thread that sleeps. What is due at the same time happens in the order in which it was asked for.
#pragma once

#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <functional>
#include <mutex>
#include <queue>
#include <vector>

namespace handoff::sandbox {

class EventLoop {
 public:
  using Steady = std::chrono::steady_clock;
  using Task = std::function<void()>;

  // From any thread.
  void post(Task task) { at(Steady::time_point::min(), std::move(task)); }
  void at(Steady::time_point when, Task task);
  void stop();

  // Until `stop`, on the caller's thread.
  void run();

 private:
  struct Entry {
    Steady::time_point when;
    std::uint64_t order;
    Task task;
    bool operator<(const Entry& other) const {  // the largest is taken first
      return when != other.when ? when > other.when : order > other.order;
    }
  };
  Task next();

  std::mutex mutex_;
  std::condition_variable changed_;
  std::priority_queue<Entry> entries_;
  std::uint64_t asked_ = 0;
  bool stopped_ = false;
};

}  // namespace handoff::sandbox
