// Elementary functions whose results are the same bits on every compiler and in WebAssembly.
//
// libm's log and exp differ in the last bit between platforms, and one such bit moves an event and
// with it a whole run. These use only + - * / and square root, which IEEE 754 rounds exactly, in a
// fixed order; the build switches the fusing of multiply and add off. The tables behind them are
// computed by the compiler in double-double arithmetic (math.cpp). Errors are in units in the last
// place (ulp).
#pragma once

#include <limits>

namespace handoff::sim {

inline constexpr double kInfinity = std::numeric_limits<double>::infinity();

// Natural logarithm, error below 1 ulp. log(0) is -infinity; of a negative number, not a number.
double log(double x);

// e to the power x, error below 1 ulp (2 where the result is subnormal). Overflows to infinity,
// underflows to 0.
double exp(double x);

// base to the power exponent, for base >= 0; error about 1 ulp. pow(0, y) is 0 for y > 0 and 1 for
// y = 0.
double pow(double base, double exponent);

// log of the gamma function, for x > 0, by Stirling's series; error below 2e-14 absolute or
// relative, whichever is larger. log(n!) is log_gamma(n + 1).
double log_gamma(double x);

// Probability that a standard normal variable is at most x; relative error below 1e-12 in both
// tails.
double normal_cdf(double x);

// The standard normal's 95% point, through which a distribution given by median and p95 is fitted.
inline constexpr double kNormalP95 = 1.6448536269514722;

}  // namespace handoff::sim
