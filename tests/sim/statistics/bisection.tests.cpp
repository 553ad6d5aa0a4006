// Bisection: places by hand, and how often the interval has the planted threshold.
#include "sim/statistics/bisection.hpp"
#include "sim/engine/math.hpp"

#include <cmath>
#include <vector>

#include "sim/engine/variates.hpp"
#include "tests/catch.hpp"

using namespace handoff::sim;

namespace {

using handoff::sim::kInfinity;

// Runs it to its end: measure(x, replications, level).
template <class Measure>
BisectionResult bisect(const BisectionOptions& options, Measure measure) {
  StochasticBisection bisection(options);
  while (!bisection.finished()) {
    const auto [x, replications, level] = bisection.question();
    bisection.answer(measure(x, replications, level));
  }
  return bisection.result();
}

Margin exactly(double margin) { return {margin, {margin, margin}}; }

std::vector<double> xs(const BisectionResult& result) {
  std::vector<double> found;
  for (const Place& place : result.places) found.push_back(place.x);
  return found;
}

// Replications of a margin that rises through zero at `threshold`, with normal noise.
struct Noisy {
  double threshold;
  double slope;
  double deviation;
  Stream stream;
  std::vector<double> values{};
  double at = std::nan("");

  Margin operator()(double x, int replications, double level) {
    if (x != at) values.clear();
    at = x;
    while (values.size() < static_cast<std::size_t>(replications))
      values.push_back(slope * (x - threshold) + deviation * standard_normal(stream));
    return {accumulate(values).mean(), mean_interval(values, level)};
  }
};

}  // namespace

TEST_CASE("without noise it halves the axis", "[stats][bisection]") {
  const BisectionResult result = bisect({.low = 0, .high = 16, .tolerance = 2},
                                        [](double x, int, double) { return exactly(x - 11); });
  CHECK(xs(result) == std::vector<double>{0, 16, 8, 12, 10});
  CHECK(result.threshold.low == 10);
  CHECK(result.threshold.high == 12);
  CHECK(result.estimate == Approx(11));
  CHECK(result.replications == 5 * 20);
}

