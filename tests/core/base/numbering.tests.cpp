// Numbers for values, against a plain list.
#include "core/base/numbering.hpp"

#include <algorithm>

#include "tests/catch.hpp"
#include "tests/core/draws.hpp"

using namespace handoff::core;

namespace {

// With a hash that is often the same.
struct Word {
  std::uint32_t letters = 0;

  bool operator==(const Word&) const = default;
  std::uint64_t hash() const { return letters % 5; }
};

}  // namespace

TEST_CASE("values are numbered in the order of first use", "[core][numbering]") {
  handoff::tests::Draws random(3);
  Numbering<Word> numbering(1'000);
  std::vector<Word> expected;
  for (int n = 0; n < 5'000; ++n) {
    const Word word{random.below(300)};
    auto at = std::find(expected.begin(), expected.end(), word);
    if (at == expected.end()) at = expected.insert(at, word);
    const std::uint32_t number = numbering.number_of(word);
    REQUIRE(number == static_cast<std::uint32_t>(at - expected.begin()));
    REQUIRE(numbering[number] == word);
  }
  CHECK(numbering.size() == expected.size());
}

TEST_CASE("past the limit there is no number, and the old ones stay", "[core][numbering]") {
  Numbering<Word> numbering(2);
  CHECK(numbering.number_of({10}) == 0);
  CHECK(numbering.number_of({20}) == 1);
  CHECK(numbering.number_of({30}) == kNoNumber);
  CHECK(numbering.number_of({20}) == 1);
  numbering.clear();
  CHECK(numbering.number_of({30}) == 0);
}

TEST_CASE("values changed under their numbers are found as what they are now",
          "[core][numbering]") {
  Numbering<Word> numbering(10);
  CHECK(numbering.number_of({1}) == 0);
  CHECK(numbering.number_of({2}) == 1);
  CHECK(numbering.number_of({3}) == 2);
  numbering.change_all([](Word& word) { word.letters = word.letters == 3 ? 7 : 8; });
  CHECK(numbering[0] == Word{8});
  CHECK(numbering[1] == Word{8});
  CHECK(numbering[2] == Word{7});
  CHECK(numbering.number_of({7}) == 2);
  CHECK(numbering.number_of({8}) == 0);
  CHECK(numbering.number_of({1}) == 3);
}
