// A small simulation on the engine alone: two people, calls that come at random, and how long a caller waits.
//
// It knows no SaaS: an event queue, a station, two random streams. With Poisson arrivals and exponential calls
// this is M/M/2, whose mean wait Erlang has known since 1917: rho^2 / (1 - rho^2) calls' lengths.
#include <cstdio>
#include <vector>

#include "sim/engine/distributions.hpp"
#include "sim/engine/event_queue.hpp"
#include "sim/engine/rng.hpp"
#include "sim/engine/station.hpp"

namespace core = handoff::core;
namespace sim = handoff::sim;

int main() {
  constexpr std::uint32_t kCalls = 1'000'000;
  constexpr std::uint32_t kArrival = 0x80000000;  // the other payloads are the server who finishes
  constexpr sim::Purpose kArrivals{1};
  constexpr sim::Purpose kLengths{2};

  const auto key = sim::StreamKey::of(/*seed=*/1, /*replication=*/0);
  sim::Stream arrivals = key.stream(kArrivals);
  sim::Stream lengths = key.stream(kLengths);
  const auto between = sim::Distribution::exponential(1.0);  // minutes
  const auto length =
      sim::Distribution::exponential(1.6);  // two people: each is busy 80% of the time
  const auto minutes = [](double n) {
    return core::microseconds(static_cast<std::int64_t>(n * 60e6));
  };

  sim::EventQueue queue;
  sim::Station people(2);
  std::vector<core::Time> came;
  core::Duration waited;
  const auto begin = [&](std::uint32_t call, sim::Station::Server person, core::Time now) {
    waited += now - came[call];
    queue.push(now + minutes(length.sample(lengths)), person);
  };

  queue.push(core::Time{} + minutes(between.sample(arrivals)), kArrival);
  while (!queue.empty()) {
    const auto event = queue.pop();
    const core::Time now = event.time();
    if (event.payload() == kArrival) {
      const auto call = static_cast<std::uint32_t>(came.size());
      came.push_back(now);
      const auto person = people.arrive(call);
      if (person != sim::Station::kAnyone) begin(call, person, now);
      if (came.size() < kCalls) queue.push(now + minutes(between.sample(arrivals)), kArrival);
    } else {
      const auto next = people.finish(event.payload());
      if (next != sim::Station::kNoJob) begin(next, event.payload(), now);
    }
  }
  const double rho = 0.8;
  std::printf("mean wait: %.3f minutes simulated, %.3f by theory\n", waited.seconds() / 60 / kCalls,
              1.6 * rho * rho / (1 - rho * rho));
}
