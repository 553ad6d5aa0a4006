// Counts allocations: in steady state the core makes none.
//
// Steady state means that its tables have grown to what they hold: the table of subscriptions
// doubles at three quarters full (at 768 and 1,536 subscriptions, for instance), the event log at
// as many events in its window, and the outbox and the slots of handoffs in flight reach their
// largest size in the first handoffs. Between two doublings, and for known subscriptions always,
// nothing is allocated.
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <new>

#include "bench/prepared.hpp"

namespace {

std::uint64_t allocations = 0;

void* counted(std::size_t size) {
  ++allocations;
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) std::abort();
  return memory;
}

}  // namespace

void* operator new(std::size_t size) { return counted(size); }
void* operator new[](std::size_t size) { return counted(size); }
void operator delete(void* memory) noexcept { std::free(memory); }
void operator delete[](void* memory) noexcept { std::free(memory); }
void operator delete(void* memory, std::size_t) noexcept { std::free(memory); }
void operator delete[](void* memory, std::size_t) noexcept { std::free(memory); }

namespace {

using namespace handoff::core;
using namespace handoff::core::testing;

int passed = 0;
int failed = 0;

void expect(bool holds, const char* what, std::uint64_t count) {
  ++(holds ? passed : failed);
  std::printf("%s: %s (%llu allocations)\n", holds ? "ok" : "FAILED", what,
              static_cast<unsigned long long>(count));
}

}  // namespace

int main() {
  Pipeline pipeline(default_config());
  Prepared prepared;

  // 1,600 subscriptions: the tables have 4,096 places and double next at 3,072.
  std::uint64_t number = 0;
  while (number < 1'600) prepared.convert(pipeline, ++number);
  expect(allocations > 0, "growing tables are counted", allocations);

  std::uint64_t before = allocations;
  std::size_t requests = 0;
  for (int n = 0; n < 1'000; ++n) requests += prepared.convert(pipeline, ++number);
  expect(requests == 10'000, "1,000 new subscriptions take ten requests each", requests);
  expect(allocations == before, "1,000 conversions of new subscriptions", allocations - before);

  // Redeliveries and changes of plan of known subscriptions; the event log holds 2,600 ids so far.
  before = allocations;
  for (std::uint64_t n = 1; n <= 400; ++n) {
    prepared.convert(pipeline, n);
    prepared.change_plan(pipeline, n, 10'000 + n);
  }
  expect(allocations == before, "400 redeliveries and 400 changes of plan", allocations - before);

  // After `clear` the memory is kept: the same load again costs none.
  pipeline.clear();
  before = allocations;
  for (std::uint64_t n = 1; n <= 2'600; ++n) prepared.convert(pipeline, n);
  expect(allocations == before, "2,600 conversions after clear", allocations - before);

  std::printf("%d passed, %d failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}