TEST_CASE("on a geometric axis it halves the ratio, in whole steps", "[stats][bisection]") {
  const BisectionResult result =
      bisect({.low = 100, .high = 10'000, .axis = Axis::geometric, .tolerance = 0.02, .step = 50},
             [](double x, int, double) { return exactly(x - 2060); });
  // sqrt(100 x 10,000) = 1000; sqrt(1000 x 10,000) = 3162 -> 3150; sqrt(1000 x 3150) = 1775 -> 1750
  // or 1800 (1774.8 is nearer to 1750); sqrt(1750 x 3150) = 2348 -> 2350; then 2028 -> 2050; 2195
  // -> 2200; 2124 -> 2100: the next place would be one of its ends.
  CHECK(xs(result) == std::vector<double>{100, 10'000, 1000, 3150, 1750, 2350, 2050, 2200, 2100});
  CHECK(result.threshold.low == 2050);
  CHECK(result.threshold.high == 2100);
}

TEST_CASE("an axis on one side of the threshold says so", "[stats][bisection]") {
  const auto at = [](double threshold) {
    return bisect({.low = 1, .high = 2},
                  [threshold](double x, int, double) { return exactly(x - threshold); });
  };
  CHECK(at(0).threshold.low == -kInfinity);
  CHECK(at(0).threshold.high == 1);
  CHECK(at(0).estimate == 1);
  CHECK(at(0).places.size() == 1);
  CHECK(at(3).threshold.low == 2);
  CHECK(at(3).threshold.high == kInfinity);
  CHECK(at(3).estimate == 2);
  // Allowed to the last: a margin of zero holds.
  CHECK(at(2).threshold.low == 2);
}

TEST_CASE("a place that cannot be decided is gone around", "[stats][bisection]") {
  // Between 7 and 9 nothing can be told.
  int most = 0;
  const BisectionResult result =
      bisect({.low = 0, .high = 16, .tolerance = 0.5, .maximum_replications = 80},
             [&most](double x, int replications, double) {
               most = std::max(most, replications);
               if (x > 7 && x < 9) return Margin{x - 8, {-1, 1}};
               return exactly(x - 8);
             });
  CHECK(most == 80);
  CHECK(result.threshold.low <= 7);
  CHECK(result.threshold.low >= 6.5);
  CHECK(result.threshold.high >= 9);
  CHECK(result.threshold.high <= 9.5);
}

TEST_CASE("each look is twice as long, and strict enough for all of them", "[stats][bisection]") {
  StochasticBisection bisection({.low = 0,
                                 .high = 1,
                                 .tolerance = 0.25,
                                 .first_replications = 10,
                                 .maximum_replications = 35});
  // Looks at 10, 20 and 35; two halvings, so up to 2 + 3 x 2 = 8 places, 24 looks.
  CHECK(bisection.question().level == Approx(1 - 2 * 0.05 / 24));
  for (const int expected : {10, 20, 35}) {
    CHECK(bisection.question().x == 0);
    CHECK(bisection.question().replications == expected);
    bisection.answer({0, {-1, 1}});
  }
  CHECK(bisection.question().x == 1);
  CHECK(bisection.question().replications == 10);
}

TEST_CASE("a place that more replications would hardly decide is given up at once",
          "[stats][bisection]") {
  const auto after = [](int looks, const Margin& margin) {
    StochasticBisection bisection(
        {.low = 0, .high = 1, .first_replications = 10, .maximum_replications = 160});
    bisection.answer(exactly(-1));
    bisection.answer(exactly(1));
    for (int look = 0; look < looks; ++look) bisection.answer(margin);
    return bisection.question();
  };
  // At 20 of 160, an eighth, it is given up within an eighth of the interval's half: 0.125. The
  // first look, at 10, gives nothing up.
  CHECK(after(1, {0, {-1, 1}}).x == 0.5);
  CHECK(after(2, {0.12, {-0.88, 1.12}}).x != 0.5);
  CHECK(after(2, {-0.12, {-1.12, 0.88}}).x != 0.5);
  CHECK(after(2, {0.13, {-0.87, 1.13}}).x == 0.5);
  CHECK(after(2, {0.13, {-0.87, 1.13}}).replications == 40);
  // Too few customers to claim anything: that may change.
  CHECK(after(2, {-0.01, {-0.5, kInfinity}}).replications == 40);
}

TEST_CASE("what lies beside open places is narrowed to an eighth of them", "[stats][bisection]") {
  // From 4 to 12 nothing can be told: 8 is open, then 4 and 12; 3 and 13 are near enough to 8 units
  // of doubt, and 3.5 and 12.5 are not asked for.
  const BisectionResult result =
      bisect({.low = 0, .high = 16, .tolerance = 0.5, .maximum_replications = 40},
             [](double x, int, double) {
               if (x >= 4 && x <= 12) return Margin{0, {-1, 1}};
               return exactly(x - 8);
             });
  CHECK(xs(result) == std::vector<double>{0, 16, 8, 4, 12, 2, 14, 3, 13});
  CHECK(result.threshold.low == 3);
  CHECK(result.threshold.high == 13);
}

TEST_CASE("the interval has the planted threshold as often as promised", "[stats][bisection]") {
  constexpr int kTrials = 400;
  for (const double deviation : {0.2, 2.0}) {
    INFO("noise " << deviation);
    int covered = 0;
    Accumulator width;
    for (int trial = 0; trial < kTrials; ++trial) {
      Stream stream(static_cast<std::uint64_t>(trial) + 1000);
      const double threshold = 100 + 900 * stream.uniform();
      const BisectionResult result = bisect({.low = 50, .high = 1100, .tolerance = 10},
                                            Noisy{threshold, 0.01, deviation, stream});
      covered += result.threshold.contains(threshold) ? 1 : 0;
      width.add(result.threshold.high - result.threshold.low);
    }
    CHECK(covered >= 0.95 * kTrials);
    // With little noise it is as narrow as asked; with ten times as much about as wide as 640
    // replications can tell: 2 x 4 x 2 / sqrt(640) / 0.01.
    CHECK(width.mean() < (deviation < 1 ? 25 : 90));
  }
}
