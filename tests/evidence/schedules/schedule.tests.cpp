// The pipeline against a hostile outside: any schedule of events, replies, failures, crashes and
// people keeps the checker's rules.
//
// With RapidCheck (it is a library, so not in the WebAssembly build) a failing schedule is shrunk
// and can be repeated with its RC_PARAMS; without it fewer schedules come from our own generator.
// Both print the seed or the words, and the story of the shortest schedule that was found to fail.
#include <cstdint>
#include <cstdlib>
#include <sstream>
#include <string>
#include <vector>

#include "tests/catch.hpp"
#include "tests/evidence/schedules/world.hpp"

#if HANDOFF_HAS_RAPIDCHECK
#include <rapidcheck.h>
#endif

using namespace handoff::core::testing;

TEST_CASE("no schedule breaks a rule of the pipeline", "[core][schedule]") {
  constexpr std::uint64_t kSchedules = 2'000;
  for (std::uint64_t seed = 1; seed <= kSchedules; ++seed) {
    const Schedule schedule = schedule_of(seed);
    if (run(schedule).empty()) continue;
    FAIL("seed " << seed << ": " << report(schedule));
  }
}

TEST_CASE("a seed is the same schedule with the same end every time", "[core][schedule]") {
  std::vector<std::string> once;
  std::vector<std::string> twice;
  CHECK(run(schedule_of(7), &once) == run(schedule_of(7), &twice));
  CHECK(once == twice);
  CHECK(once.size() > 20);
}

TEST_CASE("packing idle subscriptions changes nothing that is seen", "[core][schedule]") {
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    const Schedule schedule = schedule_of(seed);
    std::vector<std::string> packed_trace;
    std::vector<std::string> trace;
    World packed(schedule.setup, &packed_trace, 0);
    World at_hand(schedule.setup, &trace, 100);
    for (World* world : {&packed, &at_hand}) {
      for (const std::uint32_t word : schedule.words) world->play(word);
      world->come_to_rest();
    }
    INFO("seed " << seed);
    REQUIRE(packed_trace == trace);
    REQUIRE(packed.snapshot() == at_hand.snapshot());
  }
}

TEST_CASE("schedules reach what they are meant to reach", "[core][schedule]") {
  handoff::core::Counters sum;
  for (std::uint64_t seed = 1; seed <= 500; ++seed) {
    const Schedule schedule = schedule_of(seed);
    World world(schedule.setup);
    for (const std::uint32_t word : schedule.words) world.play(word);
    world.come_to_rest();
    const auto& it = world.counters();
    sum.conversions += it.conversions;
    sum.redeliveries += it.redeliveries;
    sum.second_signals += it.second_signals;
    sum.retries += it.retries;
    sum.throttled += it.throttled;
    sum.late_replies += it.late_replies;
    sum.reconciliations += it.reconciliations;
  }
  CHECK(sum.conversions > 500);
  CHECK(sum.redeliveries > 500);
  CHECK(sum.second_signals > 100);
  CHECK(sum.retries > 500);
  CHECK(sum.throttled > 100);
  CHECK(sum.late_replies > 500);
  CHECK(sum.reconciliations > 1'000);
}

#if HANDOFF_HAS_RAPIDCHECK
namespace {

// A word keeps its value when a schedule is shrunk: words are left out, not made smaller, so that
// what is left stays the same story.
rc::Gen<std::uint32_t> words() {
  return rc::gen::noShrink(rc::gen::resize(rc::kNominalSize, rc::gen::arbitrary<std::uint32_t>()));
}

// The same every time, unless RC_PARAMS asks for another seed.
rc::detail::TestParams parameters() {
  rc::detail::TestParams params = rc::detail::configuration().testParams;
  if (std::getenv("RC_PARAMS") == nullptr) params.seed = 20'260'302;
  params.maxSuccess = 10'000;
  params.maxSize = 180;
  return params;
}

}  // namespace

TEST_CASE("RapidCheck finds no schedule that breaks a rule, in 10,000",
          "[core][schedule][rapidcheck]") {
  const rc::detail::TestParams params = parameters();
  rc::detail::TestMetadata metadata;
  metadata.id = metadata.description = "any schedule keeps the rules";
  const auto result = rc::detail::checkTestable(
      [] {
        const Schedule schedule{*words(), *rc::gen::container<std::vector<std::uint32_t>>(words())};
        if (!run(schedule).empty()) RC_FAIL(report(schedule));
      },
      metadata, params);
  std::ostringstream text;
  rc::detail::printResultMessage(result, text);
  INFO("repeat it with RC_PARAMS=\"seed=" << params.seed << "\"\n" << text.str());
  CHECK(result.is<rc::detail::SuccessResult>());
}
#endif
