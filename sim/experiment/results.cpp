// Access by statistic.
#include "sim/experiment/results.hpp"

#include "sim/engine/math.hpp"

namespace handoff::sim {

double statistic_value(const Estimate& estimate, Statistic statistic) {
  switch (statistic) {
    case Statistic::mean:
      return estimate.mean;
    case Statistic::p50:
      return estimate.p50;
    case Statistic::p95:
      return estimate.p95;
    case Statistic::p99:
      return estimate.p99;
    case Statistic::max:
      return estimate.max;
  }
  return 0;
}

Interval statistic_interval(const Estimate& estimate, Statistic statistic) {
  constexpr Interval kUnknown{-kInfinity, kInfinity};
  if (statistic == Statistic::mean) return {estimate.ci95_low, estimate.ci95_high};
  if (!estimate.has_percentiles) return kUnknown;
  switch (statistic) {
    case Statistic::p50:
      return estimate.p50_ci95;
    case Statistic::p95:
      return estimate.p95_ci95;
    case Statistic::p99:
      return estimate.p99_ci95;
    default:
      return kUnknown;
  }
}

}  // namespace handoff::sim
