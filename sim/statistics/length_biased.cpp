// The length-biased form of each family.
#include "sim/statistics/length_biased.hpp"

#include <cmath>
#include <cstddef>

namespace handoff::sim {
namespace {

constexpr double kLn2 = 0.69314718055994530942;
constexpr double kLn20 = 2.99573227355399099344;

// The density x / mean on [low, high] has the distribution function of a square.
double rising(double low, double high, double u) {
  return std::sqrt(low * low + u * (high * high - low * low));
}

double lognormal(double median, double sigma, Stream& stream) {
  return median * exp(sigma * sigma + sigma * standard_normal(stream));
}

// With t = (x / scale)^shape, x times the density is a gamma's of shape 1 + 1 / shape.
double weibull(double shape, double scale, Stream& stream) {
  return scale * pow(standard_gamma(1.0 + 1.0 / shape, stream), 1.0 / shape);
}

double hyperexponential(const Distribution& of, Stream& stream) {
  const double first = of.parameter(0) * of.parameter(1);
  const bool is_first = stream.chance(first / of.mean());
  return of.parameter(is_first ? 1 : 2) * standard_gamma(2, stream);
}

// Body and tail, each by its part of the mean. The body is a lognormal cut off at its p95: a draw
// above is drawn again. A Pareto's length-biased form is one of an index less by one.
double pareto_tail(const Distribution& of, Stream& stream) {
  const double median = of.parameter(0), p95 = of.parameter(1), index = of.parameter(2);
  const double tail = 0.05 * p95 * index / (index - 1);
  if (stream.chance(tail / of.mean())) return p95 * exp(standard_exponential(stream) / (index - 1));
  const double sigma = log(p95 / median) / kNormalP95;
  for (;;) {
    const double z = sigma + standard_normal(stream);
    if (z <= kNormalP95) return median * exp(sigma * z);
  }
}

// A stretch between two points by its part of the mean, and a place in it.
double empirical(const Distribution& of, Stream& stream) {
  const auto points = of.points();
  double rest = stream.uniform() * of.mean();
  std::size_t at = 1;
  for (; at + 1 < points.size(); ++at) {
    rest -= (points[at].probability - points[at - 1].probability) *
            (points[at].value + points[at - 1].value) / 2;
    if (rest < 0) break;
  }
  return rising(points[at - 1].value, points[at].value, stream.uniform());
}

}  // namespace

double sample_length_biased(const Distribution& of, Stream& stream) {
  if (!(of.mean() > 0)) return 0;
  if (std::isinf(of.mean())) return of.sample(stream);
  switch (of.family()) {
    case Family::constant:
      return of.parameter(0);
    case Family::uniform:
      return rising(of.parameter(0), of.parameter(1), stream.uniform());
    case Family::exponential:
      return of.parameter(0) * standard_gamma(2, stream);
    case Family::erlang:
      return of.parameter(1) / of.parameter(0) * standard_gamma(of.parameter(0) + 1, stream);
    case Family::hyperexponential:
      return hyperexponential(of, stream);
    case Family::lognormal:
      return lognormal(exp(of.parameter(0)), of.parameter(1), stream);
    case Family::lognormal_median_p95: {
      const double median = of.parameter(0);
      return lognormal(median, log(of.parameter(1) / median) / kNormalP95, stream);
    }
    case Family::gamma:
      return of.parameter(1) * standard_gamma(of.parameter(0) + 1, stream);
    case Family::weibull:
      return weibull(of.parameter(0), of.parameter(1), stream);
    case Family::weibull_median_p95: {
      const double shape = log(kLn20 / kLn2) / log(of.parameter(1) / of.parameter(0));
      return weibull(shape, of.parameter(0) / pow(kLn2, 1.0 / shape), stream);
    }
    case Family::pareto_tail:
      return pareto_tail(of, stream);
    case Family::poisson:
      return 1 + static_cast<double>(sample_poisson(of.parameter(0), stream));
    case Family::gamma_poisson: {
      const double mean = of.parameter(0), shape = of.parameter(1);
      const double rate = mean / shape * standard_gamma(shape + 1, stream);
      return 1 + static_cast<double>(sample_poisson(rate, stream));
    }
    case Family::empirical:
      return empirical(of, stream);
  }
  return 0;
}

}  // namespace handoff::sim
