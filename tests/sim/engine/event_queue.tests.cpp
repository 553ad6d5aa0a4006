// The event queue against the standard library's ordered containers, on random schedules full of
// ties.
#include "sim/engine/event_queue.hpp"

#include <algorithm>
#include <cstdint>
#include <map>
#include <vector>

#include "sim/engine/rng.hpp"
#include "tests/catch.hpp"

using namespace handoff::sim;
using handoff::core::kNever;
using handoff::core::Time;

namespace {

std::vector<std::uint32_t> drain(EventQueue& queue) {
  std::vector<std::uint32_t> payloads;
  while (!queue.empty()) payloads.push_back(queue.pop().payload());
  return payloads;
}

}  // namespace

TEST_CASE("events come out by time, whatever the order they went in", "[event_queue]") {
  EventQueue queue;
  queue.push(Time{30}, 3);
  queue.push(Time{10}, 1);
  queue.push(kNever, 4);
  queue.push(Time{20}, 2);
  queue.push(Time{-5}, 0);
  CHECK(queue.size() == 5);
  CHECK(queue.top().time() == Time{-5});
  CHECK(queue.size() == 5);
  CHECK(drain(queue) == std::vector<std::uint32_t>{0, 1, 2, 3, 4});
}

TEST_CASE("ties run first-in first-out", "[event_queue]") {
  EventQueue queue;
  for (std::uint32_t i = 0; i < 1000; ++i) queue.push(Time{7}, 5000 - i);
  for (std::uint32_t i = 0; i < 1000; ++i) {
    REQUIRE(queue.pop().payload() == 5000 - i);
    queue.push(Time{8}, i);  // a later time never overtakes, though pushed into the popped slot
  }
  for (std::uint32_t i = 0; i < 1000; ++i) REQUIRE(queue.pop().payload() == i);
  CHECK(queue.empty());
}

TEST_CASE("a whole schedule comes out stably sorted", "[event_queue]") {
  for (const std::uint32_t distinct_times : {1u, 3u, 100u, 1'000'000u}) {
    Stream stream(distinct_times);
    struct Pushed {
      std::int64_t time;
      std::uint32_t payload;
    };
    std::vector<Pushed> expected;
    EventQueue queue;
    for (std::uint32_t i = 0; i < 5000; ++i) {
      expected.push_back({static_cast<std::int64_t>(stream.below(distinct_times)), i});
      queue.push(Time{expected.back().time}, i);
    }
    std::stable_sort(expected.begin(), expected.end(),
                     [](const Pushed& a, const Pushed& b) { return a.time < b.time; });
    for (const Pushed& next : expected) {
      const EventQueue::Entry entry = queue.pop();
      REQUIRE(entry.time().us == next.time);
      REQUIRE(entry.payload() == next.payload);
    }
    REQUIRE(queue.empty());
  }
}

TEST_CASE("mixed pushes, pops and looks at the top match a multimap", "[event_queue]") {
  for (std::uint64_t seed = 0; seed < 20; ++seed) {
    Stream stream(seed);
    EventQueue queue;
    std::multimap<std::int64_t, std::uint32_t> model;  // keeps equal keys in the order of insertion
    const std::uint32_t grow_share = 40 + stream.below(30);
    for (std::uint32_t i = 0; i < 20'000; ++i) {
      if (model.empty() || stream.below(100) < grow_share) {
        const auto time = static_cast<std::int64_t>(stream.below(50));
        queue.push(Time{time}, i);
        model.emplace(time, i);
      } else {
        const EventQueue::Entry entry = queue.pop();
        REQUIRE(entry.time().us == model.begin()->first);
        REQUIRE(entry.payload() == model.begin()->second);
        model.erase(model.begin());
      }
      REQUIRE(queue.size() == model.size());
      if (stream.below(8) == 0 && !model.empty()) {
        REQUIRE(queue.top().payload() == model.begin()->second);
      }
      if (stream.below(5000) == 0) {
        queue.clear();
        model.clear();
      }
    }
  }
}

TEST_CASE("ties stay first-in first-out when the sequence numbers run out", "[event_queue]") {
  for (std::uint32_t left = 0; left < 12; ++left) {
    EventQueue queue(0xffffffffu - left);
    for (std::uint32_t i = 0; i < 6; ++i) queue.push(Time{1}, i);
    REQUIRE(queue.pop().payload() == 0);  // renumbering also meets a queue with a hole at its root
    for (std::uint32_t i = 6; i < 20; ++i) queue.push(Time{i % 2}, i);
    REQUIRE(queue.size() == 19);
    REQUIRE(drain(queue) == std::vector<std::uint32_t>{6, 8, 10, 12, 14, 16, 18, 1, 2, 3, 4, 5, 7,
                                                       9, 11, 13, 15, 17, 19});
  }
}

TEST_CASE("clear forgets the events and keeps the memory", "[event_queue]") {
  EventQueue queue;
  CHECK(queue.capacity() == 0);
  for (std::uint32_t i = 0; i < 1000; ++i) queue.push(Time{1000 - static_cast<int>(i)}, i);
  const std::size_t capacity = queue.capacity();
  queue.clear();
  CHECK(queue.empty());
  CHECK(queue.capacity() == capacity);
  queue.push(Time{2}, 2);
  queue.push(Time{1}, 1);
  CHECK(drain(queue) == std::vector<std::uint32_t>{1, 2});
}

TEST_CASE("nothing is allocated below the reserved or the largest size so far", "[event_queue]") {
  EventQueue queue;
  queue.reserve(500);
  const std::size_t reserved = queue.capacity();
  CHECK(reserved >= 500);
  Stream stream(1);
  for (std::uint32_t i = 0; i < 500; ++i) queue.push(Time{stream.below(100)}, i);
  for (std::uint32_t i = 0; i < 10'000; ++i) {
    queue.pop();
    queue.push(Time{stream.below(100)}, i);
  }
  CHECK(queue.capacity() == reserved);
}
