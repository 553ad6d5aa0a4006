// Mutation evidence for the world: breaks one rule of a system or a person at a time and shows which
// of the world's tests notice.
//
// The sources of sim/world are compiled with HANDOFF_MUTANTS, everything else is the program's own.
// For each mutant the tests of tests/sim/world run until one fails; a mutant that none notices is a
// failure, and so is the intact world if one fails. Prints a table and, last, "N passed, N failed".
#if __has_include(<catch2/catch_all.hpp>)
#include <catch2/catch_all.hpp>
using Listener = Catch::EventListenerBase;
#else
#define CATCH_CONFIG_EXTERNAL_INTERFACES
#include <catch2/catch.hpp>
using Listener = Catch::TestEventListenerBase;
#endif

#include <array>
#include <cstddef>
#include <cstdio>
#include <string>
#include <string_view>
#include <type_traits>

#include "sim/world/base/mutant.hpp"
#include "tests/run_catch.hpp"

#ifndef HANDOFF_MUTANTS
#error "this program needs a world that is compiled with HANDOFF_MUTANTS"
#endif

namespace {

using handoff::sim::WorldMutant;

std::string noticed_by;  // the first test that failed

// A pointer in version 3, an object in version 2.
template <class Info>
std::string name_of(const Info& info) {
  if constexpr (std::is_pointer_v<Info>)
    return info->name;
  else
    return info.name;
}

class FirstFailure : public Listener {
 public:
  using Listener::Listener;
  void testCaseEnded(const Catch::TestCaseStats& stats) override {
    if (stats.totals.assertions.failed > 0 && noticed_by.empty())
      noticed_by = name_of(stats.testInfo);
  }
};

}  // namespace

CATCH_REGISTER_LISTENER(FirstFailure)

namespace {

bool examine(WorldMutant mutant, std::string_view name) {
  handoff::sim::active_world_mutant = mutant;
  noticed_by.clear();
  constexpr std::array kUntilOneFails = {"handoff_world_mutants", "--abort", "--out", "/dev/null"};
  handoff::tests::run_catch(kUntilOneFails);
  const bool expected = noticed_by.empty() == (mutant == WorldMutant::none);
  std::printf("%-7s | %-45s | %s\n", expected ? "ok" : "FAILED", std::string(name).c_str(),
              noticed_by.empty() ? "nothing" : noticed_by.c_str());
  std::fflush(stdout);
  return expected;
}

}  // namespace

int main() {
  int passed = 0;
  int failed = 0;
  std::printf("%-7s | %-45s | %s\n", "", "rule that is broken", "noticed by");
  for (std::size_t n = 0; n < handoff::sim::kWorldMutants; ++n)
    ++(examine(static_cast<WorldMutant>(n), handoff::sim::kWorldMutantNames[n]) ? passed : failed);
  std::printf("%d passed, %d failed\n", passed, failed);
  return failed == 0 ? 0 : 1;
}
