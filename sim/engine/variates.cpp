// The rare branches of the ziggurats, the tables they stand on, and the variates built from them.
#include "sim/engine/variates.hpp"

#include <cassert>
#include <cmath>

#include "sim/engine/math.hpp"

namespace handoff::sim {
namespace {

constexpr double kPlaces = 0x1p53;  // in a layer, and for the normal on each side of zero

// The right end of the base layer, and the area of each layer, for 256 layers: the one pair for
// which the top layer ends at density 1. The ends are those of Marsaglia & Tsang (exponential) and
// Doornik (normal); the areas were solved for again in 60 digits, since the printed ones are short.
constexpr double kExponentialEnd = 7.69711747013104971;
constexpr double kExponentialArea = 3.94965982258155722e-3;
constexpr double kNormalEnd = 3.65415288536100877;
constexpr double kNormalArea = 4.92867323397465535e-3;

double exponential_density(double x) { return exp(-x); }
double exponential_inverse(double density) { return -log(density); }
double normal_density(double x) { return exp(-0.5 * x * x); }
double normal_inverse(double density) { return std::sqrt(-2.0 * log(density)); }

// Layers are numbered from the base (0, which includes the tail) to the top. Each ends where the
// density is as high as the top of the layer below it.
Ziggurat make_ziggurat(double end, double area, double (*density)(double),
                       double (*inverse)(double)) {
  Ziggurat z{};
  double right = area / density(end);  // as if the base were a rectangle of the full area
  double next = end;
  z.height[0] = 0.0;
  for (std::size_t i = 0; i < Ziggurat::kLayers; ++i) {
    const bool top = i + 1 == Ziggurat::kLayers;
    if (top) next = 0.0;
    z.layers[i].inside = static_cast<std::int64_t>(next / right * kPlaces);
    z.layers[i].width = right / kPlaces;
    z.height[i + 1] = top ? 1.0 : density(next);
    right = next;
    if (!top) next = inverse(z.height[i + 1] + area / right);
  }
  return z;
}

// A point in the layer's edge counts if it lies under the curve.
bool under_curve(const Ziggurat& z, std::size_t layer, double density, Stream& stream) {
  const double low = z.height[layer];
  const double high = z.height[layer + 1];
  return low + stream.uniform() * (high - low) < density;
}

double gamma_of_large_shape(double shape, Stream& stream) {
  const double d = shape - 1.0 / 3.0;
  const double c = 1.0 / std::sqrt(9.0 * d);
  for (;;) {
    const double x = standard_normal(stream);
    const double root = 1.0 + c * x;
    if (root <= 0) continue;
    const double v = root * root * root;
    const double u = stream.uniform_open();
    const double x2 = x * x;
    if (u < 1.0 - 0.0331 * x2 * x2) return d * v;
    if (log(u) < 0.5 * x2 + d * (1.0 - v + log(v))) return d * v;
  }
}

// The number of uniforms that can be multiplied before the product falls to exp(-mean).
std::int64_t poisson_by_products(double mean, Stream& stream) {
  const double limit = exp(-mean);
  std::int64_t count = 0;
  for (double product = stream.uniform(); product > limit; product *= stream.uniform()) ++count;
  return count;
}

// Hörmann's transformed rejection with squeeze; his constants, good for means of 10 and more.
std::int64_t poisson_by_rejection(double mean, Stream& stream) {
  const double b = 0.931 + 2.53 * std::sqrt(mean);
  const double a = -0.059 + 0.02483 * b;
  const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4);
  const double squeeze = 0.9277 - 3.6224 / (b - 2.0);
  const double log_mean = log(mean);
  for (;;) {
    const double u = stream.uniform() - 0.5;
    const double v = stream.uniform_open();
    const double us = 0.5 - std::fabs(u);
    const double k = std::floor((2.0 * a / us + b) * u + mean + 0.43);
    if (us >= 0.07 && v <= squeeze) return static_cast<std::int64_t>(k);
    if (k < 0 || (us < 0.013 && v > us)) continue;
    const double bound = k * log_mean - mean - log_gamma(k + 1.0);
    if (log(v * inverse_alpha / (a / (us * us) + b)) <= bound) return static_cast<std::int64_t>(k);
  }
}

}  // namespace

const Ziggurat kExponentialZiggurat =
    make_ziggurat(kExponentialEnd, kExponentialArea, exponential_density, exponential_inverse);
const Ziggurat kNormalZiggurat =
    make_ziggurat(kNormalEnd, kNormalArea, normal_density, normal_inverse);

double exponential_edge(std::uint64_t bits, Stream& stream) {
  const auto layer = static_cast<std::size_t>(bits & 255);
  // The tail of an exponential is an exponential, further out.
  if (layer == 0) return kExponentialEnd + standard_exponential(stream);
  const double x = static_cast<double>(bits >> 11) * kExponentialZiggurat.layers[layer].width;
  if (under_curve(kExponentialZiggurat, layer, exp(-x), stream)) return x;
  return standard_exponential(stream);
}

double normal_edge(std::uint64_t bits, Stream& stream) {
  const auto layer = static_cast<std::size_t>(bits & 255);
  const std::int64_t place = static_cast<std::int64_t>(bits) >> 10;
  if (layer == 0) {  // Marsaglia's (1964) method for the tail
    double x = 0.0;
    double y = 0.0;
    do {
      x = standard_exponential(stream) / kNormalEnd;
      y = standard_exponential(stream);
    } while (y + y < x * x);
    return place < 0 ? -kNormalEnd - x : kNormalEnd + x;
  }
  const double x = (static_cast<double>(place) + 0.5) * kNormalZiggurat.layers[layer].width;
  if (under_curve(kNormalZiggurat, layer, exp(-0.5 * x * x), stream)) return x;
  return standard_normal(stream);
}

double standard_gamma(double shape, Stream& stream) {
  assert(shape > 0);
  if (shape >= 1) return gamma_of_large_shape(shape, stream);
  // gamma(a) = gamma(a + 1) U^(1/a), and -log U is an exponential variable.
  const double larger = gamma_of_large_shape(shape + 1.0, stream);
  return larger * exp(-standard_exponential(stream) / shape);
}

std::int64_t sample_poisson(double mean, Stream& stream) {
  assert(mean >= 0 && mean <= 0x1p50);
  // Rejection holds from 10 on, but is the faster one only from about here.
  if (mean < 24) return poisson_by_products(mean, stream);
  return poisson_by_rejection(mean, stream);
}

std::int64_t sample_gamma_poisson(double mean, double shape, Stream& stream) {
  return sample_poisson(standard_gamma(shape, stream) * (mean / shape), stream);
}

}  // namespace handoff::sim
