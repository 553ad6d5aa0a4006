#include "web/views/tools.hpp"

#include <cmath>
#include <limits>
#include <optional>

#include "io/scenario/outcome_note.hpp"
#include "sim/month/assumed.hpp"
#include "sim/scenario/claimed_effects.hpp"
#include "sim/scenario/fingerprint.hpp"
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

// The kept scenario that is on the page; nothing: another one is.
std::optional<std::size_t> kept_shown(const State& state) {
  for (std::size_t i = 0; i < state.kept.all.size(); ++i) {
    if (sim::fingerprint_of(state.kept.all[i]) == sim::fingerprint_of(state.scenario)) return i;
  }
  return std::nullopt;
}

// Which of the jobs a column shows.
std::vector<std::size_t> columns_of(const ToolComparison& bench, const State& state) {
  std::vector<std::size_t> columns;
  const bool own = bench.begun() && bench.current() < 0 && !kept_shown(state);
  if (own) columns.push_back(ToolComparison::kOwnSetup);
  for (std::size_t i = 0; i < kTools.size(); ++i) columns.push_back(i);
  for (std::size_t i = 0; i < state.kept.all.size(); ++i)
    columns.push_back(ToolComparison::kKept + i);
  return columns;
}

// The column of what is on the page.
std::size_t current_column(const ToolComparison& bench, const State& state) {
  if (const auto kept = kept_shown(state)) return ToolComparison::kKept + *kept;
  return bench.current() < 0 ? ToolComparison::kOwnSetup
                             : static_cast<std::size_t>(bench.current());
}

std::string title_of(std::size_t column, const State& state) {
  if (column == ToolComparison::kOwnSetup) return "Today, your set-up";
  if (column < kTools.size()) return std::string(kTools[column].title);
  return state.kept.all[column - ToolComparison::kKept].name;
}

void add_column(ToolsView& view, const Session& session, std::size_t column) {
  const ToolComparison& bench = session.jobs.tools;
  if (bench.begun() && column == current_column(bench, session.state()))
    view.current = static_cast<int>(view.titles.size());
  view.kept_from += column < ToolComparison::kKept ? 1 : 0;
  view.titles.push_back(title_of(column, session.state()));
  view.names.emplace_back(column < kTools.size() ? kTools[column].name : "");
  view.begun = view.begun || bench.jobs(column).replications() > 0;
}

void add_kept(ToolsView& view, const State& state) {
  for (const sim::Scenario& each : state.kept.all) view.kept.push_back(each.name);
  view.free_name = free_name(state.kept, state.scenario.name);
  if (state.kept.removed) view.removed = state.kept.removed->name;
  view.current_words = kept_shown(state) ? "on the page" : "today";
}

sim::Results results_of(const sim::ExperimentJobs& jobs) {
  const bool there = jobs.exists() && jobs.replications() > 0;
  return there ? jobs.experiment().results() : sim::Results{};
}

}  // namespace

ToolsView tools_view(const Session& session) {
  const State& state = session.state();
  const ToolComparison& bench = session.jobs.tools;
  const std::vector<std::size_t> columns = columns_of(bench, state);
  ToolsView view;
  add_kept(view, state);
  for (const std::size_t column : columns) add_column(view, session, column);
  const std::string months(period_name(state.scenario, true));
  view.progress = charts::format_fixed(bench.begun() ? bench.replications() : 0, 0) + " of " +
                  charts::format_fixed(bench.target(), 0) + " " + months + " of each";
  view.sceptic = !sim::claims_effects(state.scenario);
  if (!view.begun) return view;
  view.basis =
      "The same customers, systems, team and seed in each column; only the pipeline and its costs "
      "differ, but in scenarios that you have kept, which are run as they were kept. A tool's "
      "column is one usual way to set it up, not the only one: take it, and "
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
