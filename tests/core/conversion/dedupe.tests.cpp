// The event log: how long an event's id is known, and how much memory that takes.
#include "core/conversion/dedupe.hpp"

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "tests/catch.hpp"

using namespace handoff::core;

TEST_CASE("an event id is known for a window at least and two at most", "[core][dedupe]") {
  const Time start{0};
  EventLog log(days(3));
  CHECK_FALSE(log.seen({1}, start));
  CHECK(log.seen({1}, start));
  CHECK(log.seen({1}, start + days(3) - microseconds(1)));
  EventLog sparse(days(3));
  CHECK_FALSE(sparse.seen({1}, start));
  CHECK_FALSE(sparse.seen({2}, start + days(2)));
  CHECK(sparse.seen({2}, start + days(5) - microseconds(1)));
  CHECK_FALSE(sparse.seen({1}, start + days(12)));
}

TEST_CASE("the event log's memory is bounded by two windows", "[core][dedupe]") {
  EventLog log(hours(1));
  std::size_t most = 0;
  for (std::uint64_t minute = 0; minute < 60 * 24; ++minute) {
    CHECK_FALSE(log.seen({minute + 1}, Time{} + minutes(static_cast<std::int64_t>(minute))));
    most = std::max(most, log.size());
  }
  CHECK(most <= 120);
  CHECK(most >= 60);  // a window at least
}
