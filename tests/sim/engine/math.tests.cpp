// Our elementary functions against correctly rounded values and against the platform's own.
//
// The hexadecimal values were computed in 60 decimal digits and rounded once; they are not this
// program's output.
#include "sim/engine/math.hpp"

#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstdint>
#include <cstring>

#include "sim/engine/rng.hpp"
#include "tests/catch.hpp"

namespace sim = handoff::sim;

namespace {

using handoff::sim::kInfinity;

// How many doubles apart two values of the same sign are.
std::int64_t ulps(double a, double b) {
  std::int64_t x = 0;
  std::int64_t y = 0;
  std::memcpy(&x, &a, sizeof x);
  std::memcpy(&y, &b, sizeof y);
  return x > y ? x - y : y - x;
}

// A positive double with every exponent from 2^-low to 2^high equally likely.
double spread(sim::Stream& stream, int low, int high) {
  const auto exponent = static_cast<int>(stream.below(static_cast<std::uint32_t>(low + high)));
  return std::ldexp(1.0 + stream.uniform(), exponent - low);
}

}  // namespace

TEST_CASE("log is within one unit in the last place of the exact value", "[math]") {
  struct Row {
    double x, exact;
  };
  for (const Row& row : {
           Row{0x1.0000000000000p+1, 0x1.62e42fefa39efp-1},
           {0x1.4000000000000p+3, 0x1.26bb1bbb55516p+1},
           {0x1.0000000000000p-1, -0x1.62e42fefa39efp-1},
           {0x1.0000000000001p+0, 0x1.fffffffffffffp-53},
           {0x1.fffffffffffffp-1, -0x1.0000000000000p-53},
           {0x1.ccccccccccccdp-1, -0x1.af8e8210a415cp-4},
           {0x1.199999999999ap+0, 0x1.8663f793c46ccp-4},
           {0x1.0100000000000p+0, 0x1.ff00aa2b10bc0p-9},
           {0x1.fe00000000000p-1, -0x1.0080559588b35p-8},
           {0x1.6a09e667f3bcdp+0, 0x1.62e42fefa39f0p-2},
           {0x1.921fb54442d18p+1, 0x1.250d048e7a1bdp+0},
           {0x1.56e1fc2f8f359p-997, -0x1.5963447f87fb5p+9},
           {0x0.0000000000001p-1022, -0x1.74385446d71c3p+9},
           {0x1.fffffffffffffp+1023, 0x1.62e42fefa39efp+9},
           {0x1.e240c9fbe76c9p+16, 0x1.77281cad8a844p+3},
           {0x1.fe185ca57c517p+78, 0x1.b60a08fb35901p+5},
       }) {
    CAPTURE(row.x);
    CHECK(ulps(sim::log(row.x), row.exact) <= 1);
  }
}

TEST_CASE("exp is within one unit in the last place of the exact value", "[math]") {
  struct Row {
    double x, exact;
  };
  for (const Row& row : {
           Row{0x1.0000000000000p+0, 0x1.5bf0a8b145769p+1},
           {-0x1.0000000000000p+0, 0x1.78b56362cef38p-2},
           {0x1.0000000000000p-1, 0x1.a61298e1e069cp+0},
           {0x1.b7cdfd9d7bdbbp-34, 0x1.000000006df38p+0},
           {-0x1.b7cdfd9d7bdbbp-34, 0x1.ffffffff24190p-1},
           {0x1.62e42fefa39efp-1, 0x1.0000000000000p+1},
           {0x1.4000000000000p+3, 0x1.5829dcf950560p+14},
           {-0x1.4000000000000p+3, 0x1.7cd79b5647c9bp-15},
           {0x1.9000000000000p+6, 0x1.3494a9b171bf5p+144},
           {-0x1.9000000000000p+6, 0x1.a8c1f14e2af5dp-145},
           {0x1.5e00000000000p+9, 0x1.d945df4f8ec8ep+1009},
           {-0x1.5e00000000000p+9, 0x1.14f2b0fb9307fp-1010},
           {0x1.62d999999999ap+9, 0x1.d75ae7a50ee14p+1023},
           {-0x1.6200000000000p+9, 0x1.7c8ab2288c9abp-1022},
           {0x1.26bb1bbb55516p+1, 0x1.4000000000001p+3},
           {-0x1.3333333333333p-2, 0x1.7b4c869c37c05p-1},
           {0x1.5555555555555p-2, 0x1.6546db1ba2d13p+0},
       }) {
    CAPTURE(row.x);
    CHECK(ulps(sim::exp(row.x), row.exact) <= 1);
  }
}

