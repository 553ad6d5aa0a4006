// Truncation points by hand, and on series whose warm-up is known.
#include "sim/statistics/warm_up.hpp"

#include <cmath>
#include <vector>

#include "sim/engine/math.hpp"
#include "sim/engine/variates.hpp"
#include "sim/statistics/stats.hpp"
#include "tests/catch.hpp"

using namespace handoff::sim;

namespace {

// x_t = 100 + 0.5 (x_(t-1) - 100) + noise, from a start far off: an AR(1) process, whose bias after
// t steps is (start - 100) / 2^t.
std::vector<double> decaying(double start, std::size_t length, double factor, Stream& stream) {
  std::vector<double> series;
  double x = start;
  for (std::size_t i = 0; i < length; ++i) {
    x = 100 + factor * (x - 100) + standard_normal(stream);
    series.push_back(x);
  }
  return series;
}

}  // namespace

TEST_CASE("Welch's moving average, by hand", "[stats][warm_up]") {
  // With a window of 1: the first value alone, then means of three; the last value has none.
  const std::vector<double> series{1, 2, 6, 4, 5};
  CHECK(moving_average(series, 1) == std::vector<double>{1, 3, 4, 5});
  // With a window of 2: 1; (1 + 2 + 6) / 3; (1 + 2 + 6 + 4 + 5) / 5.
  const std::vector<double> wide = moving_average(series, 2);
  REQUIRE(wide.size() == 3);
  CHECK(wide[0] == 1);
  CHECK(wide[1] == 3);
  CHECK(wide[2] == Approx(3.6));
  CHECK(moving_average(series, 0) == series);
  CHECK(moving_average(series, 5).empty());
}

TEST_CASE("replications are averaged place by place", "[stats][warm_up]") {
  const std::vector<std::vector<double>> series{{1, 2, 3}, {3, 4}};
  CHECK(average_over_replications(series) == std::vector<double>{2, 3});
  CHECK(average_over_replications({}).empty());
}

TEST_CASE("MSER by hand", "[stats][warm_up]") {
  // In batches of one, from 0: mean 2.2, squares 102 - 10 x 4.84 = 53.6, / 100 = 0.536; from 1:
  // mean 13/9, squares 21 - 169/9 = 2.22, / 81 = 0.0274; from 2: 2 / 64 = 0.0313; from 3: 1.71 / 49
  // = 0.035. So one value goes.
  const std::vector<double> series{9, 1, 2, 1, 2, 1, 2, 1, 2, 1};
  const Truncation one = mser(series, 1);
  CHECK(one.count == 1);
  CHECK(one.mean == Approx(13.0 / 9));
  CHECK(one.reliable);
  // The same in batches of two, each value twice, and a value over.
  std::vector<double> doubled;
  for (const double x : series) doubled.insert(doubled.end(), 2, x);
  doubled.push_back(77);
  CHECK(mser(doubled, 2).count == 2);
  CHECK(mser(doubled, 2).mean == Approx(13.0 / 9));
}

TEST_CASE("a level series keeps all of its values", "[stats][warm_up]") {
  const std::vector<double> level(50, 3.0);
  const Truncation none = mser(level);
  CHECK(none.count == 0);
  CHECK(none.mean == 3);
  CHECK(none.reliable);
}

TEST_CASE("a series that never becomes level is not believed", "[stats][warm_up]") {
  std::vector<double> rising;
  for (int i = 0; i < 100; ++i) rising.push_back(i < 80 ? i * i : 6400 + i % 2);
  CHECK_FALSE(mser(rising).reliable);
  CHECK_FALSE(mser(std::vector<double>(49, 1.0)).reliable);  // not ten batches
  CHECK_FALSE(mser({}).reliable);
}

// A start 200 too high, of which half is left after each step: below 0.2, a fifth of the noise,
// after 10 steps; with a factor of 0.9 after 66.
TEST_CASE("MSER-5 leaves out the planted warm-up and little more", "[stats][warm_up]") {
  Stream stream(41);
  struct Case {
    double factor;
    double bias_gone_after;
  };
  for (const Case it : {Case{0.5, 10}, Case{0.9, 66}}) {
    Accumulator count, error;
    int reliable = 0;
    for (int trial = 0; trial < 200; ++trial) {
      const std::vector<double> series = decaying(300, 1000, it.factor, stream);
      const Truncation cut = mser(series);
      reliable += cut.reliable ? 1 : 0;
      count.add(static_cast<double>(cut.count));
      error.add(cut.mean - 100);
    }
    CHECK(reliable > 190);
    INFO("factor " << it.factor << ", leaves out " << count.mean());
    CHECK(count.mean() > it.bias_gone_after / 2);
    CHECK(count.mean() < it.bias_gone_after + 250);
    // The mean of what is left has lost the bias: within four standard errors of it.
    CHECK(std::fabs(error.mean()) < 4 * error.standard_deviation() / std::sqrt(200.0));
  }
}
