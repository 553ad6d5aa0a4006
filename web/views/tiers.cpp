#include "web/views/tiers.hpp"

#include <algorithm>
#include <limits>

#include "web/ui/charts/scale/figures.hpp"
#include "web/views/results/figures.hpp"
#include "web/views/results/metric_text.hpp"

namespace handoff::web {
namespace {

constexpr const char* kNothing = "\xE2\x80\x93";

std::string promise_of(const sim::Scenario& scenario, const std::string& tier) {
  for (const core::RoutingRow& row : scenario.pipeline.routing) {
    if (row.tier == tier) return " (" + charts::format_duration(row.first_touch.seconds()) + ")";
  }
  return {};
}

TierRow row_of(const sim::Scenario& scenario, const sim::TierResults& tier) {
  const auto of = [&tier](sim::Metric metric) -> const sim::Estimate& {
    return tier.metrics[index(metric)];
  };
  TierRow row;
  row.tier = tier.tier;
  row.label = tier.tier + promise_of(scenario, tier.tier);
  const sim::Estimate& mrr = of(sim::Metric::mrr_usd);
  const sim::Estimate& lag = of(sim::Metric::crm_lag_s);
  row.n = charts::format_fixed(static_cast<double>(mrr.n), 0);
  const Figure conversions = figure_of(of(sim::Metric::conversions), Unit::plain);
  row.conversions = conversions.value;
  row.conversions_interval = conversions.range;
  row.mrr = row.on_time = row.lag_p95 = kNothing;
  if (mrr.n > 0) {
    const Figure money = figure_of(mrr, Unit::dollars);
    row.mrr = money.value;
    row.mrr_interval = money.range;
  }
  const sim::Estimate& touched = of(sim::Metric::sla_attainment);
  if (touched.n > 0) {
    const MetricText share = metric_text(sim::Metric::sla_attainment, touched.mean,
                                         {touched.ci95_low, touched.ci95_high});
    row.on_time = share.value;
    row.on_time_interval = share.range;
  }
  if (lag.has_percentiles) row.lag_p95 = charts::format_duration(lag.p95);
  return row;
}

}  // namespace

TiersView tiers_view(const sim::Scenario& scenario, const RunSummary& run) {
  TiersView view;
  for (const sim::TierResults& tier : run.results.by_tier) {
    view.rows.push_back(row_of(scenario, tier));
    const sim::Estimate& touched = tier.metrics[index(sim::Metric::sla_attainment)];
    const auto percent = [&touched](double share) {
      return touched.n > 0 ? 100.0 * std::clamp(share, 0.0, 1.0)
                           : std::numeric_limits<double>::quiet_NaN();
    };
    view.means.push_back(percent(touched.mean));
    view.lows.push_back(percent(touched.ci95_low));
    view.highs.push_back(percent(touched.ci95_high));
  }
  return view;
}

}  // namespace handoff::web
