// The two mixing functions against published values and hand arithmetic.
#include "core/base/hash.hpp"

#include <array>
#include <cstdint>
#include <string_view>

#include "tests/catch.hpp"

using namespace handoff::core;

// Noll's own test vectors of FNV-1a, 64 bits.
TEST_CASE("FNV-1a gives the published values", "[hash]") {
  CHECK(fnv1a(std::string_view("")) == 0xcbf29ce484222325u);
  CHECK(fnv1a(std::string_view("a")) == 0xaf63dc4c8601ec8cu);
  CHECK(fnv1a(std::string_view("foobar")) == 0x85944171f73967e8u);
  constexpr std::array<std::uint8_t, 1> kByte{'a'};
  CHECK(fnv1a(kByte) == fnv1a(std::string_view("a")));
  CHECK(fnv1a(std::string_view("bar"), fnv1a(std::string_view("foo"))) ==
        fnv1a(std::string_view("foobar")));
}

// 2^64 over the golden ratio times 1, its upper half folded onto the lower: 9e3779b9 ^ 7f4a7c15.
TEST_CASE("mixing multiplies and folds", "[hash]") {
  static_assert(mixed(0, 0) == 0);
  CHECK(mixed(0, 1) == 0x9e3779b9e17d05acu);
  CHECK(mixed(5, 5) == 0);
  CHECK(mixed(0, 7) == mixed(7, 0));
  CHECK(mixed<29>(0, 1) != mixed<32>(0, 1));
}
