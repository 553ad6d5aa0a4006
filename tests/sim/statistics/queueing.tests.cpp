// Closed formulas against FACTS' table of oracles, hand arithmetic and each other.
#include "sim/statistics/queueing.hpp"
#include "sim/engine/math.hpp"

#include "tests/catch.hpp"

using namespace handoff::sim;

namespace {

using handoff::sim::kInfinity;

}  // namespace

TEST_CASE("Erlang B by hand", "[queueing]") {
  // (a^c / c!) / sum of a^k / k!: 0.5 / 2.5; (8/6) / (1 + 2 + 2 + 8/6).
  CHECK(erlang_b(2, 1) == Approx(0.2));
  CHECK(erlang_b(3, 2) == Approx(8.0 / 38));
  CHECK(erlang_b(0, 2) == 1);
  CHECK(erlang_b(5, 0) == 0);
}

TEST_CASE("oracle 1: M/M/14, 100 calls in half an hour of 3 minutes each", "[queueing]") {
  const MultiServer station{100.0 / 1800, 180, 14};
  CHECK(station.load() == Approx(10));
  CHECK(station.wait_probability() == Approx(0.1741).margin(0.00005));
  CHECK(station.wait_at_most(20) == Approx(0.8884).margin(0.00005));
  CHECK(station.mean_wait() == Approx(7.836).margin(0.0005));
  CHECK(fewest_servers(100.0 / 1800, 180, 20, 0.80) == 14);
}

TEST_CASE("oracle 2: M/M/1 at 0.75 has 2.25 waiting", "[queueing]") {
  CHECK(MultiServer{0.75, 1, 1}.mean_queue() == Approx(2.25));
  CHECK(MultiServer{0.75, 1, 1}.wait_probability() == Approx(0.75));
  CHECK(MultiServer{0.75, 1, 1}.utilisation() == 0.75);
}

TEST_CASE("the fewest servers are enough, and one fewer is not", "[queueing]") {
  for (const double load : {0.06, 0.5, 1.0, 3.7, 12.0, 80.0}) {
    for (const double level : {0.5, 0.8, 0.95, 0.99}) {
      for (const double time : {0.0, 0.5, 3.0}) {
        INFO("load " << load << ", " << level << " within " << time);
        const int servers = fewest_servers(load, 1, time, level);
        CHECK(MultiServer{load, 1, servers}.wait_at_most(time) >= level);
        if (servers > 1) CHECK(MultiServer{load, 1, servers - 1}.wait_at_most(time) < level);
      }
    }
  }
  CHECK(fewest_servers(0, 1, 0, 0.95) == 1);
}
TEST_CASE("too much load waits for ever", "[queueing]") {
  const MultiServer overloaded{2, 1, 2};
  CHECK(overloaded.wait_probability() == 1);
  CHECK(overloaded.mean_wait() == kInfinity);
  CHECK(overloaded.wait_at_most(1000) == 0);
}
