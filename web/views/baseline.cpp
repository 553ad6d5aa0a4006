#include "web/views/baseline.hpp"

#include <array>
#include <cmath>

#include "sim/month/assumed.hpp"
#include "sim/scenario/claimed_effects.hpp"
#include "web/jobs/session.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/views/results/figures.hpp"

namespace handoff::web {
namespace {

using sim::Metric;

// In the order in which people ask.
constexpr std::array kCompared{
    Metric::conversions,       Metric::crm_lag_s,
    Metric::missend_rate,      Metric::first_touch_h,
    Metric::sla_attainment,    Metric::misroute_rate,
    Metric::unassigned_h,      Metric::exceptions,
    Metric::http_429,          Metric::retries,
    Metric::api_calls,         Metric::duplicates_received,
    Metric::duplicate_effects, Metric::second_signal_effects,
    Metric::lost_handoffs,     Metric::churn_90d_pct,
    Metric::expansion_pct,     Metric::monthly_cost_usd,
    Metric::net_value_usd,
};

std::string mean_text(Metric metric, const sim::Estimate& estimate) {
  const bool nobody = sim::info(metric).kind != sim::MetricKind::count && estimate.n == 0;
  if (nobody) return "\xE2\x80\x93";
  return metric_text(metric, estimate.mean, {estimate.ci95_low, estimate.ci95_high}).value;
}

BaselineRow row_of(Metric metric, const sim::Results& before, const sim::Results& now,
                   const sim::Differences& differences, bool claims) {
  return {metric_label(metric), std::string(sim::info(metric).help),
          mean_text(metric, before.of(metric)), mean_text(metric, now.of(metric)),
          versus_of(metric, differences.metrics[index(metric)], claims)};
}

// The answer in a sentence: the first few that differ, and how many more.
std::string summary_of(const std::vector<BaselineRow>& rows) {
  constexpr int kNamed = 3;
  int real = 0, noise = 0, assumed = 0;
  std::string named;
  for (const BaselineRow& row : rows) {
    assumed += row.versus.assumed ? 1 : 0;
    noise += !row.versus.real && !row.versus.text.empty() ? 1 : 0;
    if (!row.versus.real || row.versus.assumed || ++real > kNamed) continue;
    named += (named.empty() ? "Statistically clear: " : ", ") + row.label + " " + row.versus.text;
  }
  if (real > kNamed) named += ", and " + std::to_string(real - kNamed) + " more";
  if (real > 0) return named + ".";
  if (assumed > 0) return "Only what is assumed differs: churn, expansion or net value.";
  return noise > 0 ? "No difference is statistically clear so far."
                   : "No difference at all: the change affects nothing in this scenario.";
}

}  // namespace

std::string Versus::marked() const {
  const char* mark = !real ? "\xE2\x89\x88 " : up ? "\xE2\x96\xB2 " : "\xE2\x96\xBC ";
  if (text.empty()) return verdict;
  return mark + text + ", " + verdict;
}

Versus versus_of(Metric metric, const sim::Difference& difference, bool claims) {
  Versus it;
  it.wish = sim::info(metric).wish;
  if (difference.n == 0 || !std::isfinite(difference.interval.low)) {
    it.verdict = "cannot be compared";
    return it;
  }
  if (difference.mean == 0.0 && difference.interval.half_width() == 0.0) {
    it.verdict = "same";
    return it;
  }
  const MetricText text = difference_text(metric, difference.mean, difference.interval);
  it.text = text.value;
  it.range = text.range;
  it.real = difference.verdict == sim::Verdict::real;
  it.up = difference.mean > 0.0;
  it.assumed = it.real && claims && sim::is_of_outcome_model(metric);
  it.verdict = it.assumed ? "assumed" : it.real ? "clear" : "not clear";
  return it;
}

bool claims_effects(const Session& session) {
  return sim::claims_effects(session.state().scenario) ||
         sim::claims_effects(session.jobs.baseline.scenario());
}

BaselineView baseline_view(const Session& session) {
  const State& state = session.state();
  BaselineView view;
  const Baseline& baseline = session.jobs.baseline;
  view.pinned = baseline.exists();
  if (!view.pinned) return view;
  view.name = baseline.scenario().name;
  const std::string months(period_name(state.scenario, true));
  if (!baseline.comparable()) {
    view.progress = "Only up to " + charts::format_fixed(sim::kMostComparable, 0) + " " + months +
                    " can be compared pair by pair: choose fewer.";
    return view;
  }
  if (!baseline.differences()) {
    view.progress = "Nothing has been changed yet.";
    return view;
  }
  const sim::Differences& differences = *baseline.differences();
  view.progress = charts::format_fixed(differences.replications, 0) + " pairs of " + months +
                  " compared, on the same customers";
  const bool claims = claims_effects(session);
  const sim::Results& before = baseline.results();
  const sim::Results& now = session.jobs.run.summary().results;
  for (const Metric metric : kCompared) {
    view.rows.push_back(row_of(metric, before, now, differences, claims));
  }
  for (const sim::TierDifferences& tier : differences.by_tier) {
    BaselineRow row{
        tier.tier + ": first touch within SLA", std::string(sim::info(Metric::sla_attainment).help),
        "", "",
        versus_of(Metric::sla_attainment, tier.metrics[index(Metric::sla_attainment)], claims)};
    const auto of_tier = [&tier](const sim::Results& results) {
      for (const sim::TierResults& each : results.by_tier) {
        if (each.tier == tier.tier)
          return mean_text(Metric::sla_attainment, each.metrics[index(Metric::sla_attainment)]);
      }
      return std::string("\xE2\x80\x93");
    };
    row.before = of_tier(before);
    row.now = of_tier(now);
    view.rows.push_back(std::move(row));
  }
  view.summary = summary_of(view.rows);
  return view;
}

void add_differences(std::vector<KpiView>& kpis, const sim::Differences& differences, bool claims) {
  for (KpiView& kpi : kpis) {
    const sim::Metric metric = kpi.metric;
    const Versus it = versus_of(metric, differences.metrics[index(metric)], claims);
    const bool of_percentile = sim::info(metric).kind == sim::MetricKind::duration;
    kpi.versus = (of_percentile && !it.text.empty() ? "mean " : "") + it.marked();
    kpi.versus_hint = it.range.empty() ? it.verdict : "Against the baseline: 95% CI " + it.range;
    kpi.versus_better = it.better();
    kpi.versus_worse = it.worse();
  }
}

}  // namespace handoff::web
