// Sobol indices: which inputs of a function of many decide what comes of it, alone and together.
//
// With independent inputs X and an outcome Y = f(X), the first-order index of input i is the share of Y's
// variance that goes when X_i is known, Var E[Y | X_i] / Var Y, and its total index the share that is left
// when all others are, E Var[Y | the others] / Var Y (Sobol, Mathematics and Computers in Simulation 55,
// 2001). Their difference is what X_i does together with others. They are estimated from two independent
// matrices of points A and B and, for each i, A with its i-th column from B:
//
//   first order    mean of f(B) (f(A with B's i) - w f(A))                Saltelli et al., Computer Physics
//   total          mean of (f(A) - f(A with B's i))^2 / 2 + v f(A) f(B)   Communications 181, 2010; Jansen, ibid. 117,
//                                                                         1999
//
// Their w is 1 and their v is 0. Off the mean, f(A) f(B) is nothing on average, so that any weight is right, and w = 1 -
// total and v = first order leave the least noise: the first is theirs for an input that decides little, and
// for one that decides nearly everything that of Janon et al. (ESAIM: Probability and Statistics 18, 2014), from whom
// is also that an index is divided by the variance over the very points that it is made of.
//
// A simulated month is f(X) and luck, so each point has several months, and all points of a row the same ones
// (common random numbers). Wherever two factors are multiplied above, they are taken from different months,
// averaged over all pairs of such: luck is independent from month to month, so the products' mean is that of
// the products of expected values. So these are the indices of E[Y | X], the mean over infinitely many
// months, without bias however few there are, and what the same months do to both ends of a difference still
// cancels. Luck's own share is that of a single month's variance. With one month, which is right for a function
// without luck, these are the estimators as such. docs/sensitivity-indices.md derives it.
//
// Intervals: rows come from independent scrambles of a Sobol sequence. Numerator and denominator of an index
// are summed over the rows of a scramble, and their ratio over all scrambles has the interval of Student's t with
// the linearised residuals of the scrambles as observations (Cochran's ratio estimator).
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "sim/planner/design/sobol_sequence.hpp"
#include "sim/statistics/stats.hpp"

namespace handoff::sim {

struct IndicesOptions {
  std::size_t inputs = 1;
  std::size_t scrambles = 16;  // at least 2
  std::size_t rows = 16;       // of each scramble; powers of two are the most even
  std::size_t months = 2;      // of each point; 1: there is no luck

  std::size_t all_rows() const { return scrambles * rows; }
  // Of a row: A, B, and A with one input from B.
  std::size_t points() const { return inputs + 2; }
};

// Where to look.
class IndicesPoints {
 public:
  IndicesPoints(const IndicesOptions& options, std::uint64_t seed);

  // Where a row's points have their inputs, each in (0, 1). Point 0 is A, 1 is B, 2 + i is A with input i
  // from B.
  std::vector<std::vector<double>> row(std::size_t row) const;

 private:
  IndicesOptions options_;
  StreamKey key_;
  SobolSequence sobol_;
};

// What was seen there.
class IndicesSample {
 public:
  explicit IndicesSample(const IndicesOptions& options);

  const IndicesOptions& options() const { return options_; }
  std::span<double> months(std::size_t row, std::size_t point);
  std::span<const double> months(std::size_t row, std::size_t point) const;

 private:
  std::size_t place(std::size_t row, std::size_t point) const;

  IndicesOptions options_;
  std::vector<double> values_;
};

struct IndexEstimate {
  double value = 0;  // by chance, one that is 0 may come out a little below
  Interval interval;
};

struct SobolIndices {
  double mean = 0;
  double deviation = 0;  // standard deviation of the expected value; 0 if there seems to be none
  // The expected value clearly varies with the inputs. If not, the indices say nothing.
  bool varies = false;
  IndexEstimate luck;  // share of a single month's variance
  std::vector<IndexEstimate> first;
  std::vector<IndexEstimate> total;
  IndexEstimate alone;     // all first orders together
  IndexEstimate together;  // what is left: what inputs do only together
};

SobolIndices sobol_indices(const IndicesSample& sample, double level = 0.95);

}  // namespace handoff::sim
