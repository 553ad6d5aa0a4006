// What the core costs: one conversion is an event and the ten replies of a handoff in which all
// goes well, prepared beforehand. The goal is less than a microsecond for all eleven inputs
// together.
#include <benchmark/benchmark.h>

#include <cstdint>

#include "bench/prepared.hpp"

namespace {

using namespace handoff::core;
using handoff::core::testing::Prepared;

// Conversions of new subscriptions, over and over the same number of them, so that the tables are
// warm.
void conversion(benchmark::State& state) {
  Pipeline pipeline(default_config());
  Prepared prepared;
  const auto subscriptions = static_cast<std::uint64_t>(state.range(0));
  std::uint64_t number = 0;
  std::size_t requests = 0;
  for (auto _ : state) {
    if (number == subscriptions) {
      state.PauseTiming();
      pipeline.clear();
      number = 0;
      state.ResumeTiming();
    }
    requests += prepared.convert(pipeline, ++number);
  }
  state.SetItemsProcessed(state.iterations());
  state.counters["requests"] =
      benchmark::Counter(static_cast<double>(requests) / static_cast<double>(state.iterations()));
}
BENCHMARK(conversion)->Arg(1'000)->Arg(100'000)->Arg(1'000'000);

// A redelivered event, the commonest input of all under at-least-once delivery.
void redelivery(benchmark::State& state) {
  Pipeline pipeline(default_config());
  Prepared prepared;
  prepared.convert(pipeline, 1);
  for (auto _ : state) benchmark::DoNotOptimize(prepared.convert(pipeline, 1));
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(redelivery);

// A reconciliation that finds nothing to compare, which most do: its timer and its two replies.
// Some customers have converted before, so that the tables are not empty.
void idle_reconciliation(benchmark::State& state) {
  Pipeline pipeline(default_config());
  Prepared prepared;
  for (std::uint64_t n = 1; n <= 90; ++n) prepared.convert(pipeline, n);
  Outbox out;
  Time now = Prepared::kStart + days(1);
  for (auto _ : state) {
    pipeline.on_timer({kJobSlot, 0, Operation::list_conversions, 0}, now, out);
    Reply reply;
    reply.ticket = out.requests.back().ticket;
    reply.body = ConversionsListed{};
    pipeline.on_reply(reply, now, out);
    reply.ticket = out.requests.back().ticket;
    reply.body = ContactsListed{};
    pipeline.on_reply(reply, now, out);
    now = now + hours(4);
    out.clear();
  }
  state.SetItemsProcessed(state.iterations());
}
BENCHMARK(idle_reconciliation);

// The state as bytes and back, by handoffs done.
void snapshot(benchmark::State& state) {
  Pipeline pipeline(default_config());
  Prepared prepared;
  for (std::int64_t n = 1; n <= state.range(0); ++n)
    prepared.convert(pipeline, static_cast<std::uint64_t>(n));
  std::size_t bytes = 0;
  for (auto _ : state) {
    const auto stored = pipeline.snapshot();
    bytes = stored.size();
    Pipeline fresh(default_config());
    benchmark::DoNotOptimize(fresh.restore(stored));
  }
  state.counters["bytes"] = benchmark::Counter(static_cast<double>(bytes));
}
BENCHMARK(snapshot)->Arg(1'000)->Arg(100'000);

}  // namespace
