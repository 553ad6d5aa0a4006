// Tellings: a true history of one subscription, as JSON texts of a processor's events, told in any
// order, twice, or only in part. None of them yields two conversions, or one without a trial; where
// nothing is left out, the monthly revenue at the end is the same.
#pragma once

#include <algorithm>
#include <cstddef>
#include <numeric>
#include <string>
#include <vector>

#include "core/dry_run.hpp"
#include "core/messages/explain.hpp"
#include "tests/catch.hpp"
#include "tests/core/draws.hpp"
#include "tests/io/events/decided.hpp"
#include "tests/slow_build.hpp"

namespace handoff::tests {

struct Telling {
  std::size_t conversions = 0;
  core::Subscribed subscribed;  // at the end
  std::string reasons;
};

inline Telling tell(const std::vector<core::PaymentEvent>& events) {
  Telling telling;
  core::DryRun run(core::default_config());
  for (const core::PaymentEvent& event : events) {
    const core::Verdict verdict = run.take(event).verdict;
    if (verdict.decision == core::Decision::converted) ++telling.conversions;
    if (verdict.reason != core::Reason::event_seen_before) telling.subscribed = verdict.subscribed;
    telling.reasons += std::string(core::name(verdict.reason)) + ' ';
  }
  return telling;
}

inline std::vector<core::PaymentEvent> read_history(const Texts& texts) {
  io::IdTables ids;
  std::vector<core::PaymentEvent> events;
  for (const std::string& text : texts) {
    const ReadText result = read_payment_text(text, ids);
    INFO(text);
    REQUIRE(result.error.empty());
    events.push_back(result.read.event);
  }
  return events;
}

inline void shuffle(std::vector<core::PaymentEvent>& events, Draws& draws) {
  for (std::size_t n = events.size(); n > 1; --n)
    std::swap(events[n - 1], events[draws.below(static_cast<std::uint32_t>(n))]);
}

// Every order of up to six events, and many of more; each of them also with a third told again.
inline void check_orders(const std::vector<core::PaymentEvent>& history, const Telling& true_one,
                         bool cancelled) {
  const std::size_t most = kSlowBuild ? 100 : 720;
  Draws draws(1);
  std::vector<std::size_t> order(history.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  const bool all = history.size() <= 6;
  for (std::size_t n = 0; n < most; ++n) {
    std::vector<core::PaymentEvent> events;
    for (const std::size_t i : order) events.push_back(history[i]);
    if (!all) shuffle(events, draws);
    if (n % 2 == 1) {
      for (const core::PaymentEvent& event : history) {
        if (draws.below(3) == 0) events.push_back(event);
      }
      if (!all) shuffle(events, draws);
    }
    const Telling telling = tell(events);
    INFO(telling.reasons);
    REQUIRE(telling.conversions <= true_one.conversions);
    if (!cancelled) REQUIRE(telling.conversions == true_one.conversions);
    REQUIRE(telling.subscribed == true_one.subscribed);
    if (all && !std::next_permutation(order.begin(), order.end())) break;
  }
}

// Every part of the history, in its order and in another.
inline void check_parts(const std::vector<core::PaymentEvent>& history, const Telling& true_one) {
  Draws draws(2);
  const std::uint32_t parts = 1U << std::min<std::size_t>(history.size(), kSlowBuild ? 6 : 9);
  for (std::uint32_t part = 0; part < parts; ++part) {
    std::vector<core::PaymentEvent> events;
    for (std::size_t i = 0; i < history.size(); ++i) {
      if ((part >> i & 1U) != 0) events.push_back(history[i]);
    }
    for (int again = 0; again < 2; ++again) {
      const Telling telling = tell(events);
      INFO(telling.reasons);
      REQUIRE(telling.conversions <= true_one.conversions);
      shuffle(events, draws);
    }
  }
}

// The history converts so often, which is once or never, in its own order.
inline void check_tellings(const Texts& texts, std::size_t conversions, bool cancelled = false) {
  const std::vector<core::PaymentEvent> history = read_history(texts);
  const Telling true_one = tell(history);
  INFO("in its order: " << true_one.reasons);
  REQUIRE(true_one.conversions == conversions);
  check_orders(history, true_one, cancelled);
  check_parts(history, true_one);
}

}  // namespace handoff::tests