TEST_CASE("pow is within two units in the last place of the exact value", "[math]") {
  struct Row {
    double base, exponent, exact;
  };
  for (const Row& row : {
           Row{0x1.0000000000000p+1, 0x1.0000000000000p-1, 0x1.6a09e667f3bcdp+0},
           {0x1.4000000000000p+3, -0x1.8000000000000p+1, 0x1.0624dd2f1a9fcp-10},
           {0x1.3333333333333p-2, 0x1.b333333333333p+0, 0x1.08819f76d9f8dp-3},
           {0x1.000001ad7f29bp+0, 0x1.312d000000000p+23, 0x1.5bf0a790ce6f2p+1},
           {0x1.d000000000000p+2, 0x1.edd2f1a9fbe77p+6, 0x1.c8a2e471449aap+352},
           {0x1.b7cdfd9d7bdbbp-34, 0x1.999999999999ap-4, 0x1.9999999999999p-4},
           {0x1.8000000000000p+1, -0x1.9000000000000p+7, 0x1.0155938366474p-317},
           {0x1.ff7ced916872bp-1, 0x1.86a0000000000p+16, 0x1.940747bb85395p-145},
       }) {
    CAPTURE(row.base, row.exponent);
    CHECK(ulps(sim::pow(row.base, row.exponent), row.exact) <= 2);
  }
}

TEST_CASE("log, exp and pow agree with the platform's over their whole range", "[math]") {
  sim::Stream stream(2024);
  std::int64_t worst_log = 0;
  std::int64_t worst_log_near_1 = 0;
  std::int64_t worst_exp = 0;
  std::int64_t worst_pow = 0;
  for (int i = 0; i < 300'000; ++i) {
    const double x = spread(stream, 1022, 1023);
    worst_log = std::max(worst_log, ulps(sim::log(x), std::log(x)));
    const double near = 0.5 + stream.uniform() * 1.5;
    worst_log_near_1 = std::max(worst_log_near_1, ulps(sim::log(near), std::log(near)));
    const double y = (stream.uniform() * 2 - 1) * 708;
    worst_exp = std::max(worst_exp, ulps(sim::exp(y), std::exp(y)));
    const double base = spread(stream, 20, 20);
    const double exponent = (stream.uniform() * 2 - 1) * 30;
    worst_pow = std::max(worst_pow, ulps(sim::pow(base, exponent), std::pow(base, exponent)));
  }
  CHECK(worst_log <= 1);
  CHECK(worst_log_near_1 <= 1);
  CHECK(worst_exp <= 1);
  CHECK(worst_pow <= 2);
}

TEST_CASE("the functions have the right values at the ends of their range", "[math]") {
  CHECK(sim::log(1.0) == 0.0);
  CHECK(sim::log(0.0) == -kInfinity);
  CHECK(sim::log(kInfinity) == kInfinity);
  CHECK(std::isnan(sim::log(-1.0)));
  CHECK(std::isnan(sim::log(std::nan(""))));
  CHECK(sim::exp(0.0) == 1.0);
  CHECK(sim::exp(-kInfinity) == 0.0);
  CHECK(sim::exp(kInfinity) == kInfinity);
  CHECK(sim::exp(710.0) == kInfinity);
  CHECK(sim::exp(-746.0) == 0.0);
  CHECK(sim::exp(-745.0) == 0x1p-1074);  // the smallest number there is
  CHECK(std::isnan(sim::exp(std::nan(""))));
  CHECK(sim::pow(0.0, 2.0) == 0.0);
  CHECK(sim::pow(0.0, 0.0) == 1.0);
  CHECK(sim::pow(0.0, -1.0) == kInfinity);
  CHECK(sim::pow(1.0, 1e300) == 1.0);
  CHECK(sim::pow(2.0, 10.0) == 1024.0);
  CHECK(sim::pow(2.0, 1e9) == kInfinity);
  CHECK(sim::pow(2.0, -1e9) == 0.0);
}

TEST_CASE("log_gamma is the logarithm of factorials", "[math]") {
  CHECK(std::fabs(sim::log_gamma(1.0)) < 1e-14);
  CHECK(std::fabs(sim::log_gamma(2.0)) < 1e-14);
  CHECK(sim::log_gamma(0.5) == Approx(0.57236494292470008707).epsilon(1e-14));  // log of root pi
  CHECK(sim::log_gamma(11.0) == Approx(std::log(3628800.0)).epsilon(1e-15));    // 10!
  CHECK(sim::log_gamma(21.0) == Approx(std::log(2432902008176640000.0)).epsilon(1e-15));  // 20!
  for (double x = 0.01; x < 1e6; x *= 1.07) {
    const double exact = std::lgamma(x);
    CHECK(std::fabs(sim::log_gamma(x) - exact) < 3e-14 * std::max(1.0, std::fabs(exact)));
  }
}

TEST_CASE("normal_cdf agrees with Boost in the middle and in both tails", "[math]") {
  CHECK(sim::normal_cdf(0.0) == 0.5);
  CHECK(sim::normal_cdf(sim::kNormalP95) == Approx(0.95).epsilon(1e-15));
  const boost::math::normal_distribution<double> normal;
  for (double x = -37; x < 10; x += 0.0625) {
    CAPTURE(x);
    CHECK(sim::normal_cdf(x) == Approx(boost::math::cdf(normal, x)).epsilon(1e-12));
  }
}
