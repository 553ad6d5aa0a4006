// Mutation evidence: breaks one rule of the core at a time and shows what notices.
//
// The core is compiled with HANDOFF_MUTANTS. For each mutant the schedules run until one breaks a
// rule of the checker, and every directed case runs as well; a mutant that nothing notices is a
// failure, and so is the intact core if anything notices it. Prints a table and, last, "N passed, N
// failed".
#include <cstdio>
#include <string>

#include "core/base/mutant.hpp"
#include "tests/evidence/mutants/directed.hpp"
#include "tests/evidence/schedules/world.hpp"

#ifndef HANDOFF_MUTANTS
#error "this program needs a core that is compiled with HANDOFF_MUTANTS"
#endif

namespace {

using namespace handoff::core;
using namespace handoff::core::testing;

constexpr std::uint64_t kMostSchedules = 3'000;

// What noticed, in words; empty if nothing did.
std::string caught_by_schedule() {
  for (std::uint64_t seed = 1; seed <= kMostSchedules; ++seed) {
    const std::string rule = run(schedule_of(seed));
    if (!rule.empty()) return "checker, schedule " + std::to_string(seed) + ": " + rule;
  }
  return {};
}

std::string caught_by_directed_case() {
  for (const Directed& it : directed_cases()) {
    if (!it.holds()) return "case: " + std::string(it.name);
  }
  return {};
}

bool examine(Mutant mutant, std::string_view name) {
  active_mutant = mutant;
  const std::string schedule = caught_by_schedule();
  const std::string directed = caught_by_directed_case();
  const bool caught = !schedule.empty() || !directed.empty();
  const bool expected = caught == (mutant != Mutant::none);
  std::string by = schedule;
  if (!directed.empty()) by += (by.empty() ? "" : "; ") + directed;
  std::printf("%-7s | %-45s | %s\n", expected ? "ok" : "FAILED", std::string(name).c_str(),
              by.empty() ? "nothing" : by.c_str());
  std::fflush(stdout);
  return expected;
}

}  // namespace

int main() {
  int passed = 0;
  int failed = 0;
  std::printf("%-7s | %-45s | %s\n", "", "rule that is broken", "noticed by");
  for (const MutantInfo& it : kMutantRows) ++(examine(it.value, it.words) ? passed : failed);
  std::printf("%d passed, %d failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}
