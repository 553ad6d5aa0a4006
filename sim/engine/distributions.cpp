// How each family's parameters become what its sampling needs, with an exact mean, and the
// samplers that are not worth a place in the header.
#include "sim/engine/distributions.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <limits>

namespace handoff::sim {
namespace {

constexpr double kLn2 = 0.69314718055994530942;
constexpr double kLn20 = 2.99573227355399099344;

double lognormal_sigma(double median, double p95) { return log(p95 / median) / kNormalP95; }

double weibull_mean(double shape, double scale) {
  return scale * exp(log_gamma(1.0 + 1.0 / shape));
}

// Body: the lognormal's mean over its lower 95%. Tail: 5% of a Pareto's mean.
double pareto_tail_mean(double median, double p95, double tail_index) {
  if (tail_index <= 1) return std::numeric_limits<double>::infinity();
  const double sigma = lognormal_sigma(median, p95);
  const double body = median * exp(0.5 * sigma * sigma) * normal_cdf(kNormalP95 - sigma);
  return body + 0.05 * p95 * tail_index / (tail_index - 1.0);
}

}  // namespace

Distribution Distribution::make(Family family, std::array<double, kMaxParameters> given,
                                Method method, std::array<double, 4> derived, double mean) {
  Distribution d;
  d.family_ = family;
  d.given_ = given;
  d.method_ = method;
  d.a_ = derived[0];
  d.b_ = derived[1];
  d.c_ = derived[2];
  d.d_ = derived[3];
  d.mean_ = mean;
  return d;
}

Distribution Distribution::constant(double value) {
  return make(Family::constant, {value}, Method::constant, {value}, value);
}

Distribution Distribution::uniform(double low, double high) {
  assert(low <= high);
  return make(Family::uniform, {low, high}, Method::uniform, {low, high - low},
              low + (high - low) / 2);
}

Distribution Distribution::exponential(double mean) {
  assert(mean >= 0);
  return make(Family::exponential, {mean}, Method::exponential, {mean}, mean);
}

Distribution Distribution::erlang(int stages, double mean) {
  assert(stages >= 1 && mean >= 0);
  return make(Family::erlang, {static_cast<double>(stages), mean}, Method::gamma,
              {static_cast<double>(stages), mean / stages}, mean);
}

Distribution Distribution::hyperexponential(double probability, double first, double second) {
  assert(probability >= 0 && probability <= 1 && first >= 0 && second >= 0);
  return make(Family::hyperexponential, {probability, first, second}, Method::hyperexponential,
              {probability, first, second}, probability * first + (1 - probability) * second);
}

Distribution Distribution::lognormal(double mu, double sigma) {
  assert(sigma >= 0);
  return make(Family::lognormal, {mu, sigma}, Method::lognormal, {exp(mu), sigma},
              exp(mu + 0.5 * sigma * sigma));
}

Distribution Distribution::lognormal_median_p95(double median, double p95) {
  assert(median > 0 && p95 >= median);
  const double sigma = lognormal_sigma(median, p95);
  return make(Family::lognormal_median_p95, {median, p95}, Method::lognormal, {median, sigma},
              median * exp(0.5 * sigma * sigma));
}

Distribution Distribution::gamma(double shape, double scale) {
  assert(shape > 0 && scale >= 0);
  return make(Family::gamma, {shape, scale}, Method::gamma, {shape, scale}, shape * scale);
}

Distribution Distribution::weibull(double shape, double scale) {
  assert(shape > 0 && scale >= 0);
  return make(Family::weibull, {shape, scale}, Method::weibull, {1.0 / shape, scale},
              weibull_mean(shape, scale));
}

// The median is scale (ln 2)^(1/shape) and the p95 scale (ln 20)^(1/shape): solve for both.
Distribution Distribution::weibull_median_p95(double median, double p95) {
  assert(median > 0 && p95 > median);
  const double shape = log(kLn20 / kLn2) / log(p95 / median);
  const double scale = median / pow(kLn2, 1.0 / shape);
  return make(Family::weibull_median_p95, {median, p95}, Method::weibull, {1.0 / shape, scale},
              weibull_mean(shape, scale));
}

Distribution Distribution::pareto_tail(double median, double p95, double tail_index) {
  assert(median > 0 && p95 >= median && tail_index > 0);
  return make(Family::pareto_tail, {median, p95, tail_index}, Method::pareto_tail,
              {median, lognormal_sigma(median, p95), p95, 1.0 / tail_index},
              pareto_tail_mean(median, p95, tail_index));
}

Distribution Distribution::poisson(double mean) {
  assert(mean >= 0);
  return make(Family::poisson, {mean}, Method::poisson, {mean}, mean);
}

Distribution Distribution::gamma_poisson(double mean, double shape) {
  assert(mean >= 0 && shape > 0);
  return make(Family::gamma_poisson, {mean, shape}, Method::gamma_poisson, {mean, shape}, mean);
}

Distribution Distribution::empirical(std::span<const QuantilePoint> points) {
  assert(points.size() >= 2 && points.size() <= kMaxPoints);
  double mean = 0;
  for (std::size_t i = 1; i < points.size(); ++i) {
    assert(points[i - 1].probability < points[i].probability);
    mean += (points[i].probability - points[i - 1].probability) *
            (points[i].value + points[i - 1].value) / 2;
  }
  Distribution d = make(Family::empirical, {}, Method::empirical, {}, mean);
  std::copy(points.begin(), points.end(), d.points_.begin());
  d.point_count_ = static_cast<std::uint8_t>(points.size());
  return d;
}

double Distribution::sample_points(double u) const {
  std::size_t i = 1;
  while (i + 1 < point_count_ && u >= points_[i].probability) ++i;
  const QuantilePoint& low = points_[i - 1];
  const QuantilePoint& high = points_[i];
  const double share = (u - low.probability) / (high.probability - low.probability);
  return low.value + share * (high.value - low.value);
}

double Distribution::sample_rarer(Stream& stream) const {
  switch (method_) {
    case Method::hyperexponential: {
      const double mean = stream.chance(a_) ? b_ : c_;
      return mean * standard_exponential(stream);
    }
    case Method::gamma:
      return b_ * standard_gamma(a_, stream);
    case Method::weibull:
      return b_ * pow(standard_exponential(stream), a_);
    case Method::pareto_tail: {
      const double z = standard_normal(stream);
      if (z <= kNormalP95) return a_ * exp(b_ * z);
      return c_ * exp(d_ * standard_exponential(stream));  // log of a Pareto is exponential
    }
    case Method::poisson:
      return static_cast<double>(sample_poisson(a_, stream));
    case Method::gamma_poisson:
      return static_cast<double>(sample_gamma_poisson(a_, b_, stream));
    case Method::empirical:
      return sample_points(stream.uniform());
    case Method::constant:
    case Method::uniform:
    case Method::exponential:
    case Method::lognormal:
      break;
  }
  assert(false && "sampled in place");
  return 0;
}

}  // namespace handoff::sim
