// Coverage: how often a 95% interval holds the truth.
//
// A population is some thousands of months of a scenario. Its own means and percentiles are the
// truth, known without error. Samples of n months drawn from it, with replacement, go through the
// product's own Experiment, and its intervals are checked against the truth. So the months are what
// the simulation makes, with their bursts, outages and heavy tails, and one population serves all n.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/engine/rng.hpp"
#include "sim/experiment/batch.hpp"
#include "sim/experiment/measure.hpp"
#include "sim/experiment/results.hpp"
#include "sim/experiment/stopping.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::testing {

class Population {
 public:
  // The scenario must have passed `checked`.
  Population(sim::Scenario scenario, int months);
  // Of months that are there already.
  Population(sim::Scenario scenario, const std::vector<sim::Batch>& batches);

  const sim::Scenario& scenario() const { return scenario_; }
  const sim::Results& truth() const { return truth_; }
  int months() const { return static_cast<int>(months_.size()); }

  // What `count` months say, drawn by this seed; or as many as a precision takes.
  sim::Results sample(int count, std::uint64_t seed) const;
  sim::Results sample(const sim::StoppingRule& rule, std::uint64_t seed) const;

 private:
  void cut(const sim::Batch& batch);
  sim::Results all() const;
  sim::Batch drawn(sim::Stream& stream, int as) const;

  sim::Scenario scenario_;
  std::vector<sim::Batch> months_;  // of one replication each
  sim::Results truth_;
};

// One figure of samples of one size. A side that is open cannot be wrong.
struct Coverage {
  sim::Measure measure;
  int months = 0;
  int looks = 0;    // samples in which there was anybody to look at
  int covered = 0;  // their interval holds the truth
  int one_sided = 0;
  int open = 0;  // on both sides: too few to say

  double share() const { return looks == 0 ? 1 : static_cast<double>(covered) / looks; }
  double bounded() const {
    return looks == 0 ? 0 : 1 - static_cast<double>(one_sided + open) / looks;
  }
};

// Runs that were stopped by a precision.
struct StoppedCoverage {
  int samples = 0;
  int reached = 0;
  int covered = 0;    // of those: the interval holds the truth
  int kept = 0;       // of those: the error is no larger than was allowed
  double months = 0;  // on average, of those
};
StoppedCoverage stopped_coverage(const Population& population, const sim::PrecisionTarget& target,
                                 int samples, std::uint64_t seed);

// Of every metric, tier and statistic that has an interval.
std::vector<Coverage> coverage_of(const Population& population, int months, int samples,
                                  std::uint64_t seed);

// Fewer than this share of `samples` is not by chance where `level` is the truth: so many standard
// errors below it.
double least_covered(double level, int samples, double standard_errors);

std::string name_of(const sim::Measure& measure, const sim::Scenario& scenario);

}  // namespace handoff::testing
