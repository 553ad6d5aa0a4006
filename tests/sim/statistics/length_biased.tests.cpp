// What is left of a piece of work, against renewal theory.
#include "sim/statistics/length_biased.hpp"

#include "sim/statistics/stats.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using sim::Distribution;
using sim::Stream;

namespace {

constexpr int kDraws = 200'000;

sim::Accumulator residuals(const Distribution& pieces) {
  sim::Accumulator values;
  Stream stream(11);
  for (int n = 0; n < kDraws; ++n) values.add(sim::sample_residual(pieces, stream));
  return values;
}

}  // namespace

// E[X^2] / 2 E[X], with the second moments of the textbooks.
TEST_CASE("the mean residual is half the second moment over the first", "[sim][residual]") {
  constexpr sim::QuantilePoint kPoints[] = {{0, 0}, {0.5, 1}, {1, 4}};
  struct Case {
    const char* what;
    Distribution pieces;
    double mean;
  };
  const Case cases[] = {
      {"constant: half of it", Distribution::constant(6), 3},
      {"uniform on 2 to 8: (84 / 3) / (2 x 5)", Distribution::uniform(2, 8), 28.0 / 10},
      {"exponential: as if it began now", Distribution::exponential(5), 5},
      {"Erlang-4 of mean 8: (64 + 16) / 16", Distribution::erlang(4, 8), 5},
      {"hyperexponential: 2 (0.3 x 1 + 0.7 x 16) / (2 x 3.1)",
       Distribution::hyperexponential(0.3, 1, 4), 2 * (0.3 + 0.7 * 16) / 6.2},
      // exp(mu + 1.5 sigma^2) / 2
      {"lognormal(1, 0.8)", Distribution::lognormal(1, 0.8), 3.549664},
      // sigma = ln 4 / 1.644854 = 0.842812; 900 exp(1.5 x 0.710332) / 2
      {"lognormal of median 900 and p95 3600", Distribution::lognormal_median_p95(900, 3600),
       1306.0118},
      {"gamma(3, 2): (36 + 12) / 12", Distribution::gamma(3, 2), 4},
      // scale Gamma(2) / (2 Gamma(1.5)) = 3 / (2 x 0.886227)
      {"Weibull(2, 3)", Distribution::weibull(2, 3), 1.692569},
      {"Poisson(4): (4 + 16) / 8", Distribution::poisson(4), 2.5},
      {"gamma-Poisson(4, 2): (4 + 8 + 16) / 8", Distribution::gamma_poisson(4, 2), 3.5},
      // Halves: uniform on 0..1 (1/3) and on 1..4 (21/3): (1/6 + 7/2) / (2 x 1.5)
      {"empirical", Distribution::empirical(kPoints), (1.0 / 6 + 3.5) / 3},
  };
  for (const Case& it : cases) {
    INFO(it.what);
    const sim::Accumulator values = residuals(it.pieces);
    CHECK(sim::mean_interval(values, 0.9999).contains(it.mean));
    CHECK(values.min() >= 0);
  }
}

// The length-biased mean times the mean is the second moment, which sampling the pieces gives too.
TEST_CASE("families without a simple second moment agree with their own samples",
          "[sim][residual]") {
  for (const Distribution& pieces :
       {Distribution::weibull_median_p95(10, 30), Distribution::pareto_tail(10, 30, 6)}) {
    sim::Accumulator squares, biased;
    Stream stream(3), other(4);
    for (int n = 0; n < kDraws; ++n) {
      const double x = pieces.sample(stream);
      squares.add(x * x);
      biased.add(sim::sample_length_biased(pieces, other) * pieces.mean());
    }
    const sim::Interval a = sim::mean_interval(squares, 0.9999);
    const sim::Interval b = sim::mean_interval(biased, 0.9999);
    CHECK(a.low < b.high);
    CHECK(b.low < a.high);
    CHECK(a.half_width() < 0.05 * squares.mean());
  }
}

TEST_CASE("nothing is left of pieces that take no time", "[sim][residual]") {
  Stream stream(1);
  CHECK(sim::sample_residual(Distribution(), stream) == 0);
  CHECK(sim::sample_residual(Distribution::exponential(0), stream) == 0);
}
