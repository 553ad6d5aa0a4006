// Results: what an experiment concludes, as numbers for people to read.
//
// An estimate never stands alone: it has its n and a 95% interval whose unit of observation is the
// replication. Percentiles have intervals of their own, in which customers of one replication may
// depend on each other (sim/statistics/clustered_quantile.hpp).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/time.hpp"
#include "sim/experiment/measure.hpp"
#include "sim/month/metrics.hpp"
#include "sim/statistics/stats.hpp"

namespace handoff::sim {

struct Estimate {
  double mean = 0;  // means nothing where n is 0
  // By the kind of figure (sim/statistics/interval.hpp); infinite on a side that the data do not
  // bound, and on both for one replication.
  double ci95_low = 0;
  double ci95_high = 0;
  std::uint64_t n = 0;  // customers of a per-customer metric, replications of a count
  bool has_percentiles = false;
  double p50 = 0;
  double p95 = 0;
  double p99 = 0;
  double max = 0;

  // 95% intervals of the percentiles; infinite on a side that so few values cannot bound, and on
  // both when there is one replication.
  Interval p50_ci95;
  Interval p95_ci95;
  Interval p99_ci95;
  // Values that the percentiles rest on: n, or a part of it when there are very many (experiment).
  std::uint64_t percentile_n = 0;
};

// Of a maximum there is no interval, nor of percentiles that are not there: then it is infinite.
double statistic_value(const Estimate& estimate, Statistic statistic);
Interval statistic_interval(const Estimate& estimate, Statistic statistic);

struct TierResults {
  std::string tier;
  std::vector<Estimate> metrics;  // by Metric; only those with `by_tier` are filled
};

// Of a month of a horizon.
struct MonthResults {
  core::Time begins;
  std::vector<Estimate> metrics;  // by Metric
  std::vector<TierResults> by_tier;

  const Estimate& of(Metric metric, int tier = -1) const {
    return (tier < 0 ? metrics : by_tier[static_cast<std::size_t>(tier)].metrics)[index(metric)];
  }
};

struct Results {
  std::string scenario;
  std::uint64_t seed = 0;
  int replications = 0;
  std::uint64_t hash = 0;         // of every event of every replication, in order
  std::vector<Estimate> metrics;  // by Metric
  std::vector<TierResults> by_tier;
  std::vector<MonthResults> by_month;  // of a horizon of several months

  // Of one tier, or of all with tier -1.
  const Estimate& of(Metric metric, int tier = -1) const& {
    const auto& estimates = tier < 0 ? metrics : by_tier[static_cast<std::size_t>(tier)].metrics;
    return estimates[index(metric)];
  }
  // Of results that nobody keeps: a copy, which outlives them.
  Estimate of(Metric metric, int tier = -1) const&& {
    const Results& kept = *this;
    return kept.of(metric, tier);
  }
};

}  // namespace handoff::sim
