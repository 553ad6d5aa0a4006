// Selection: the best of several systems, with a promised probability of being right.
//
// Kim & Nelson's fully sequential procedure (KN; ACM Transactions on Modeling and Computer
// Simulation 11, 2001). After a first stage of n0 replications of every system, one more of each
// survivor at a time, systems are dropped whose mean lies so far below another's that this is no
// chance. If the best is better than every other by at least the indifference zone delta, it is
// picked with a probability of at least 1 - alpha; a difference of less than delta is one that the
// user does not care about. Observations are normal (means and sums over a month nearly are) and
// may share random numbers across systems, which makes the procedure faster.
//
// The procedure asks for observations and does not make them: `survivors` need the next one each.
// Whoever runs replications in parallel may be ahead of it; the result depends on the values alone.
// Larger is better: negate costs.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace handoff::sim {

struct SelectionOptions {
  double indifference = 1;  // delta, in the unit of the observations; above 0
  double alpha = 0.05;      // probability of a wrong choice, below 1 - 1 / systems
  int first_stage = 20;     // n0, at least 2
  int maximum = 100'000;    // replications of one system; reaching it voids the promise
};

struct Elimination {
  std::size_t system;
  int replications;  // of this system, when it was dropped
};

struct SelectionResult {
  std::size_t best = 0;
  bool promised = false;                // no: stopped by `maximum`
  std::vector<int> replications;        // spent on each system
  std::vector<Elimination> eliminated;  // in order; in one step the worse first
};

// h^2 of the procedure with c = 1: 2 eta (n0 - 1), eta = ((2 alpha / (k - 1))^(-2 / (n0 - 1)) - 1)
// / 2. `wrong` is the probability alpha / (k - 1) that is allowed to one pair.
double continuation_factor(double wrong, int first_stage);

class KimNelson {
 public:
  KimNelson(std::size_t systems, SelectionOptions options);

  bool finished() const { return survivors_.size() <= 1 || stopped_; }
  // In order of their index; each needs its next observation.
  std::span<const std::size_t> survivors() const { return survivors_; }
  // Observations of each survivor so far.
  int replications() const { return replications_; }

  // The next observation of each survivor, in the order of `survivors`.
  void add(std::span<const double> values);

  // The best so far; final when finished.
  SelectionResult result() const;

 private:
  double mean(std::size_t system) const;
  double variance(std::size_t a, std::size_t b) const { return variances_[a * systems_ + b]; }
  void end_first_stage();
  void screen();
  void stop_if_decided();

  std::size_t systems_;
  SelectionOptions options_;
  double factor_;  // h^2
  int replications_ = 0;
  bool stopped_ = false;
  bool promised_ = true;
  std::vector<double> sums_;
  std::vector<double> first_;      // observations of the first stage, a row for each replication
  std::vector<double> variances_;  // of the pairs' differences in the first stage
  std::vector<std::size_t> survivors_;
  std::vector<Elimination> eliminated_;
};

}  // namespace handoff::sim
