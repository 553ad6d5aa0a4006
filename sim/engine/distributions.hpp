// Distribution: a random quantity that a scenario names, ready to be sampled.
//
// A value without pointers: a family, the parameters as they were given, and what sampling needs
// worked out beforehand, so that one sample is one switch. It has no unit; the caller says that it
// means seconds. Every sample comes from the stream that is passed in and is the same bits on every
// platform.
//
// The named constructors expect sensible parameters and assert them. For parameters from outside
// there is sim/scenario/distribution_input.hpp, which answers with an error.
#pragma once

#include <array>
#include <cstdint>
#include <span>

#include "core/base/time.hpp"
#include "sim/engine/math.hpp"
#include "sim/engine/variates.hpp"

namespace handoff::sim {

enum class Family : std::uint8_t {
  constant,              // value
  uniform,               // low, high
  exponential,           // mean
  erlang,                // stages (whole), mean of the sum
  hyperexponential,      // probability of the first, mean of the first, mean of the second
  lognormal,             // mu, sigma of the logarithm
  lognormal_median_p95,  // median, p95
  gamma,                 // shape, scale
  weibull,               // shape, scale
  weibull_median_p95,    // median, p95
  pareto_tail,           // median, p95, tail index
  poisson,               // mean
  gamma_poisson,         // mean, shape
  empirical,             // quantile points
};

// "A share `probability` of the values is at most `value`."
struct QuantilePoint {
  double probability = 0;
  double value = 0;

  bool operator==(const QuantilePoint&) const = default;
};

class Distribution {
 public:
  static constexpr int kMaxPoints = 12;
  static constexpr int kMaxParameters = 3;

  Distribution() = default;  // the constant 0

  static Distribution constant(double value);
  static Distribution uniform(double low, double high);
  static Distribution exponential(double mean);
  static Distribution erlang(int stages, double mean);
  // A mixture: exponential of mean `first` with the given probability, else of mean `second`.
  static Distribution hyperexponential(double probability, double first, double second);
  static Distribution lognormal(double mu, double sigma);
  static Distribution lognormal_median_p95(double median, double p95);
  static Distribution gamma(double shape, double scale);
  static Distribution weibull(double shape, double scale);
  static Distribution weibull_median_p95(double median, double p95);
  // A lognormal body up to its p95, and above it a Pareto tail, P(X > x) = 0.05 (p95 /
  // x)^tail_index: the median and p95 stay what they were, and p99 is p95 * 5^(1 / tail_index). The
  // mean is infinite for an index of 1 or less.
  static Distribution pareto_tail(double median, double p95, double tail_index);
  static Distribution poisson(double mean);
  static Distribution gamma_poisson(double mean, double shape);
  // Straight lines between quantile points: probabilities rise strictly from 0 to 1, values never
  // fall.
  static Distribution empirical(std::span<const QuantilePoint> points);

  double sample(Stream& stream) const;
  double mean() const { return mean_; }

  // What the distribution was made from, for writing it down again.
  Family family() const { return family_; }
  double parameter(int i) const { return given_[static_cast<std::size_t>(i)]; }
  std::span<const QuantilePoint> points() const { return {points_.data(), point_count_}; }

  bool operator==(const Distribution&) const = default;

 private:
  // How to sample, which is fewer ways than there are families.
  enum class Method : std::uint8_t {
    constant,          // a
    uniform,           // a + b U
    exponential,       // a E
    lognormal,         // a exp(b Z)
    hyperexponential,  // b E with probability a, else c E
    gamma,             // b Gamma(a)
    weibull,           // b E^a
    pareto_tail,       // a exp(b Z), or in the tail c exp(d E)
    poisson,           // Poisson(a)
    gamma_poisson,     // Poisson(a Gamma(b) / b)
    empirical,         // the points
  };

  static Distribution make(Family family, std::array<double, kMaxParameters> given, Method method,
                           std::array<double, 4> derived, double mean);
  double sample_rarer(Stream& stream) const;
  double sample_points(double u) const;

  Method method_ = Method::constant;
  Family family_ = Family::constant;
  std::uint8_t point_count_ = 0;
  double a_ = 0;
  double b_ = 0;
  double c_ = 0;
  double d_ = 0;
  double mean_ = 0;
  std::array<double, kMaxParameters> given_{};
  std::array<QuantilePoint, kMaxPoints> points_{};
};

// The families that are used most are sampled in place; the others cost a call.
inline double Distribution::sample(Stream& stream) const {
  switch (method_) {
    case Method::constant:
      return a_;
    case Method::uniform:
      return a_ + b_ * stream.uniform();
    case Method::exponential:
      return a_ * standard_exponential(stream);
    case Method::lognormal:
      return a_ * exp(b_ * standard_normal(stream));
    default:
      return sample_rarer(stream);
  }
}

// Longest duration a sample can mean; added to any calendar time it still does not overflow.
inline constexpr core::Duration kLongestSample{std::int64_t{1} << 62};

// Seconds rounded to whole microseconds; never negative.
inline core::Duration duration_of(double seconds) {
  const double us = seconds * 1e6 + 0.5;
  if (!(us >= 1.0)) return core::Duration{0};
  if (us >= 0x1p62) return kLongestSample;
  return core::Duration{static_cast<std::int64_t>(us)};
}

inline core::Duration sample_duration(const Distribution& seconds, Stream& stream) {
  return duration_of(seconds.sample(stream));
}

}  // namespace handoff::sim
