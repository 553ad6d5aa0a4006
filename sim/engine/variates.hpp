// Standard random variates: the exponential of mean 1, the normal, the gamma of scale 1, Poisson
// counts.
//
// Exponential and normal use the ziggurat (Marsaglia & Tsang 2000): 256 layers of equal area under
// the density, of which one draw picks a layer and a place in it; 98 to 99% of draws end there,
// without a logarithm. The layer comes from the draw's low 8 bits and the place from its high 53,
// so the two are independent (Doornik 2005 shows what goes wrong otherwise). Gamma is Marsaglia &
// Tsang (2000, "A simple method"); Poisson multiplies uniforms for small means and is Hörmann's
// PTRS (1993) for large ones.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>

#include "sim/engine/rng.hpp"

namespace handoff::sim {

// One ziggurat: layer i lies between the densities height[i] and height[i + 1], and reaches to the
// right as far as 2^53 * width[i]; what lies left of inside[i] / 2^53 of that is under the curve
// for certain.
struct Ziggurat {
  static constexpr int kLayers = 256;
  struct Layer {
    std::int64_t inside;
    double width;
  };
  std::array<Layer, kLayers> layers;
  std::array<double, kLayers + 1> height;
};

// Filled before main begins; no stream may be used earlier, in the initialiser of a global
// variable.
extern const Ziggurat kExponentialZiggurat;
extern const Ziggurat kNormalZiggurat;

// What happens outside the certain part of a layer (about one draw in eighty).
double exponential_edge(std::uint64_t bits, Stream& stream);
double normal_edge(std::uint64_t bits, Stream& stream);

inline double standard_exponential(Stream& stream) {
  const std::uint64_t bits = stream.next_u64();
  const Ziggurat::Layer& layer = kExponentialZiggurat.layers[static_cast<std::size_t>(bits & 255)];
  const auto place = static_cast<std::int64_t>(bits >> 11);
  if (place < layer.inside) [[likely]]
    return static_cast<double>(place) * layer.width;
  return exponential_edge(bits, stream);
}

inline double standard_normal(Stream& stream) {
  const std::uint64_t bits = stream.next_u64();
  const Ziggurat::Layer& layer = kNormalZiggurat.layers[static_cast<std::size_t>(bits & 255)];
  // The place is signed: 53 bits, of which the top one says left or right of zero.
  const std::int64_t place = static_cast<std::int64_t>(bits) >> 10;
  const std::int64_t distance = place < 0 ? ~place : place;
  if (distance < layer.inside) [[likely]]
    return (static_cast<double>(place) + 0.5) * layer.width;
  return normal_edge(bits, stream);
}

// shape > 0.
double standard_gamma(double shape, Stream& stream);

// mean >= 0; the shape of the distribution is exact to rounding for means up to 1e9.
std::int64_t sample_poisson(double mean, Stream& stream);

// A Poisson count whose mean itself varies from entity to entity as a gamma variable (a negative
// binomial): its mean is `mean` and its variance mean + mean^2 / shape.
std::int64_t sample_gamma_poisson(double mean, double shape, Stream& stream);

}  // namespace handoff::sim
