// Warm-up: how much of a series' beginning is still coloured by an empty start.
//
// A simulation of several months begins with no trial running and nobody waiting; what is measured
// then is not the steady state. Two diagnostics say from where on it may be measured. Welch's is a
// picture for people: average the series over replications, smooth it with a moving average, and
// see where it becomes level (Law, section 9.5.1). MSER-5 is a number (White, Cobb & Spratt 2000;
// recommended for automatic use by Hoad, Robinson & Davies 2010): batch the series in fives, and
// leave out so many batches at the beginning that the mean of the rest has the smallest standard
// error.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace handoff::sim {

// The mean over replications at each place; as long as the shortest of the series.
std::vector<double> average_over_replications(std::span<const std::vector<double>> series);

// Welch's moving average: the mean of each value and of `window` neighbours on either side; near
// the beginning of as many on either side as there are before it. The last `window` values have no
// average, so the result is that much shorter (empty for a series of no more than `window`).
std::vector<double> moving_average(std::span<const double> series, std::size_t window);

struct Truncation {
  std::size_t count = 0;  // values to leave out at the beginning
  double mean = 0;        // of the rest
  // A minimum in the second half says that the series is too short to tell: simulate longer.
  bool reliable = false;
};

// MSER with batches of `batch` values; a last batch that is not full is left out. Rests of fewer
// than five batches are not looked at, as a few neighbours may agree by chance (Hoad, Robinson &
// Davies). With fewer than ten batches nothing is left out and the answer is unreliable.
Truncation mser(std::span<const double> series, std::size_t batch = 5);

}  // namespace handoff::sim
