// Means and quantiles of every family, what is refused, and the same samples on every platform.
//
// Bounds come from theory at fixed seeds: means within four standard errors, Kolmogorov-Smirnov and
// chi-square at the 0.1% critical value. The tests are deterministic: they pass always or never.
#include "sim/engine/distributions.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#include "sim/scenario/distribution_input.hpp"
#include "tests/catch.hpp"
#include "tests/sim/engine/samples.hpp"

using namespace handoff::sim;
using namespace handoff::sim::testing;
using handoff::core::Duration;
using handoff::core::kNever;

namespace {

// The bits of a million samples, chained through the mixer.
std::uint64_t hash_of_samples(const Distribution& d) {
  Stream stream = StreamKey::of(20240, 1).stream(1, Purpose{1});
  std::uint64_t hash = 0;
  for (int i = 0; i < 1'000'000; ++i) {
    const double x = d.sample(stream);
    std::uint64_t bits = 0;
    std::memcpy(&bits, &x, sizeof bits);
    hash = mix_output((hash ^ bits) + 1);
  }
  return hash;
}

}  // namespace

TEST_CASE("stated means are the closed forms", "[distributions]") {
  CHECK(Distribution::constant(4).mean() == 4);
  CHECK(Distribution::uniform(2, 5).mean() == 3.5);
  CHECK(Distribution::exponential(3).mean() == 3);
  CHECK(Distribution::erlang(3, 12).mean() == 12);
  CHECK(Distribution::hyperexponential(0.25, 8, 4).mean() == 5);
  CHECK(Distribution::lognormal(0, 1).mean() == Approx(1.6487212707).epsilon(1e-10));  // root e
  CHECK(Distribution::gamma(2.5, 4).mean() == 10);
  CHECK(Distribution::weibull(1, 7).mean() == Approx(7).epsilon(1e-13));
  CHECK(Distribution::weibull(2, 1).mean() == Approx(0.88622692545).epsilon(1e-10));  // root pi / 2
  CHECK(Distribution::poisson(2.5).mean() == 2.5);
  CHECK(Distribution::gamma_poisson(14.3, 2).mean() == 14.3);
  // 0.5 * 1.5 + 0.4 * 4 + 0.09 * 13 + 0.01 * 60
  CHECK(Distribution::empirical(kPoints).mean() == Approx(0.75 + 1.6 + 1.17 + 0.6));
  // With p95 = median the body is the constant 2 and the tail a Pareto from 2 on: 0.95 * 2 + 0.05 *
  // 2 * 3 / 2.
  CHECK(Distribution::pareto_tail(2, 2, 3).mean() == Approx(2.05));
  CHECK(Distribution::pareto_tail(1, 2, 1).mean() == std::numeric_limits<double>::infinity());
}

