// Counts allocations: in steady state the core makes none, and what it keeps is small.
//
// Steady state means that its tables have grown to what they hold: the table of subscriptions
// doubles at three quarters full (at 768 and 1,536 subscriptions, for instance) and takes a block
// every 16,384, the event log doubles at as many events in its window, and the outbox and the slots
// of handoffs in flight reach their largest size in the first handoffs. Between two doublings, and
// for known subscriptions always, nothing is allocated.
//
// Of an export that can be read twice, rows that tell nothing take no memory, however many there are.
#include <malloc.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <new>
#include <string>

#include "bench/prepared.hpp"
#include "io/exports/reading/file_reader.hpp"

namespace {

std::uint64_t allocations = 0;
std::uint64_t bytes = 0;  // in use now
std::uint64_t most_bytes = 0;

void* counted(std::size_t size) {
  ++allocations;
  void* memory = std::malloc(size == 0 ? 1 : size);
  if (memory == nullptr) std::abort();
  bytes += malloc_usable_size(memory);
  most_bytes = std::max(most_bytes, bytes);
  return memory;
}

void release(void* memory) {
  bytes -= malloc_usable_size(memory);
  std::free(memory);
}

}  // namespace

void* operator new(std::size_t size) { return counted(size); }
void* operator new[](std::size_t size) { return counted(size); }
void operator delete(void* memory) noexcept { release(memory); }
void operator delete[](void* memory) noexcept { release(memory); }
void operator delete(void* memory, std::size_t) noexcept { release(memory); }
void operator delete[](void* memory, std::size_t) noexcept { release(memory); }

namespace {

using namespace handoff::core;
using namespace handoff::core::testing;

int passed = 0;
int failed = 0;

void expect(bool holds, const char* what, std::uint64_t count, const char* unit = "allocations") {
  ++(holds ? passed : failed);
  std::printf("%s: %s (%llu %s)\n", holds ? "ok" : "FAILED", what,
              static_cast<unsigned long long>(count), unit);
}

// Conversions at a steady pace, each with its invoice an hour later, so that the event log holds no
// more than its window and what grows is what is kept of finished handoffs.
void pace(Pipeline& pipeline, Prepared& prepared, std::uint64_t first, std::uint64_t last) {
  for (std::uint64_t number = first; number <= last; ++number) {
    const Time now = Prepared::kStart + minutes(static_cast<std::int64_t>(number) * 10);
    prepared.convert(pipeline, number, now);
    if (number > 6) prepared.pay(pipeline, number - 6, number + 1'000'000'000, now);
  }
}

// The worst moments are when a table has just doubled, or is about to, having two sizes at once.
void check_memory() {
  const std::uint64_t before = bytes;
  most_bytes = bytes;
  Pipeline pipeline(default_config());
  Prepared prepared;
  pace(pipeline, prepared, 1, 2'000);
  const std::uint64_t fixed = bytes - before;
  constexpr std::uint64_t kHandoffs = 1'000'000;
  std::uint64_t worst = 0;
  for (std::uint64_t done = 2'000; done < kHandoffs; done += 1'000) {
    pace(pipeline, prepared, done + 1, done + 1'000);
    if (done >= 200'000) worst = std::max(worst, (bytes - before - fixed) / done);
  }
  expect(fixed <= 400'000, "an idle pipeline with 2,000 handoffs behind it is small", fixed,
         "bytes");
  expect(worst <= 41, "a finished handoff takes at most 41 bytes, however many there are", worst,
         "bytes");
  expect((bytes - before) / kHandoffs <= 37, "a million of them take at most 37 bytes each",
         (bytes - before) / kHandoffs, "bytes");
  expect((most_bytes - before) / kHandoffs <= 40, "on the way there it was at most 40",
         (most_bytes - before) / kHandoffs, "bytes");
}

// The most memory that reading so many rows takes, none of which becomes a fact.
std::uint64_t most_of_rows(int rows) {
  using namespace handoff;
  const std::string header = "subject,event,at,actor,value,detail\n";
  const std::string row = "somebody,seq_enrolled,2026-03-01T10:00:00Z,,,trial\n";
  const std::uint64_t before = bytes;
  most_bytes = bytes;
  exports::Ledger ledger;
  const exports::Wishes wishes;
  exports::ExportIntake intake(ledger, "log.csv", wishes, exports::Comes::twice);
  bool read = true;
  const auto give = [&] {
    read = read && !intake.feed(header);
    for (int n = 0; n < rows; ++n) read = read && !intake.feed(row);
  };
  give();
  read = read && intake.is_wanted_again() && !intake.again();
  give();
  read = read && !intake.finish();
  const auto count = static_cast<std::uint64_t>(rows);
  expect(read && ledger.files.front().rows == count, "all rows of an export are read", count,
         "rows");
  return most_bytes - before;
}

void check_exports() {
  const std::uint64_t few = most_of_rows(1'000), many = most_of_rows(100'000);
  expect(many <= few + 1'000, "a hundred times the rows take no more memory",
         many - std::min(few, many), "bytes more");
}

}  // namespace

int main() {
  check_memory();
  check_exports();

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
