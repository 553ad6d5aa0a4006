// Requirement: what a target asks for, as something that has a mean over replications.
//
// Selection, feasibility and bisection follow means of independent replications. A replication has
// no p95 of its own worth averaging, and the mean over two Enterprise customers is not to be
// averaged with one over ninety. So a requirement is turned into the excess of a replication, a sum
// whose expectation is above 0 exactly when the requirement is broken:
//
//   a count at most L              total - L
//   a mean over customers          total - L x customers
//   the p95 of a duration          values above L - 0.05 x values
//   a share of two totals          total - L x other total
//
// Divided by customers (as a ratio of sums over replications) it is the margin: in the metric's
// unit for a mean, a share of customers for a percentile.
#pragma once

#include <cstdint>
#include <optional>
#include <span>

#include "sim/experiment/batch.hpp"
#include "sim/experiment/measure.hpp"
#include "sim/planner/judgement.hpp"
#include "sim/statistics/bisection.hpp"
#include "sim/statistics/ratio.hpp"
#include "sim/statistics/stats.hpp"

namespace handoff::sim {

struct Requirement {
  Measure measure;
  Bound bound = Bound::at_most;
  double limit = 0;
  std::optional<Metric> over{};  // the measure is a share of this other metric's total
  bool operator==(const Requirement&) const = default;
};

// A maximum says nothing about the next replication, so nothing can be promised about it; a count
// has no percentiles here, and only metrics by tier have tiers.
bool can_be_required(const Requirement& requirement);

struct Excess {
  double total = 0;
  double customers = 1;  // what the margin is divided by; 1 for a count
  double squares = 0;    // of single values, added up, of a mean over customers
};

// Of replication batch.from + at. A scenario without the tier has nobody there.
Excess excess_of(const Requirement& requirement, const Batch& batch, int at);

// The same of a replication's values of a percentile's metric; or of its total and what that is divided by.
Excess excess_of(const Requirement& requirement, std::span<const double> values);
Excess excess_of(const Requirement& requirement, double total, double customers);

// The margin over replications: above 0 the requirement is broken. Its interval is that of the figure
// that is required (sim/statistics/interval.hpp), seen from the limit: of a percentile that of the
// share of customers above it.
class MarginEstimate {
 public:
  explicit MarginEstimate(const Requirement& requirement) : requirement_(requirement) {}

  void add(const Excess& excess);
  double customers() const { return sums_.count(); }
  std::int64_t replications() const { return sums_.replications(); }
  Margin margin(double level) const;

 private:
  Requirement requirement_;
  RatioAccumulator sums_;  // of the figure itself
};

}  // namespace handoff::sim
