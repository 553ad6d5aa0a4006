// Which kind of interval a metric has (sim/statistics/interval.hpp), by its unit and kind.
//
// Hours, dollars and percents of a month are amounts: a month always has some, and where they do not
// vary they follow from the inputs. The money by which CRM and billing differ is none of those: it is
// a rare mistake of any size, which nothing bounds before it has been seen.
#pragma once

#include "sim/month/metrics.hpp"
#include "sim/statistics/interval.hpp"

namespace handoff::sim {

constexpr IntervalKind interval_kind(const MetricInfo& metric) {
  if (metric.kind != MetricKind::count)
    return metric.unit == "share" ? IntervalKind::share : IntervalKind::customer_mean;
  if (metric.unit.empty()) return IntervalKind::events;
  return metric.metric == Metric::mrr_error_usd ? IntervalKind::customer_mean
                                                : IntervalKind::amount;
}

}  // namespace handoff::sim
