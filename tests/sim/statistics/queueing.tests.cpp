// Closed formulas against FACTS' table of oracles, hand arithmetic and each other.
#include "sim/statistics/queueing.hpp"

#include <cmath>
#include <limits>

#include "tests/catch.hpp"

using namespace handoff::sim;

namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Erlang / Crommelin: P(W <= t) = (1 - r) sum over k <= t of (-r (t - k))^k / k! e^(r (t - k)), in
// service times. Fine for small t.
double crommelin(double load, double time) {
  double sum = 0, factorial = 1;
  for (int k = 0; k <= static_cast<int>(time); ++k) {
    if (k > 0) factorial *= k;
    const double x = load * (time - k);
    sum += std::pow(-x, k) / factorial * std::exp(x);
  }
  return (1 - load) * sum;
}

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

TEST_CASE("oracle 3: M/M/2/3", "[queueing]") {
  // p0 to p3 are in the ratio 1, 3/4, 9/32, 27/256.
  const FiniteStation station = finite_station(3, 0.25, 2, 3);
  CHECK(station.mean_number == Approx(0.76234).margin(0.000005));
  CHECK(station.blocked == Approx(0.04936).margin(0.000005));
  CHECK(station.mean_queue == Approx(station.blocked));  // only the third waits
  CHECK(station.mean_wait == Approx(station.mean_queue / (3 * (1 - station.blocked))));
}

TEST_CASE("without room to wait a finite station is Erlang B, with much of it Erlang C",
          "[queueing]") {
  CHECK(finite_station(5, 1, 7, 7).blocked == Approx(erlang_b(7, 5)));
  CHECK(finite_station(5, 1, 7, 500).mean_wait == Approx(MultiServer{5, 1, 7}.mean_wait()));
  CHECK(finite_station(10, 1, 1, 1000).blocked == Approx(0.9));  // far too much, no overflow
}

TEST_CASE("oracles 4 and 5: M/G/1 with and without priorities", "[queueing]") {
  // Nine an hour, of which four fifths take 5 minutes and the others 10 on average.
  const TrafficClass classes[] = {{9 * 0.8, Service::fixed(5.0 / 60)},
                                  {9 * 0.2, Service::exponential(10.0 / 60)}};
  CHECK(mean_wait_fifo(classes) == Approx(0.75));
  const auto waits = mean_waits_by_priority(classes);
  REQUIRE(waits.size() == 2);
  CHECK(waits[0] == Approx(0.1875));
  CHECK(waits[1] == Approx(1.875));
}

TEST_CASE("oracle 6: M/D/1 at 0.5, 0.8 and 0.9", "[queueing]") {
  for (const auto& [load, wait] : {std::pair{0.5, 0.5}, {0.8, 2.0}, {0.9, 4.5}}) {
    const TrafficClass one[] = {{load, Service::fixed(1)}};
    CHECK(mean_wait_fifo(one) == Approx(wait));
  }
}

TEST_CASE("oracle 7: a token bucket of three, refilled once a second, at 0.8", "[queueing]") {
  const BucketWait wait = token_bucket_wait(0.8, 1, 3);
  CHECK(wait.probability == Approx(0.3655).margin(0.00005));
  // 2 - 2 + 0.2 (4.94129 - 0.693615): see the integral of 0.2 (e^0.8t - 0.8 (t-1) e^0.8(t-1)).
  CHECK(wait.mean == Approx(0.849535).margin(0.000005));
}

TEST_CASE("the waits at a fixed service are Crommelin's", "[queueing]") {
  for (const double load : {0.1, 0.5, 0.8, 0.95}) {
    for (const double time : {0.0, 0.3, 1.0, 1.7, 2.0, 4.5, 6.0}) {
      INFO(load << " at " << time);
      CHECK(fixed_service_wait_at_most(load, 1, time) == Approx(crommelin(load, time)));
      // In another unit of time.
      CHECK(fixed_service_wait_at_most(load / 60, 60, time * 60) == Approx(crommelin(load, time)));
    }
  }
  CHECK(fixed_service_wait_at_most(0.5, 1, -1) == 0);
  CHECK(fixed_service_wait_at_most(1.5, 1, 100) == 0);
}

TEST_CASE("far out the distribution of waits still rises to one", "[queueing]") {
  // Crommelin's series has terms of 1e20 there, and loses every digit.
  double before = 0;
  for (int time = 0; time <= 400; time += 10) {
    const double at_most = fixed_service_wait_at_most(0.95, 1, time);
    CHECK(at_most >= before);
    CHECK(at_most <= 1 + 1e-12);
    before = at_most;
  }
  CHECK(before == Approx(1).margin(1e-9));
}

TEST_CASE("a bucket of one is a plain queue, and a deep one never waits", "[queueing]") {
  CHECK(token_bucket_wait(0.8, 1, 1).probability == Approx(0.8));
  CHECK(token_bucket_wait(0.8, 1, 1).mean == Approx(2));
  CHECK(token_bucket_wait(0.5, 1, 200).probability == Approx(0).margin(1e-12));
  CHECK(token_bucket_wait(0.5, 1, 200).mean == Approx(0).margin(1e-9));
  CHECK(token_bucket_wait(1, 1, 50).mean == kInfinity);
  CHECK(token_bucket_wait(0, 1, 3).probability == 0);
  // Twice as fast in all: the same probability, half the wait.
  CHECK(token_bucket_wait(1.6, 2, 3).probability == Approx(0.3655).margin(0.00005));
  CHECK(token_bucket_wait(1.6, 2, 3).mean == Approx(0.849535 / 2).margin(0.000005));
}

TEST_CASE("too much load waits for ever", "[queueing]") {
  const MultiServer overloaded{2, 1, 2};
  CHECK(overloaded.wait_probability() == 1);
  CHECK(overloaded.mean_wait() == kInfinity);
  CHECK(overloaded.wait_at_most(1000) == 0);
  const TrafficClass classes[] = {{0.5, Service::fixed(1)}, {0.6, Service::fixed(1)}};
  CHECK(mean_wait_fifo(classes) == kInfinity);
  // The first class does not notice but for the service that it finds under way.
  CHECK(mean_waits_by_priority(classes)[0] == Approx(0.55 / 0.5));
  CHECK(mean_waits_by_priority(classes)[1] == kInfinity);
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
