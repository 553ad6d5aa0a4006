// Pause: how whoever waits for messages waits. MPI has no wait that leaves the core to others, so it is asked again and again,
// at first at once and then ever less often.
#pragma once

#include <algorithm>
#include <chrono>
#include <thread>

namespace handoff::cluster {

class Pause {
 public:
  void over() { next_ = kShortest; }
  void wait() {
    std::this_thread::sleep_for(next_);
    next_ = std::min(2 * next_, kLongest);
  }

 private:
  using Time = std::chrono::microseconds;
  static constexpr Time kShortest{20};
  static constexpr Time kLongest{1'000};
  Time next_ = kShortest;
};

// For jobs' lengths and for patience.
inline double now_ms() {
  return std::chrono::duration<double, std::milli>(
             std::chrono::steady_clock::now().time_since_epoch())
      .count();
}

}  // namespace handoff::cluster
