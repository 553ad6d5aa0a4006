// What the engine's parts cost: the event queue by itself, then two models on queue, streams and
// distributions, each beside the hand-written floor of the same model.
//
// items_per_second counts events (or draws); the goal is 0.6 of the floor. mean_in_system is there
// to show that engine and floor simulate the same thing: 10 for the M/M/1 in the long run.
#include <benchmark/benchmark.h>

#include <cstdint>
#include <vector>

#include "bench/floor.hpp"
#include "sim/engine/distributions.hpp"
#include "sim/engine/event_queue.hpp"
#include "sim/engine/rng.hpp"
#include "sim/engine/variates.hpp"

namespace {

using namespace handoff;
using bench::floor_detail::Line;
using core::Time;
using sim::Distribution;
using sim::EventQueue;
using sim::Purpose;
using sim::Stream;
using sim::StreamKey;

constexpr std::int64_t kCustomers = 200'000;

// Pop the earliest event and push it again an exponential time later, at a constant number of
// events.
void hold(benchmark::State& state) {
  EventQueue queue;
  Stream stream(7);
  // Delays come from a table, so that the queue alone is measured.
  std::vector<core::Duration> delays(4096);
  for (auto& delay : delays) {
    delay = sim::sample_duration(Distribution::exponential(1000), stream);
  }
  for (std::uint32_t i = 0; i < static_cast<std::uint32_t>(state.range(0)); ++i) {
    queue.push(Time{} + delays[stream.below(4096)], i);
  }
  std::uint32_t next = 0;
  for (auto _ : state) {
    const EventQueue::Entry entry = queue.pop();
    queue.push(entry.time() + delays[next++ & 4095], entry.payload());
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(hold)->Arg(16)->Arg(1024)->Arg(65536);

// ---- M/M/1

// A first-in first-out ring of arrival times.
class Arrivals {
 public:
  bool empty() const { return head_ == tail_; }
  void push(Time when) { ring_[tail_++ & kMask] = when; }
  Time pop() { return ring_[head_++ & kMask]; }

 private:
  static constexpr std::size_t kMask = (1 << 16) - 1;
  std::vector<Time> ring_ = std::vector<Time>(kMask + 1);
  std::size_t head_ = 0;
  std::size_t tail_ = 0;
};

bench::QueueingResult engine_mm1(std::int64_t customers, std::uint32_t replication) {
  enum : std::uint32_t { arrival, departure };
  const StreamKey key = StreamKey::of(1, replication);
  Stream arrival_stream = key.stream(0, Purpose{1});
  Stream service_stream = key.stream(0, Purpose{2});
  const Distribution between = Distribution::exponential(1 / bench::kLoad);
  const Distribution service = Distribution::exponential(1);
  EventQueue queue;
  Arrivals present;
  core::Duration sum;
  std::int64_t events = 0;
  queue.push(Time{}, arrival);
  for (std::int64_t served = 0; served < customers; ++events) {
    const EventQueue::Entry event = queue.pop();
    const Time now = event.time();
    if (event.payload() == arrival) {
      if (present.empty())
        queue.push(now + sim::sample_duration(service, service_stream), departure);
      present.push(now);
      queue.push(now + sim::sample_duration(between, arrival_stream), arrival);
    } else {
      sum += now - present.pop();
      ++served;
      if (!present.empty())
        queue.push(now + sim::sample_duration(service, service_stream), departure);
    }
  }
  return {events, sum.seconds() / static_cast<double>(customers)};
}

// ---- Pipeline

// The four stages on the engine: every job draws from streams of its own, keyed by its number, as
// the real models do. A payload packs what happens, at which stage, to which slot.
class Pipeline {
 public:
  Pipeline(std::uint32_t replication) : key_(StreamKey::of(1, replication)) {}

  bench::QueueingResult run(std::int64_t jobs) {
    queue_.push(Time{}, pack(Kind::arrival, 0, 0));
    std::int64_t events = 0;
    for (; done_ < jobs; ++events) handle(queue_.pop());
    return {events, sum_.seconds() / static_cast<double>(jobs)};
  }

 private:
  enum class Kind : std::uint32_t { arrival, completion, backoff };
  struct Job {
    Time arrived;
    StreamKey key;
    std::uint32_t tries = 0;
  };

  static std::uint32_t pack(Kind kind, std::uint32_t stage, std::uint32_t slot) {
    return static_cast<std::uint32_t>(kind) << 30 | stage << 28 | slot;
  }

  void handle(const EventQueue::Entry& event) {
    const std::uint32_t stage = event.payload() >> 28 & 3;
    const std::uint32_t slot = event.payload() & 0x0fffffff;
    switch (static_cast<Kind>(event.payload() >> 30)) {
      case Kind::arrival:
        return arrive(event.time());
      case Kind::completion:
        return complete(event.time(), stage, slot);
      case Kind::backoff:
        return enter(event.time(), stage, slot);
    }
  }

  void arrive(Time now) {
    if (free_slots_.empty()) {
      free_slots_.push_back(static_cast<std::uint32_t>(jobs_.size()));
      jobs_.push_back(Job{Time{}, key_});
    }
    const std::uint32_t slot = free_slots_.back();
    free_slots_.pop_back();
    jobs_[slot] = Job{now, key_.entity(++count_)};
    enter(now, 0, slot);
    queue_.push(now + sim::sample_duration(between_, arrivals_), pack(Kind::arrival, 0, 0));
  }

  void enter(Time now, std::uint32_t stage, std::uint32_t slot) {
    if (idle_[stage] > 0) {
      begin(now, stage, slot);
    } else {
      lines_[stage].push(static_cast<int>(slot));
    }
  }

  void begin(Time now, std::uint32_t stage, std::uint32_t slot) {
    --idle_[stage];
    Stream stream = jobs_[slot].key.stream(Purpose{2 * jobs_[slot].tries});
    queue_.push(now + sim::sample_duration(service_, stream), pack(Kind::completion, stage, slot));
  }

  void complete(Time now, std::uint32_t stage, std::uint32_t slot) {
    ++idle_[stage];
    if (!lines_[stage].empty()) begin(now, stage, static_cast<std::uint32_t>(lines_[stage].pop()));
    Stream stream = jobs_[slot].key.stream(Purpose{2 * jobs_[slot].tries++ + 1});
    if (stream.chance(bench::kFailure)) {
      queue_.push(now + sim::sample_duration(backoff_, stream), pack(Kind::backoff, stage, slot));
    } else if (stage + 1 < bench::kStages) {
      enter(now, stage + 1, slot);
    } else {
      sum_ += now - jobs_[slot].arrived;
      free_slots_.push_back(slot);
      ++done_;
    }
  }

  StreamKey key_;
  Stream arrivals_ = key_.stream(0, Purpose{0});
  Distribution between_ = Distribution::exponential(1);
  Distribution service_ =
      Distribution::lognormal(sim::log(bench::kServiceMedian), bench::kServiceSigma);
  Distribution backoff_ = Distribution::exponential(bench::kBackoff);
  EventQueue queue_;
  Line lines_[bench::kStages];
  int idle_[bench::kStages] = {bench::kServers, bench::kServers, bench::kServers, bench::kServers};
  std::vector<Job> jobs_;
  std::vector<std::uint32_t> free_slots_;
  std::uint64_t count_ = 0;
  core::Duration sum_;
  std::int64_t done_ = 0;
};

// ---- Engine and floor, side by side

template <class Run>
void count_events(benchmark::State& state, Run run) {
  std::int64_t events = 0;
  double in_system = 0;
  for (auto _ : state) {
    const bench::QueueingResult result = run();
    events += result.events;
    in_system += result.mean_time_in_system;
  }
  state.SetItemsProcessed(events);
  state.counters["mean_in_system"] = in_system / static_cast<double>(state.iterations());
}

void mm1_floor(benchmark::State& state) {
  count_events(state, [] { return bench::floor_mm1(kCustomers); });
}
void mm1_engine(benchmark::State& state) {
  count_events(state, [r = std::uint32_t{0}]() mutable { return engine_mm1(kCustomers, r++); });
}
void pipeline_floor(benchmark::State& state) {
  count_events(state, [] { return bench::floor_pipeline(kCustomers); });
}
void pipeline_engine(benchmark::State& state) {
  count_events(state, [r = std::uint32_t{0}]() mutable { return Pipeline(r++).run(kCustomers); });
}
BENCHMARK(mm1_floor);
BENCHMARK(mm1_engine);
BENCHMARK(pipeline_floor);
BENCHMARK(pipeline_engine);

// ---- Single draws

void draw(benchmark::State& state, const Distribution& distribution) {
  Stream stream(3);
  for (auto _ : state) benchmark::DoNotOptimize(distribution.sample(stream));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK_CAPTURE(draw, exponential, Distribution::exponential(3));
BENCHMARK_CAPTURE(draw, lognormal, Distribution::lognormal_median_p95(0.2, 0.9));
BENCHMARK_CAPTURE(draw, gamma, Distribution::gamma(2.5, 1));
BENCHMARK_CAPTURE(draw, weibull, Distribution::weibull(0.7, 2));
BENCHMARK_CAPTURE(draw, pareto_tail, Distribution::pareto_tail(0.2, 0.9, 1.5));
BENCHMARK_CAPTURE(draw, gamma_poisson, Distribution::gamma_poisson(14.3, 2));

void stream_from_key(benchmark::State& state) {
  const StreamKey key = StreamKey::of(1, 1);
  std::uint64_t entity = 0;
  for (auto _ : state) {
    Stream stream = key.stream(entity++, Purpose{1});
    benchmark::DoNotOptimize(stream.next_u64());
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(stream_from_key);

}  // namespace
