// The queue in one vector, against the standard library's.
#include "core/base/fifo.hpp"

#include <deque>

#include "core/archive.hpp"
#include "tests/catch.hpp"
#include "tests/core/draws.hpp"

using namespace handoff::core;

TEST_CASE("first in, first out, however long the line is", "[core][fifo]") {
  handoff::tests::Draws random(7);
  Fifo<int> fifo;
  std::deque<int> expected;
  for (int n = 0; n < 20'000; ++n) {
    // The line grows for a while, then shrinks, and is empty now and then.
    const bool grows = random.below(100) < (n / 2'000 % 2 == 0 ? 60u : 40u);
    if (grows || expected.empty()) {
      fifo.push(n);
      expected.push_back(n);
    } else {
      REQUIRE(fifo.pop() == expected.front());
      expected.pop_front();
    }
    REQUIRE(fifo.size() == expected.size());
    REQUIRE(fifo.empty() == expected.empty());
  }
  fifo.clear();
  CHECK(fifo.empty());
}

TEST_CASE("a line keeps its order over a snapshot", "[core][fifo]") {
  Fifo<int> fifo;
  for (int n = 0; n < 100; ++n) fifo.push(n);
  for (int n = 0; n < 30; ++n) CHECK(fifo.pop() == n);
  std::vector<std::uint8_t> bytes;
  Writer writer(bytes);
  fifo.archive(writer, [&writer](int& it) { writer(it); });
  Fifo<int> other;
  Reader reader(bytes);
  other.archive(reader, [&reader](int& it) { reader(it); });
  REQUIRE(reader.finished());
  REQUIRE(other.size() == 70);
  for (int n = 30; n < 100; ++n) CHECK(other.pop() == n);
}
