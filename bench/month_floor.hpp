// The month's floor: the article's month as a careful C programmer would write it for that month alone.
//
// The same calls and draws as the worked example (the counts below are those of its replications on average), the same
// kinds of work for each - a draw of luck, jitter and latency, a rolling limit, an event - and none of what makes them
// answer other questions: no core, no messages, no keyed streams, no retries (the article's month has two), no zones'
// rules, no statistics beyond sums. As bench/floor.hpp it shares nothing with sim/, so that the floor does not rise
// with the engine. Time is in seconds.
#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <vector>

#include "bench/floor.hpp"

namespace handoff::bench {

struct MonthOfFloor {
  std::int64_t calls = 0;
  double lag = 0;         // sum over customers, from paying to the CRM's update
  double touch_wait = 0;  // sum, from then to a person's first touch
  std::int64_t late_mails = 0;
};

namespace floor_detail {

inline constexpr double kDay = 86'400;
inline constexpr int kSignUpDays =
    60;  // 28 days are counted; who signs up before or after may reach into them
inline constexpr int kSignUps = 1'071;  // 500 a month; 193 of them convert
inline constexpr double kConverts = 0.18;
inline constexpr int kTrialDays = 14;
inline constexpr int kSimulatedDays = 37;  // whose conversions are simulated: 120
inline constexpr int kJobDays = 42;        // in which reconciliation runs 252 times
inline constexpr double kReconciledEvery = 4 * 3600;
inline constexpr int kDrawsOfAnybody = 6;  // plan, zone, hour, minute, card, decision
inline constexpr int kDrawsOfCustomer =
    12;  // deal, e-mail, segment, charge, trial's end, change of plan, ...
inline constexpr int kCallsOfHandoff =
    10;  // look-ups, search, update, disenrolment, owner, notices, onboarding
inline constexpr int kMails = 11;  // of a trial's sequence
inline constexpr int kPeople = 8;
inline constexpr std::array<double, 3> kUsage{14.3, 3.2, 1.5};
inline constexpr double kTouch = 1'800;

// So many requests in any ten seconds.
struct Window {
  static constexpr std::size_t kMost = 190;
  std::array<double, kMost> times{};
  std::size_t next = 0;

  Window() { times.fill(-1e9); }
  bool admits(double now) const { return times[next] <= now - 10; }
  void count(double now) {
    times[next] = now;
    next = next + 1 == kMost ? 0 : next + 1;
  }
};

struct FloorCustomer {
  double signed_up, paid, updated, left;
  int step;  // of its handoff
  int plan;
  int usage[3];
};

// Marsaglia & Tsang's gamma and a product of uniforms: a count whose mean varies.
inline int usage_of(double mean, Rng& rng) {
  constexpr double kShape = 2, d = kShape - 1.0 / 3;
  const double c = 1 / std::sqrt(9 * d);
  double level = 0;
  for (;;) {
    const double x = normal(rng), v = (1 + c * x) * (1 + c * x) * (1 + c * x);
    if (v <= 0) continue;
    const double u = rng.uniform();
    if (u < 1 - 0.0331 * x * x * x * x || std::log(u) < 0.5 * x * x + d * (1 - v + std::log(v))) {
      level = d * v / kShape;
      break;
    }
  }
  const double least = std::exp(-mean * level);
  int count = -1;
  for (double product = 1; product > least; ++count) product *= rng.uniform();
  return count;
}

// Nine to five on weekdays, by one clock.
inline double next_open(double at) {
  const double day = std::floor(at / kDay), hour = (at - day * kDay) / 3600;
  const int weekday = static_cast<int>(day) % 7;
  if (weekday < 5 && hour < 9) return day * kDay + 9 * 3600;
  if (weekday < 5 && hour < 17) return at;
  const int ahead = weekday < 4 ? 1 : 7 - weekday;
  return (day + ahead) * kDay + 9 * 3600;
}

class FloorMonth {
 public:
  MonthOfFloor run(std::uint64_t number) {
    result_ = {};
    rng_.s[0] += number;
    customers_.clear();
    pending_.count = 0;
    free_at_.fill(0);
    draw();
    pending_.push({kReconciledEvery, kReconcile, 0});
    while (pending_.count > 0) happen(pending_.pop());
    for (const FloorCustomer& it : customers_) count_mails(it);
    return result_;
  }

