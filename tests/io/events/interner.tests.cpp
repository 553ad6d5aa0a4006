// Numbers are the first, second, third text that was seen.
#include "io/events/interner.hpp"

#include <string>

#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("texts are numbered from 1 in the order in which they are first seen", "[interner]") {
  io::Interner interner;
  CHECK(interner.number("sub_a") == 1);
  CHECK(interner.number("sub_b") == 2);
  CHECK(interner.number("sub_a") == 1);
  CHECK(interner.text(1) == "sub_a");
  CHECK(interner.text(2) == "sub_b");
  CHECK(interner.size() == 2);
}

TEST_CASE("no text is zero, and unknown numbers have no text", "[interner]") {
  io::Interner interner;
  CHECK(interner.number("") == 0);
  CHECK(interner.size() == 0);
  CHECK(interner.text(0).empty());
  CHECK(interner.text(7).empty());
}

TEST_CASE("a hundred thousand texts keep their numbers", "[interner]") {
  io::Interner interner;
  for (std::uint64_t i = 1; i <= 100'000; ++i) {
    REQUIRE(interner.number("id" + std::to_string(i)) == i);
  }
  for (std::uint64_t i = 1; i <= 100'000; i += 999) {
    CHECK(interner.number("id" + std::to_string(i)) == i);
    CHECK(interner.text(i) == "id" + std::to_string(i));
  }
}

TEST_CASE("each kind of id has its own numbers", "[interner]") {
  io::IdTables ids;
  CHECK(ids.customers.id("cus_1") == core::CustomerId{1});
  CHECK(ids.plans.id("price_1") == core::PlanId{1});
  CHECK(ids.plans.text(core::PlanId{1}) == "price_1");
  CHECK(ids.events.size() == 0);
}
