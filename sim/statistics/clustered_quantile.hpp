// Clustered quantiles: the interval of a percentile when the values come in groups that depend on
// each other, as the customers of one simulated month do.
//
// The order-statistic interval of stats.hpp (`quantile_ranks`) is exact for independent values,
// whatever their distribution. Customers of one replication share its outages, queues and bursts,
// so n of them say less than n independent ones. How much less is measured: the share of values at
// or below the estimated quantile is a ratio of two sums over replications (for each replication
// the values at most that, and all of them), whose half width comes from the ratio estimator with
// one replication as one observation (ratio.hpp). The *effective* count is the size of the
// independent sample in which that share would have this half width. The order-statistic interval
// of so many values, stretched back to ranks of the whole sample, is the answer.
//
// This is Woodruff's interval (JASA 47, 1952: invert the interval of the share) with Korn &
// Graubard's effective sample size in an exact binomial instead of a normal approximation, and
// their correction for few degrees of freedom (Survey Methodology 24, 1998). Two simpler ways were
// set aside: the mean of quantiles taken in each replication is biased where a replication has few
// customers (two Enterprise customers a month have no p95), and sectioning (Asmussen & Glynn,
// "Stochastic Simulation", 2007, section III.5a) needs sections that are large enough for p99,
// which leaves few of them and an interval that jumps as replications are added.
//
// Which one applies: `quantile_ranks` for values that are independent (one value a replication),
// this file for values of customers.
#pragma once

#include <cstdint>
#include <span>

#include "sim/statistics/ratio.hpp"
#include "sim/statistics/stats.hpp"

namespace handoff::sim {

// `at_most` has for each replication the number of its values at most the estimated quantile, and
// the number of all of them. Never more than all values. If no value lies above the quantile (a p99
// of fifty values) dependence cannot be seen, and the worst is assumed: one value a replication.
std::int64_t effective_count(const RatioAccumulator& at_most, double level = 0.95);

// Ranks in a sample of n values which is worth `effective` independent ones, 1 <= effective <= n.
// As in `quantile_ranks`, 0 and n + 1 mean that this side is not bounded.
RankInterval clustered_quantile_ranks(std::int64_t n, std::int64_t effective, double p,
                                      double level = 0.95);

// The interval of the p-quantile of `values`, in which replication r's are those from ends[r - 1]
// (0 for the first) up to ends[r]. Infinite for fewer than two replications.
Interval clustered_quantile_interval(std::span<const double> values,
                                     std::span<const std::uint32_t> ends, double p,
                                     double level = 0.95);

}  // namespace handoff::sim
