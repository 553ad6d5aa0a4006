// Results written by hand: a thousand months in which all goes well, to be spoilt by a test.
#pragma once

#include <cstdint>

#include "sim/month/metrics.hpp"
#include "web/views/results/run_summary.hpp"

namespace handoff::web::testing {

using sim::Metric;

inline sim::Estimate& of(RunSummary& run, Metric metric) {
  return run.results.metrics[index(metric)];
}

inline sim::Estimate estimate(double mean, double half, std::uint64_t n) {
  sim::Estimate it;
  it.mean = mean;
  it.ci95_low = mean - half;
  it.ci95_high = mean + half;
  it.n = n;
  return it;
}

inline sim::Estimate duration(double mean, double p50, double p95, double p99, double max,
                              std::uint64_t n) {
  sim::Estimate it = estimate(mean, 0.01, n);
  it.has_percentiles = true;
  it.p50 = p50;
  it.p95 = p95;
  it.p99 = p99;
  it.max = max;
  return it;
}

// A thousand months of the worked example in which all goes well.
inline RunSummary good_run() {
  RunSummary run;
  run.results.replications = 1000;
  run.results.metrics.resize(sim::kMetricCount);
  for (sim::Estimate& each : run.results.metrics) each = estimate(0, 0, 1000);
  of(run, Metric::conversions) = of(run, Metric::committed) = estimate(90.04, 0.55, 1000);
  of(run, Metric::crm_lag_s) = duration(2.3, 2.04, 4.02, 6.1, 19.4, 90'040);
  of(run, Metric::processing_s) = duration(1.3, 1.2, 1.9, 2.25, 4.9, 90'040);
  of(run, Metric::mrr_usd) = estimate(350.12, 2.9, 90'040);
  of(run, Metric::crm_lag_s).p95_ci95 = {3.99, 4.05};
  of(run, Metric::processing_s).p99_ci95 = {2.24, 2.26};
  run.finished = true;
  run.target = 1000;
  return run;
}

}  // namespace handoff::web::testing
