// Limiter: one rate limit of an API, in the three forms that vendors use.
//
//   fixed window    a counter that is zeroed at each multiple of the window
//   rolling window  no stretch of a window's length holds more than so many
//   token bucket    as many tokens as requests, refilled evenly over the window (GCRA, in integers)
//
// `admits` asks without changing anything, so that several limits can be asked before one request
// is counted against all; a refused request does not count.
#pragma once

#include <cstdint>
#include <vector>

#include "core/time.hpp"
#include "sim/scenario.hpp"

namespace handoff::sim {

class Limiter {
 public:
  explicit Limiter(const RateLimit& limit) : limit_(limit) {}

  bool admits(core::Time now) const;
  void count(core::Time now);
  void clear();

 private:
  bool in_current_window(core::Time now) const { return now.us / limit_.window.us == window_; }
  core::Duration spacing() const { return limit_.window / limit_.requests; }

  RateLimit limit_;
  std::int64_t window_ = -1;       // fixed: number of the window
  int used_ = 0;                   // fixed: requests in it
  std::vector<core::Time> times_;  // rolling: the last so many requests, a ring
  std::size_t oldest_ = 0;
  core::Time arrival_{};  // bucket: theoretical arrival time of the next request
};

}  // namespace handoff::sim