 private:
  enum Kind { kPaid, kAnswer, kTouched, kReconcile, kBilling, kCrm };

  void draw() {
    for (int trial = 0; trial < kSignUps; ++trial) {
      if (rng_.uniform() >= kConverts) continue;
      FloorCustomer it{};
      double luck = 0;
      for (int draws = 1; draws < kDrawsOfAnybody; ++draws) luck += rng_.uniform();
      it.signed_up = rng_.uniform() * kSignUpDays * kDay - kTrialDays * kDay;
      it.paid = it.signed_up + kTrialDays * kDay * luck / (kDrawsOfAnybody - 1);
      if (it.paid < 0 || it.paid >= kSimulatedDays * kDay) continue;
      for (int draws = 0; draws < kDrawsOfCustomer; ++draws) luck += rng_.uniform();
      it.plan = static_cast<int>(luck) & 3;
      for (std::size_t at = 0; at < 3; ++at) it.usage[at] = usage_of(kUsage[at], rng_);
      it.updated = it.left = 1e18;
      // Two events of the processor, of which the second says nothing new.
      const int position = static_cast<int>(customers_.size());
      pending_.push({it.paid + exponential(rng_), kPaid, position});
      pending_.push({it.paid + 3600 + exponential(rng_), kPaid, position});
      customers_.push_back(it);
    }
  }

  // When a call is answered.
  double call(double now) {
    ++result_.calls;
    const double trouble = rng_.uniform();
    const std::uint64_t jitter = rng_.next();
    const double latency = 0.18 * std::exp(0.6 * normal(rng_));
    if (!window_.admits(now)) return now + 10;
    window_.count(now);
    return now + latency + (trouble < 0.002 ? static_cast<double>(jitter >> 62) : 0);
  }

  void happen(const Pending::Item& it) {
    switch (it.kind) {
      case kPaid:
        if (customers_[static_cast<std::size_t>(it.job)].step++ == 0)
          pending_.push({call(it.time), kAnswer, it.job});
        return;
      case kAnswer:
        return answered(it);
      case kTouched:
        return;
      case kReconcile:
        pending_.push({call(it.time), kBilling, 0});
        if (it.time < kJobDays * kDay - kReconciledEvery / 2)
          pending_.push({it.time + kReconciledEvery, kReconcile, 0});
        return;
      case kBilling:
        pending_.push({call(it.time), kCrm, 0});
        return;
      default:
        return compare(it.time);
    }
  }

  void answered(const Pending::Item& it) {
    FloorCustomer& customer = customers_[static_cast<std::size_t>(it.job)];
    const int step = ++customer.step;
    if (step == 6) customer.updated = it.time, result_.lag += it.time - customer.paid;
    if (step == 7) customer.left = it.time;
    if (step <= kCallsOfHandoff) pending_.push({call(it.time), kAnswer, it.job});
    if (step == 8) touch(it);
  }

  void touch(const Pending::Item& it) {
    double& free_at = free_at_[static_cast<std::size_t>(it.job) % free_at_.size()];
    const double begins = next_open(std::max(it.time, free_at));
    result_.touch_wait += begins - it.time;
    free_at = begins + kTouch * exponential(rng_);
    pending_.push({free_at, kTouched, it.job});
  }

  // Those who have paid since the window before the last one.
  void compare(double now) {
    for (const FloorCustomer& it : customers_) {
      if (it.paid >= now - 2 * kReconciledEvery && it.paid < now && it.updated > now) ++mismatches_;
    }
  }

  void count_mails(const FloorCustomer& it) {
    for (int mail = 0; mail < kMails; ++mail) {
      const double at = std::floor(it.signed_up / kDay + 2 * mail) * kDay + 9 * 3600;
      if (at > it.paid && at < it.left) ++result_.late_mails;
    }
  }

  Rng rng_;
  Pending pending_;
  Window window_;
  std::vector<FloorCustomer> customers_;
  std::array<double, kPeople> free_at_{};
  std::int64_t mismatches_ = 0;
  MonthOfFloor result_;
};

}  // namespace floor_detail

}  // namespace handoff::bench
