// Of several problems the most serious is named: lost, done twice, left to
// people, late.
#include "web/views/headline.hpp"

#include <algorithm>

#include "io/text/interval_text.hpp"
#include "sim/scenario/months.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/views/results/figures.hpp"

namespace handoff::web {
namespace {

using sim::Metric;

double mean_of(const RunSummary& run, Metric metric) {
  return run.results.metrics[index(metric)].mean;
}

std::string rounded(double value) {
  return value >= 10.0 ? charts::format_fixed(value, 0) : charts::format_number(value, 2);
}

std::string seconds(double value) { return charts::format_duration(value, 2); }

std::string ending(const sim::Scenario& scenario, const RunSummary& run, double slowest) {
  const std::string month = " a " + std::string(period_name(scenario, false));
  if (mean_of(run, Metric::lost_handoffs) > 0.0) {
    return ", but " + rounded(mean_of(run, Metric::lost_handoffs)) + month + " are lost.";
  }
  // Of what is done again, what is done most often.
  const bool twice =
      mean_of(run, Metric::duplicate_effects) >= mean_of(run, Metric::second_signal_effects);
  if (twice && mean_of(run, Metric::duplicate_effects) > 0.0) {
    return ", but " + rounded(mean_of(run, Metric::duplicate_effects)) +
           " assignments, notices and onboardings" + month + " happen twice.";
  }
  if (mean_of(run, Metric::second_signal_effects) > 0.0) {
    return ", but " + rounded(mean_of(run, Metric::second_signal_effects)) +
           " assignments, notices and onboardings" + month + " happen again for the invoice.";
  }
  if (mean_of(run, Metric::exceptions) > 0.0) {
    return ", but " + rounded(mean_of(run, Metric::exceptions)) + month +
           " are left for a person to fix.";
  }
  if (run.late_share > 0.0) {
    return ", but " + share_text(run.late_share) + " take longer than " +
           seconds(scenario.targets.crm_lag.seconds()) + ".";
  }
  return ", all within " + seconds(slowest) + ".";
}

// Of a share that is kept: the one that is missed.
std::string late_words(const sim::Estimate& kept) {
  const double low = std::max(1.0 - kept.ci95_high, 0.0), high = std::min(1.0 - kept.ci95_low, 1.0);
  return io::with_interval(1.0 - kept.mean, low, high, "share", io::kPlusMinus);
}

// The tier whose promise is missed most, as far as its interval can tell.
std::string worst_tier(const sim::Scenario& scenario, const RunSummary& run) {
  constexpr double kTooWide = 0.15;  // half an interval
  std::string words;
  double worst = 0.0;
  for (const sim::TierResults& tier : run.results.by_tier) {
    const sim::Estimate& touched = tier.metrics[index(Metric::sla_attainment)];
    const double half = 0.5 * (touched.ci95_high - touched.ci95_low);
    const double late = 1.0 - touched.mean;
    if (touched.n == 0 || !(half < kTooWide) || late <= std::max(worst, half)) continue;
    for (const core::RoutingRow& row : scenario.pipeline.routing) {
      if (row.tier != tier.tier) continue;
      worst = late;
      words = " " + row.tier + " misses its " + charts::format_duration(row.first_touch.seconds()) +
              " to the first touch in " + late_words(touched) + " of cases.";
    }
  }
  return words;
}

}  // namespace

std::string headline(const sim::Scenario& scenario, const RunSummary& run) {
  if (run.results.replications == 0) return "Nothing has been simulated yet.";
  const double conversions = mean_of(run, Metric::conversions);
  const double all = sim::has_months(scenario) ? sim::all_trials(scenario) : scenario.cohort.trials;
  const std::string trials = charts::format_fixed(all, 0);
  const std::string month = " a " + std::string(period_name(scenario, false));
  if (conversions <= 0.0) return "None of " + trials + " trials" + month + " converts.";
  std::string words = rounded(conversions) + " of " + trials + " trials convert" + month;
  const sim::Estimate& lag = run.results.metrics[index(Metric::crm_lag_s)];
  if (!lag.has_percentiles) return words + ", and none reaches the CRM.";
  words += "; half are in the CRM " + seconds(lag.p50) + " after the payment event";
  return words + ending(scenario, run, lag.max) + worst_tier(scenario, run);
}

}  // namespace handoff::web
