// How the functions of math.hpp are computed: a table lookup brings the argument close to 0 or 1,
// and a short polynomial does the rest. The tables are made by the compiler, in double-double
// arithmetic, from the series themselves, so that there is no list of constants to trust.
#include "sim/engine/math.hpp"

#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>

namespace handoff::sim {
namespace {

constexpr double kNotANumber = std::numeric_limits<double>::quiet_NaN();

// std::bit_cast is missing from older libc++; both compilers have the builtin behind it.
constexpr std::uint64_t bits_of(double x) { return __builtin_bit_cast(std::uint64_t, x); }
constexpr double double_of(std::uint64_t bits) { return __builtin_bit_cast(double, bits); }

// An unevaluated sum of two doubles, about 106 bits: what the tables are computed in, at compile
// time.
struct Twofold {
  double hi;
  double lo;
};

constexpr Twofold two_sum(double a, double b) {
  const double sum = a + b;
  const double rest = sum - a;
  return {sum, (a - (sum - rest)) + (b - rest)};
}

// Dekker's exact product by splitting each factor in two halves of 26 bits; no fused operation
// needed.
constexpr Twofold two_product(double a, double b) {
  constexpr double kSplit = 134217729.0;  // 2^27 + 1
  const double a_big = kSplit * a;
  const double a_hi = a_big - (a_big - a);
  const double a_lo = a - a_hi;
  const double b_big = kSplit * b;
  const double b_hi = b_big - (b_big - b);
  const double b_lo = b - b_hi;
  const double product = a * b;
  return {product, ((a_hi * b_hi - product) + a_hi * b_lo + a_lo * b_hi) + a_lo * b_lo};
}

constexpr Twofold add(Twofold a, Twofold b) {
  const Twofold sum = two_sum(a.hi, b.hi);
  return two_sum(sum.hi, sum.lo + (a.lo + b.lo));
}

constexpr Twofold multiply(Twofold a, Twofold b) {
  const Twofold product = two_product(a.hi, b.hi);
  return two_sum(product.hi, product.lo + (a.hi * b.lo + a.lo * b.hi));
}

constexpr Twofold divide(Twofold a, double b) {
  const double quotient = a.hi / b;
  const Twofold back = two_product(quotient, b);
  return two_sum(quotient, ((a.hi - back.hi) - back.lo + a.lo) / b);
}

constexpr Twofold kLn2{0x1.62e42fefa39efp-1, 0x1.abc9e3b39803fp-56};

// ---- exp: x = (k/128) ln 2 + r, so exp(x) = 2^(k/128) (1 + r + r^2/2 + ...), |r| < 0.0028 (Tang
// 1989).

constexpr int kExpSteps = 128;

struct ExpEntry {
  double value;  // 2^(i/128)
  double tail;   // what rounding took off it, relative to it
};

constexpr std::array<ExpEntry, kExpSteps> make_exp_table() {
  std::array<ExpEntry, kExpSteps> table{};
  for (int i = 0; i < kExpSteps; ++i) {
    const Twofold x = divide(multiply(kLn2, {static_cast<double>(i), 0.0}), kExpSteps);
    Twofold sum{1.0, 0.0};
    Twofold term{1.0, 0.0};
    for (int n = 1; n <= 28; ++n) {
      term = divide(multiply(term, x), n);
      sum = add(sum, term);
    }
    table[static_cast<std::size_t>(i)] = {sum.hi, sum.lo / sum.hi};
  }
  return table;
}

constexpr auto kExpTable = make_exp_table();

// 2^power * x for a result that may be subnormal or just short of overflow: two exact steps and one
// rounding.
double scale_carefully(double x, std::int64_t power) {
  const std::int64_t half = power / 2;
  const auto factor = [](std::int64_t n) {
    return double_of(static_cast<std::uint64_t>(1023 + n) << 52);
  };
  return x * factor(half) * factor(power - half);
}

// exp(x + low), where low is far smaller than x: pow needs the extra bits.
inline double exp_sum(double x, double low) {
  if (!(x < 709.79 && x > -745.2)) return x != x ? x : (x > 0 ? kInfinity : 0.0);
  constexpr double kStepsPerLn2 = 0x1.71547652b82fep7;  // 128 / ln 2
  constexpr double kLn2Hi = 0x1.62e42fefa0000p-8;  // ln 2 / 128, short enough for exact products
  constexpr double kLn2Lo = 0x1.cf79abc9e3b39p-47;
  constexpr double kRound = 0x1.8p52;  // adding it leaves the nearest integer in the low bits
  const double shifted = x * kStepsPerLn2 + kRound;
  const double steps = shifted - kRound;
  const auto k = static_cast<std::int64_t>(steps);
  const ExpEntry& entry = kExpTable[static_cast<std::size_t>(k & (kExpSteps - 1))];
  const double r = ((x - steps * kLn2Hi) - steps * kLn2Lo) + low;
  const double r2 = r * r;
  const double p =
      entry.tail + r + r2 * ((0.5 + r * (1.0 / 6)) + r2 * (1.0 / 24 + r * (1.0 / 120)));
  const double mantissa = entry.value + entry.value * p;
  const std::int64_t power = k >> 7;
  if (power < -1021 || power > 1022) return scale_carefully(mantissa, power);
  return mantissa * double_of(static_cast<std::uint64_t>(1023 + power) << 52);
}

// ---- log: x = 2^k c (1 + r) with c from a table, so log(x) = k ln 2 + log(c) + log1p(r), |r| <=
// 1/256.

constexpr int kLogSteps = 128;
constexpr int kLogHalve =
    54;  // from here on (above the root of 2) c is halved, so that log(c) is small near 1

struct LogEntry {
  double c;
  double hi;  // log(c) to a multiple of 2^-42, so that k ln2_hi + hi is exact
  double lo;
};

// log(c) = 2 atanh((c-1)/(c+1)), by its power series.
constexpr Twofold log_by_series(double c) {
  const Twofold s = divide({c - 1.0, 0.0}, c + 1.0);
  const Twofold s2 = multiply(s, s);
  Twofold power = s;
  Twofold sum = s;
  for (int n = 3; n <= 45; n += 2) {
    power = multiply(power, s2);
    sum = add(sum, divide(power, n));
  }
  return {2.0 * sum.hi, 2.0 * sum.lo};
}

constexpr std::array<LogEntry, kLogSteps + 1> make_log_table() {
  std::array<LogEntry, kLogSteps + 1> table{};
  for (int i = 0; i <= kLogSteps; ++i) {
    const double c = (1.0 + i * (1.0 / kLogSteps)) * (i < kLogHalve ? 1.0 : 0.5);
    const Twofold exact = log_by_series(c);
    const double scaled = exact.hi * 0x1p42;
    const auto rounded = static_cast<std::int64_t>(scaled + (scaled < 0 ? -0.5 : 0.5));
    const double hi = static_cast<double>(rounded) * 0x1p-42;
    table[static_cast<std::size_t>(i)] = {c, hi, (exact.hi - hi) + exact.lo};
  }
  return table;
}

constexpr auto kLogTable = make_log_table();

// log(x) as hi + lo for a positive, finite x.
inline Twofold log_parts(double x) {
  constexpr double kLn2Hi = 0x1.62e42fefa3800p-1;
  constexpr double kLn2Lo = 0x1.ef35793c76730p-45;
  std::int64_t k = 0;
  std::uint64_t bits = bits_of(x);
  if (bits < (std::uint64_t{1} << 52)) {  // subnormal: make it normal first
    bits = bits_of(x * 0x1p52);
    k = -52;
  }
  k += static_cast<std::int64_t>(bits >> 52) - 1023;
  const std::uint64_t fraction = bits & 0x000fffffffffffffu;
  const std::uint64_t index = (fraction + (std::uint64_t{1} << 44)) >> 45;
  const bool halve = index >= kLogHalve;
  k += halve ? 1 : 0;
  const double z = double_of(fraction | (std::uint64_t{halve ? 1022u : 1023u} << 52));
  const LogEntry& entry = kLogTable[static_cast<std::size_t>(index)];
  const double r = (z - entry.c) / entry.c;
  const double r2 = r * r;
  const double p =
      r2 * (-0.5 + r * ((1.0 / 3 - r * 0.25) + r2 * (0.2 - r * (1.0 / 6) + r2 * (1.0 / 7))));
  const auto kd = static_cast<double>(k);
  const double whole = kd * kLn2Hi + entry.hi;
  const double hi =
      whole + r;  // |whole| is 0 or larger than |r|: the next line's difference is exact
  return {hi, ((whole - hi) + r) + (kd * kLn2Lo + entry.lo) + p};
}

}  // namespace

double log(double x) {
  if (!(x > 0)) return x == 0 ? -kInfinity : kNotANumber;
  if (x == kInfinity) return x;
  const Twofold parts = log_parts(x);
  return parts.hi + parts.lo;
}

double exp(double x) { return exp_sum(x, 0.0); }

double pow(double base, double exponent) {
  if (exponent == 0) return 1.0;
  if (!(base > 0)) return base == 0 ? (exponent > 0 ? 0.0 : kInfinity) : kNotANumber;
  if (base == kInfinity) return exponent > 0 ? kInfinity : 0.0;
  const Twofold parts = log_parts(base);
  const double log_hi = parts.hi + parts.lo;
  const double log_lo = (parts.hi - log_hi) + parts.lo;
  const double rough = log_hi * exponent;
  if (!(rough < 710 && rough > -746)) return exp_sum(rough, 0.0);
  const Twofold product = two_product(log_hi, exponent);
  return exp_sum(product.hi, product.lo + log_lo * exponent);
}

double log_gamma(double x) {
  double product = 1.0;  // gamma(x) = gamma(x + n) / (x (x + 1) ... (x + n - 1))
  while (x < 15) product *= x++;
  constexpr double kHalfLog2Pi = 0.91893853320467274178;
  const double y = 1.0 / (x * x);
  const double series =
      (1.0 / 12 - y * (1.0 / 360 - y * (1.0 / 1260 - y * (1.0 / 1680 - y * (1.0 / 1188))))) / x;
  return (x - 0.5) * log(x) - x + kHalfLog2Pi + series - log(product);
}

// Near the middle by the Taylor series of Marsaglia (2004), "Evaluating the normal distribution";
// in the tails by Laplace's continued fraction, where the series would cancel.
double normal_cdf(double x) {
  if (x != x) return x;
  const double density = exp(-0.5 * x * x) * 0.39894228040143267794;
  if (x > 3) return 1.0 - normal_cdf(-x);
  if (x < -3) {
    double fraction = 0.0;
    for (int n = 100; n > 0; --n) fraction = n / (-x + fraction);
    return density / (-x + fraction);
  }
  double sum = x;
  double term = x;
  double previous = 0.0;
  for (int n = 3; sum != previous; n += 2) {
    previous = sum;
    term *= x * x / n;
    sum += term;
  }
  return 0.5 + sum * density;
}

}  // namespace handoff::sim
