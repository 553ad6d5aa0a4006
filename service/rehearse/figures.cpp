// Lags come from sim/month/customer_metrics.hpp.
#include "service/rehearse/figures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "sim/month/customer_metrics.hpp"

namespace handoff::rehearse {
namespace {

// The smallest value that at least this share of the values does not exceed.
double quantile(std::vector<double>& values, double share) {
  if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
  const auto count = static_cast<double>(values.size());
  const auto rank = static_cast<std::ptrdiff_t>(std::ceil(share * count)) - 1;
  const auto at = values.begin() + std::max<std::ptrdiff_t>(rank, 0);
  std::nth_element(values.begin(), at, values.end());
  return *at;
}

double count_of(sim::Metric metric, const RunCounts& counts, double committed) {
  switch (metric) {
    case sim::Metric::committed:
      return committed;
    case sim::Metric::api_calls:
      return counts.calls;
    case sim::Metric::retries:
      return counts.retries;
    case sim::Metric::http_429:
      return counts.throttled;
    case sim::Metric::duplicates_suppressed:
      return counts.suppressed;
    default:
      return counts.exceptions;
  }
}

}  // namespace

Figures figures_of(const sim::MonthState& month, const RunCounts& counts, double lost_or_doubled) {
  std::vector<std::vector<double>> values(sim::kMetricCount);
  for (std::size_t at = 0; at < month.customers.size(); ++at)
    sim::observe_customer(month, at, [&](sim::Metric metric, double value) {
      values[sim::index(metric)].push_back(value);
    });
  const auto committed = static_cast<double>(values[sim::index(sim::Metric::committed)].size());
  Figures figures{};
  for (std::size_t row = 0; row < kFigures.size(); ++row) {
    const FigureInfo& it = kFigures[row];
    if (it.quantile >= 0)
      figures[row] = quantile(values[sim::index(it.metric)], it.quantile);
    else if (it.metric == sim::Metric::lost_handoffs)
      figures[row] = lost_or_doubled;
    else
      figures[row] = count_of(it.metric, counts, committed);
  }
  return figures;
}

}  // namespace handoff::rehearse