TEST_CASE("sampled means are the stated means", "[distributions]") {
  // Rows of distribution and exact standard deviation, each mean within four standard errors.
  struct Row {
    Distribution d;
    double deviation;
  };
  const double e = std::exp(1.0);
  const std::vector<Row> rows{
      {Distribution::exponential(3), 3},
      {Distribution::uniform(2, 5), 3 / std::sqrt(12.0)},
      {Distribution::lognormal(0, 1), std::sqrt((e - 1) * e)},
      {Distribution::gamma(0.4, 2), 2 * std::sqrt(0.4)},
      {Distribution::erlang(4, 8), 4},
      {Distribution::weibull(2, 1), std::sqrt(1 - 3.14159265358979 / 4)},
      {Distribution::hyperexponential(0.25, 8, 4), std::sqrt(2 * (0.25 * 64 + 0.75 * 16) - 25.0)},
      {Distribution::poisson(14.3), std::sqrt(14.3)},
      {Distribution::gamma_poisson(14.3, 2), std::sqrt(14.3 + 14.3 * 14.3 / 2)},
      // A Pareto of index 3 from 2 on has second moment 3 * 4; the body is the constant 2.
      {Distribution::pareto_tail(2, 2, 3), std::sqrt(0.95 * 4 + 0.05 * 12 - 2.05 * 2.05)},
  };
  for (const Row& row : rows) {
    CAPTURE(static_cast<int>(row.d.family()));
    const std::vector<double> sample = sorted_sample(row.d, 400'000, 9);
    double sum = 0;
    for (const double x : sample) sum += x;
    CHECK(std::fabs(sum / 400'000 - row.d.mean()) < 4 * row.deviation / std::sqrt(400'000.0));
  }
}

TEST_CASE("a distribution given by median and p95 has that median and p95", "[distributions]") {
  constexpr int kSamples = 400'000;
  for (const Distribution& d :
       {Distribution::lognormal_median_p95(0.2, 0.9), Distribution::weibull_median_p95(0.2, 0.9),
        Distribution::pareto_tail(0.2, 0.9, 2.0)}) {
    const std::vector<double> sample = sorted_sample(d, kSamples, 10);
    const auto share_below = [&](double x) {
      return static_cast<double>(std::lower_bound(sample.begin(), sample.end(), x) -
                                 sample.begin()) /
             kSamples;
    };
    CHECK(std::fabs(share_below(0.2) - 0.5) < 3.2905 * std::sqrt(0.25 / kSamples));
    CHECK(std::fabs(share_below(0.9) - 0.95) < 3.2905 * std::sqrt(0.0475 / kSamples));
  }
  // The Pareto tail's p99 is p95 * 5^(1/2).
  const std::vector<double> heavy =
      sorted_sample(Distribution::pareto_tail(0.2, 0.9, 2.0), kSamples, 10);
  const auto above =
      heavy.end() - std::upper_bound(heavy.begin(), heavy.end(), 0.9 * std::sqrt(5.0));
  CHECK(std::fabs(static_cast<double>(above) - kSamples * 0.01) <
        3.2905 * std::sqrt(kSamples * 0.0099));
}

TEST_CASE("degenerate parameters give constants", "[distributions]") {
  Stream stream(1);
  for (const Distribution& d :
       {Distribution::constant(2), Distribution::uniform(2, 2),
        Distribution::lognormal_median_p95(2, 2),
        Distribution::empirical(std::array<QuantilePoint, 2>{{{0, 2}, {1, 2}}})}) {
    for (int i = 0; i < 100; ++i) REQUIRE(d.sample(stream) == 2);
    CHECK(d.mean() == Approx(2));
  }
  for (const Distribution& d :
       {Distribution(), Distribution::exponential(0), Distribution::poisson(0),
        Distribution::gamma_poisson(0, 1), Distribution::weibull(2, 0)}) {
    for (int i = 0; i < 100; ++i) REQUIRE(d.sample(stream) == 0);
  }
}

TEST_CASE("a sampled duration is whole microseconds, never negative, and saturates",
          "[distributions]") {
  Stream stream(1);
  const auto duration = [&](double seconds) {
    return sample_duration(Distribution::constant(seconds), stream);
  };
  CHECK(duration(1.5) == Duration{1'500'000});
  CHECK(duration(0.0000004) == Duration{0});
  CHECK(duration(0.0000006) == Duration{1});
  CHECK(duration(2.9999999) == Duration{3'000'000});
  CHECK(duration(-7) == Duration{0});
  CHECK(duration(std::nan("")) == Duration{0});
  CHECK(duration(1e300) == kLongestSample);
  CHECK(duration(std::numeric_limits<double>::infinity()) == kLongestSample);
  const handoff::core::Time in_2100{4'102'444'800'000'000};
  CHECK(in_2100 + kLongestSample < kNever);
}

TEST_CASE("a distribution remembers what it was made from", "[distributions]") {
  const Distribution d = Distribution::pareto_tail(0.2, 0.9, 2.0);
  CHECK(d.family() == Family::pareto_tail);
  CHECK(d.parameter(0) == 0.2);
  CHECK(d.parameter(1) == 0.9);
  CHECK(d.parameter(2) == 2.0);
  CHECK(d == Distribution::pareto_tail(0.2, 0.9, 2.0));
  CHECK_FALSE(d == Distribution::pareto_tail(0.2, 0.9, 2.5));
  CHECK(Distribution::empirical(kPoints).points().size() == 5);
  CHECK(Distribution::empirical(kPoints).points()[3] == QuantilePoint{0.99, 20});
}

TEST_CASE("parameters from outside are checked, and the answer names the one that is wrong",
          "[distributions]") {
  struct Row {
    Family family;
    std::vector<double> parameters;
    std::string where;  // empty: fine
  };
  const double nan = std::nan("");
  const std::vector<Row> rows{
      {Family::constant, {0}, ""},
      {Family::constant, {-1}, "value"},
      {Family::constant, {nan}, "value"},
      {Family::uniform, {1, 2}, ""},
      {Family::uniform, {3, 2}, "high"},
      {Family::exponential, {0}, "mean"},
      {Family::exponential, {1, 2}, "exponential"},
      {Family::erlang, {2, 5}, ""},
      {Family::erlang, {2.5, 5}, "stages"},
      {Family::hyperexponential, {1.5, 1, 1}, "probability"},
      {Family::hyperexponential, {0.5, 1, 0}, "second_mean"},
      {Family::lognormal, {-3, 0.5}, ""},
      {Family::lognormal, {0, -0.5}, "sigma"},
      {Family::lognormal_median_p95, {2, 2}, ""},
      {Family::lognormal_median_p95, {2, 1}, "p95"},
      {Family::lognormal_median_p95, {0, 1}, "median"},
      {Family::gamma, {0, 1}, "shape"},
      {Family::weibull, {1, 0}, "scale"},
      {Family::weibull_median_p95, {2, 2}, "p95"},
      {Family::pareto_tail, {1, 2, 1.5}, ""},
      {Family::pareto_tail, {1, 2, 0}, "tail_index"},
      {Family::poisson, {-1}, "mean"},
      {Family::gamma_poisson, {14.3, 0}, "shape"},
      {Family::empirical, {1}, "points"},
  };
  for (const Row& row : rows) {
    CAPTURE(static_cast<int>(row.family), row.where);
    const auto result = make_distribution(row.family, row.parameters);
    CHECK(static_cast<bool>(result) == row.where.empty());
    if (!result) CHECK(result.error().where == row.where);
    if (result) CHECK((*result).family() == row.family);
  }
}

TEST_CASE("quantile points from outside are checked", "[distributions]") {
  using Points = std::vector<QuantilePoint>;
  CHECK(make_empirical(Points{{0, 1}, {1, 2}}));
  CHECK_FALSE(make_empirical(Points{{0, 1}}));
  CHECK_FALSE(make_empirical(Points(13)));
  CHECK_FALSE(make_empirical(Points{{0.1, 1}, {1, 2}}));
  CHECK_FALSE(make_empirical(Points{{0, 1}, {0.9, 2}}));
  CHECK_FALSE(make_empirical(Points{{0, 1}, {0, 1}, {1, 2}}));
  CHECK_FALSE(make_empirical(Points{{0, 3}, {1, 2}}));
  CHECK_FALSE(make_empirical(Points{{0, -3}, {1, 2}}));
}

TEST_CASE("each family is listed in its own place", "[distributions]") {
  for (std::size_t i = 0; i < kFamilies.size(); ++i) {
    CHECK(static_cast<std::size_t>(kFamilies[i].family) == i);
  }
}

// A test of determinism and nothing else: these numbers are this program's own, recorded once and
// compared on g++, clang and WebAssembly. That the samples are right is what the tests above say. A
// change here means that every result hash of every scenario changes, and must be meant.
TEST_CASE("a million samples of each family are the same bits everywhere",
          "[distributions][golden]") {
  struct Row {
    const char* name;
    Distribution d;
    std::uint64_t hash;
  };
  const std::vector<Row> rows{
      {"uniform", Distribution::uniform(2, 5), 0x157756d01088184fu},
      {"exponential", Distribution::exponential(3), 0xc24be2f65e032f0u},
      {"erlang", Distribution::erlang(3, 12), 0x7af8252ffd883793u},
      {"hyperexponential", Distribution::hyperexponential(0.3, 10, 1), 0xad94fc3b4b9db6c9u},
      {"lognormal", Distribution::lognormal(0.5, 1.25), 0xe382191b972f3371u},
      {"lognormal_median_p95", Distribution::lognormal_median_p95(0.2, 0.9), 0x2e394c7bf8fd6aau},
      {"gamma", Distribution::gamma(0.4, 2), 0xe8286737425b13b8u},
      {"weibull", Distribution::weibull(0.7, 2), 0xff7112609b7bf7fbu},
      {"weibull_median_p95", Distribution::weibull_median_p95(0.2, 0.9), 0x56c8870694b066c1u},
      {"pareto_tail", Distribution::pareto_tail(0.2, 0.8, 1.5), 0x27924226a002b287u},
      {"poisson", Distribution::poisson(3.2), 0xffbae4d02cbaac56u},
      {"poisson, large", Distribution::poisson(40), 0x20a03d9507f1a4aau},
      {"gamma_poisson", Distribution::gamma_poisson(14.3, 2), 0x5a5f066c83246dbcu},
      {"empirical", Distribution::empirical(kPoints), 0x62c68486925904eu},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CHECK(hash_of_samples(row.d) == row.hash);
  }
}
