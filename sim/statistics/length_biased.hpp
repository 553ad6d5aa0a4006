// Residual: how much is left of a piece of work that somebody is in the middle of.
//
// Whoever looks in at a moment that has nothing to do with the work is more likely to find a long
// piece than a short one (density x f(x) / mean, the length-biased distribution), and finds it at a
// uniform point. What is left has the density (1 - F(x)) / mean, the equilibrium distribution of
// renewal theory (Cox, "Renewal Theory", 1962); its mean is E[X^2] / 2 E[X]. Each family has its
// length-biased form exactly: a lognormal's has mu + sigma^2, a gamma's one more in shape, and so
// on.
#pragma once

#include "sim/engine/distributions.hpp"
#include "sim/engine/rng.hpp"

namespace handoff::sim {

// A draw from the length-biased form of `pieces`. Of a mean of 0 it is 0; of an infinite mean (a
// Pareto tail of index 1 or less), for which there is none, an ordinary draw.
double sample_length_biased(const Distribution& pieces, Stream& stream);

// What is left of a piece that is under way.
inline double sample_residual(const Distribution& pieces, Stream& stream) {
  const double place = stream.uniform();
  return place * sample_length_biased(pieces, stream);
}

}  // namespace handoff::sim
