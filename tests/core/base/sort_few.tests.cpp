// The sort for a handful: in order, and equals stay as they were.
#include "core/base/sort_few.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "tests/catch.hpp"
#include "tests/core/draws.hpp"

using namespace handoff;

TEST_CASE("a handful is sorted as the standard's stable sort would", "[core][sort_few]") {
  tests::Draws draws(4);
  for (std::uint32_t size = 0; size < 30; ++size) {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> given;
    for (std::uint32_t i = 0; i < size; ++i) given.emplace_back(draws.below(6), i);
    const auto before = [](const auto& a, const auto& b) { return a.first < b.first; };
    auto expected = given;
    std::stable_sort(expected.begin(), expected.end(), before);
    core::sort_few(given.begin(), given.end(), before);
    CHECK(given == expected);
  }
}
