#include "web/views/tools.hpp"

#include <cmath>
#include <limits>

#include "io/scenario/outcome_note.hpp"
#include "sim/month/assumed.hpp"
#include "sim/scenario/claimed_effects.hpp"
#include "web/jobs/session.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/views/results/figures.hpp"
#include "web/views/results/metric_text.hpp"

namespace handoff::web {
namespace {

using sim::Metric;
using sim::Statistic;

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

struct Line {
  Metric metric;
  Statistic statistic = Statistic::mean;
  std::string_view after = {};  // the metric's own label
};

constexpr Line kLines[] = {
    {Metric::crm_lag_s, Statistic::p50},
    {Metric::crm_lag_s, Statistic::p95},
    {Metric::missend_rate},
    {Metric::first_touch_h, Statistic::p50},
    {Metric::sla_attainment},
    {Metric::churn_90d_pct},
    {Metric::expansion_pct},
    {Metric::monthly_cost_usd},
    {Metric::net_value_usd, {}, " of a month"},
};

std::string label_of(const Line& line, bool claims) {
  const bool assumed = claims && sim::is_of_outcome_model(line.metric);
  return metric_label(line.metric, line.statistic) + std::string(line.after) +
         (assumed ? ", assumed" : "");
}

// Numbers for bars are in one unit: seconds, dollars, percent.
double bar_factor(Metric metric) {
  const std::string_view unit = sim::info(metric).unit;
  return unit == "h" ? 3600.0 : unit == "share" ? 100.0 : 1.0;
}

std::string bar_unit(Metric metric) {
  const std::string_view unit = sim::info(metric).unit;
  return unit == "h" ? "s" : unit == "share" ? "%" : std::string(unit);
}

void add_cell(ToolRow& row, Metric metric, Statistic statistic, const sim::Estimate* estimate) {
  const bool count = sim::info(metric).kind == sim::MetricKind::count;
  const bool there = estimate != nullptr && (count || estimate->n > 0) &&
                     (statistic == Statistic::mean || estimate->has_percentiles);
  if (!there) {
    row.cells.push_back({"\xE2\x80\x93", ""});
    for (auto* list : {&row.values, &row.lows, &row.highs}) list->push_back(kNone);
    return;
  }
  const double value = sim::statistic_value(*estimate, statistic);
  const sim::Interval interval = sim::statistic_interval(*estimate, statistic);
  const MetricText text = metric_text(metric, value, interval);
  row.cells.push_back({text.value, text.range});
  const double factor = bar_factor(metric);
  row.values.push_back(value * factor);
  row.lows.push_back((std::isfinite(interval.low) ? interval.low : value) * factor);
  row.highs.push_back((std::isfinite(interval.high) ? interval.high : value) * factor);
}

ToolRow row_of(const Line& line, bool claims, const std::vector<sim::Results>& results) {
  ToolRow row{label_of(line, claims),
              std::string(sim::info(line.metric).help),
              bar_unit(line.metric),
              {},
              {},
              {},
              {}};
  for (const sim::Results& each : results) {
    add_cell(row, line.metric, line.statistic,
             each.metrics.empty() ? nullptr : &each.of(line.metric));
  }
  return row;
}

ToolRow tier_row(const core::RoutingRow& tier, const std::vector<sim::Results>& results) {
  ToolRow row{tier.tier + " within " + charts::format_duration(tier.first_touch.seconds()),
              "first touch within the tier's SLA",
              "%",
              {},
              {},
              {},
              {}};
  for (const sim::Results& each : results) {
    const sim::Estimate* found = nullptr;
    for (const sim::TierResults& of_tier : each.by_tier) {
      if (of_tier.tier == tier.tier) found = &of_tier.metrics[index(Metric::sla_attainment)];
    }
    add_cell(row, Metric::sla_attainment, Statistic::mean, found);
  }
  return row;
}

// Which of the jobs a column shows.
std::vector<std::size_t> columns_of(const ToolComparison& bench) {
  std::vector<std::size_t> columns;
  if (bench.begun() && bench.current() < 0) columns.push_back(ToolComparison::kOwnSetup);
  for (std::size_t i = 0; i < kTools.size(); ++i) columns.push_back(i);
  return columns;
}

void add_column(ToolsView& view, const ToolComparison& bench, std::size_t column) {
  const bool own = column == ToolComparison::kOwnSetup;
  if (own || (bench.begun() && static_cast<int>(column) == bench.current()))
    view.current = static_cast<int>(view.titles.size());
  view.titles.emplace_back(own ? "Today, your set-up" : kTools[column].title);
  view.names.emplace_back(own ? "" : kTools[column].name);
  view.begun = view.begun || bench.jobs(column).replications() > 0;
}

sim::Results results_of(const sim::ExperimentJobs& jobs) {
  const bool there = jobs.exists() && jobs.replications() > 0;
  return there ? jobs.experiment().results() : sim::Results{};
}

}  // namespace

ToolsView tools_view(const Session& session) {
  const State& state = session.state();
  const ToolComparison& bench = session.jobs.tools;
  const std::vector<std::size_t> columns = columns_of(bench);
  ToolsView view;
  for (const std::size_t column : columns) add_column(view, bench, column);
  const std::string months(period_name(state.scenario, true));
  view.progress = charts::format_fixed(bench.begun() ? bench.replications() : 0, 0) + " of " +
                  charts::format_fixed(bench.target(), 0) + " " + months + " of each";
  view.sceptic = !sim::claims_effects(state.scenario);
  if (!view.begun) return view;
  view.basis =
      "The same customers, systems, team and seed in each column; only the pipeline and its costs "
      "differ. A tool's column is one usual way to set it up, not the only one: take it, and "
      "change "
      "what you would do otherwise. In small: 95% intervals over " +
      counted(bench.replications(), period_name(state.scenario, false), months) +
      (bench.target() == state.target() ? ", those of the Overview. "
                                        : ", the first of the Overview's. ") +
      (view.sceptic ? "" : io::assumed_text(state.scenario) + " ") +
      io::free_of_charge_text(state.scenario);
  std::vector<sim::Results> results;
  for (const std::size_t column : columns) results.push_back(results_of(bench.jobs(column)));
  for (const Line& line : kLines) {
    view.rows.push_back(row_of(line, !view.sceptic, results));
    if (line.metric != Metric::sla_attainment) continue;
    for (const core::RoutingRow& tier : state.scenario.pipeline.routing) {
      view.rows.push_back(tier_row(tier, results));
    }
  }
  return view;
}

}  // namespace handoff::web
