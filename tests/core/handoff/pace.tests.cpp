// Pace: who may begin, and who waits in line.
#include "core/handoff/pace.hpp"

#include "tests/catch.hpp"

using namespace handoff::core;

namespace {

constexpr Time at(std::int64_t second) { return Time{} + seconds(second); }

Ticket of(std::uint32_t slot) { return {slot, 0, Operation::start_next, 0}; }

}  // namespace

TEST_CASE("without limits everybody may begin at any time", "[core][pace]") {
  Pace pace(PacePolicy{});
  for (int n = 0; n < 1'000; ++n) {
    REQUIRE(pace.may_begin(at(0)));
    pace.begins(at(0));
  }
  CHECK(pace.under_way() == 1'000);
  CHECK(pace.nobody_waits());
}

TEST_CASE("a place is free again when one stops, and taken when one goes on", "[core][pace]") {
  Pace pace({.concurrency = 2, .spacing = {}});
  pace.begins(at(0));
  CHECK(pace.may_begin(at(0)));
  pace.begins(at(0));
  CHECK_FALSE(pace.may_begin(at(0)));
  CHECK_FALSE(pace.too_soon(at(0)));  // time alone does not help
  pace.stops();
  CHECK(pace.may_begin(at(0)));
  pace.goes_on();
  CHECK_FALSE(pace.may_begin(at(0)));
  pace.goes_on();  // whoever rested goes on also where that makes one too many
  CHECK(pace.under_way() == 3);
}

TEST_CASE("starts keep their distance, and the moment itself is not too soon", "[core][pace]") {
  Pace pace({.concurrency = 0, .spacing = seconds(10)});
  CHECK(pace.may_begin(at(0)));
  pace.begins(at(5));
  CHECK(pace.next_start() == at(15));
  CHECK_FALSE(pace.may_begin(at(14)));
  CHECK(pace.may_begin(at(15)));
  pace.stops();
  CHECK_FALSE(pace.may_begin(at(14)));  // an end does not shorten the distance
}

TEST_CASE("another policy holds from now on, and the line stays", "[core][pace]") {
  Pace pace({.concurrency = 1, .spacing = {}});
  pace.begins(at(0));
  pace.wait(of(4));
  pace.wait(of(2));
  CHECK_FALSE(pace.may_begin(at(0)));
  pace.follow({.concurrency = 2, .spacing = {}});
  CHECK(pace.may_begin(at(0)));
  CHECK(pace.next() == of(4));
  CHECK(pace.next() == of(2));
  CHECK(pace.nobody_waits());
}
