// A queue by time behind a mutex.
#include "service/sandbox/event_loop.hpp"

#include <utility>

namespace handoff::sandbox {

void EventLoop::at(Steady::time_point when, Task task) {
  {
    const std::lock_guard lock(mutex_);
    entries_.push({when, asked_++, std::move(task)});
  }
  changed_.notify_one();
}

void EventLoop::stop() {
  {
    const std::lock_guard lock(mutex_);
    stopped_ = true;
  }
  changed_.notify_one();
}

// Nothing: the loop was stopped.
EventLoop::Task EventLoop::next() {
  std::unique_lock lock(mutex_);
  while (!stopped_) {
    if (entries_.empty()) {
      changed_.wait(lock);
    } else if (const auto when = entries_.top().when; when > Steady::now()) {
      changed_.wait_until(lock, when);
    } else {
      Task task = std::move(const_cast<Entry&>(entries_.top()).task);  // it is popped at once
      entries_.pop();
      return task;
    }
  }
  return {};
}

void EventLoop::run() {
  while (const Task task = next()) task();
}

}  // namespace handoff::sandbox
