// One function for each kind of card, then the list.
#include "web/views/kpis.hpp"

#include <cctype>
#include <cmath>

#include "io/scenario/outcome_note.hpp"
#include "io/text/quantity_text.hpp"
#include "sim/planner/judgement.hpp"
#include "sim/scenario/claimed_effects.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/views/results/figures.hpp"
#include "web/views/results/metric_text.hpp"

namespace handoff::web {
namespace {

using sim::Estimate;
using sim::Metric;

struct Context {
  const sim::Scenario& scenario;
  const RunSummary& run;

  const Estimate& of(Metric metric) const { return run.results.metrics[index(metric)]; }
  // One month says nothing about the spread between months.
  std::string interval(const Figure& figure) const {
    return run.results.replications < 2 ? "no CI from one" : figure.interval;
  }
  std::string months() const {
    return counted(run.results.replications, period_name(scenario, false),
                   period_name(scenario, true));
  }
};

std::string hint_of(Metric metric) {
  const sim::MetricInfo& it = sim::info(metric);
  std::string words(it.help);
  words[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(words[0])));
  return words + ". In files and on the command line: " + std::string(it.name) + ".";
}

KpiView named(Metric metric, sim::Statistic statistic = sim::Statistic::mean) {
  KpiView view;
  view.label = metric_label(metric, statistic);
  view.hint = hint_of(metric);
  view.metric = metric;
  return view;
}

KpiView count_card(const Context& it, Metric metric) {
  KpiView view = named(metric);
  const Figure figure = figure_of(it.of(metric), Unit::plain);
  view.value = figure.value;
  if (it.of(metric).mean > 0.0) {
    view.interval = it.interval(figure);
    view.n = "a " + std::string(period_name(it.scenario, false)) +
             ", n = " + charts::format_fixed(it.run.results.replications, 0);
  } else {
    view.interval = "none in " + it.months();
  }
  return view;
}

// A count that should be zero.
KpiView fault_card(const Context& it, Metric metric, Verdict when_seen, std::string words) {
  KpiView view = count_card(it, metric);
  if (it.of(metric).mean <= 0.0) return view;
  view.verdict = when_seen;
  view.verdict_text = std::move(words);
  return view;
}

// The percentile of a duration. `n` counts handoffs.
KpiView percentile_card(const Context& it, Metric metric, sim::Statistic statistic) {
  KpiView view = named(metric, statistic);
  view.hint +=
      " The interval knows that handoffs of one month depend on each other: it comes from the "
      "spread between months.";
  const Estimate& estimate = it.of(metric);
  view.n = "n = " + charts::format_fixed(static_cast<double>(estimate.n), 0);
  if (!estimate.has_percentiles) {
    view.value = "\xE2\x80\x93";
    return view;
  }
  const Figure figure = figure_of(sim::statistic_value(estimate, statistic),
                                  sim::statistic_interval(estimate, statistic), Unit::seconds);
  view.value = figure.value;
  view.interval = figure.interval;
  return view;
}

// A limit on the figure: met or missed where its whole interval says so.
sim::Judgement judged(const Estimate& estimate, sim::Statistic statistic, sim::Bound bound,
                      double limit) {
  return sim::judge(
      {sim::statistic_value(estimate, statistic), sim::statistic_interval(estimate, statistic),
       bound, limit, static_cast<double>(estimate.n)},
      sim::JudgementRule::interval);
}

// At most 2%, over 2%, or that it is not clear which.
void judge_card(KpiView& view, sim::Judgement judgement, bool at_most, const std::string& limit) {
  const std::string within = at_most ? "\xE2\x89\xA4" : "\xE2\x89\xA5";
  switch (judgement) {
    case sim::Judgement::met:
      view.verdict = Verdict::met;
      view.verdict_text = within + limit;
      return;
    case sim::Judgement::missed:
      view.verdict = Verdict::missed;
      view.verdict_text = (at_most ? "over " : "under ") + limit;
      return;
    case sim::Judgement::unclear:
    case sim::Judgement::unknown:
      view.verdict = Verdict::near;
      view.verdict_text = within + limit + ": not clear";
      return;
  }
}

KpiView lag_card(const Context& it) {
  const Estimate& lag = it.of(Metric::crm_lag_s);
  KpiView view = percentile_card(it, Metric::crm_lag_s, sim::Statistic::p95);
  if (!lag.has_percentiles) return view;
  const double target_s = it.scenario.targets.crm_lag.seconds();
  const sim::Judgement judgement = judged(lag, sim::Statistic::p95, sim::Bound::at_most, target_s);
  judge_card(view, judgement, true, charts::format_duration(target_s, 2));
  return view;
}

KpiView processing_card(const Context& it) {
  const Estimate& time = it.of(Metric::processing_s);
  KpiView view = percentile_card(it, Metric::processing_s, sim::Statistic::p99);
  if (!time.has_percentiles) return view;
  const double target_s = it.scenario.targets.processing.seconds();
  judge_card(view, judged(time, sim::Statistic::p99, sim::Bound::at_most, target_s), true,
             charts::format_duration(target_s, 2));
  return view;
}

// A share of the customers, of which so many are hoped for at least, or at most.
KpiView share_card(const Context& it, Metric metric, double target) {
  KpiView view = named(metric);
  const Estimate& share = it.of(metric);
  view.n = "n = " + charts::format_fixed(static_cast<double>(share.n), 0);
  if (share.n == 0) {
    view.value = "\xE2\x80\x93";
    return view;
  }
  const MetricText text = metric_text(metric, share.mean, {share.ci95_low, share.ci95_high});
  view.value = text.value;
  view.interval = it.interval({text.value, text.range, "95% CI " + text.range});
  const bool at_most = sim::info(metric).wish == sim::Wish::less;
  const sim::Bound bound = at_most ? sim::Bound::at_most : sim::Bound::at_least;
  judge_card(view, judged(share, sim::Statistic::mean, bound, target), at_most, share_text(target));
  return view;
}

// With how many customers a month that is.
KpiView missend_card(const Context& it) {
  KpiView view = share_card(it, Metric::missend_rate, it.scenario.targets.missend_rate);
  const Estimate& share = it.of(Metric::missend_rate);
  if (share.n == 0) return view;
  const double customers = share.mean * it.of(Metric::conversions).mean;
  view.n = charts::format_number(customers, 2) + " customers a " +
           std::string(period_name(it.scenario, false)) + ", " + view.n;
  return view;
}

KpiView value_card(const Context& it) {
  KpiView view = named(Metric::net_value_usd);
  const Estimate& net = it.of(Metric::net_value_usd);
  const double half = (net.ci95_high - net.ci95_low) / 2.0;
  view.value = io::estimate_text(net.mean, half, "$");
  if (half > 0.0 && std::isfinite(half)) {
    const std::string range =
        io::range_text(net.ci95_low, net.ci95_high, net.mean, "$", "\xE2\x80\x93");
    view.interval = it.interval({view.value, range, "95% CI " + range});
  }
  const sim::Outcomes& model = it.scenario.outcomes;
  const bool late_is_free = model.churn_late == 0 && model.expansion_late == 0;
  view.n = late_is_free ? "late touches cost $0" : "their first year";
  view.hint += " " + io::free_of_charge_text(it.scenario);
  if (sim::claims_effects(it.scenario)) {
    view.verdict = Verdict::near;
    view.verdict_text = "assumed";
    view.hint += " " + io::assumed_text(it.scenario) +
                 " What it is worth, in the planner, has the range over assumptions too.";
  }
  return view;
}

KpiView duplicates_card(const Context& it) {
  KpiView view = count_card(it, Metric::duplicates_received);
  view.hint += " A conversion sends two events, the subscription's and its invoice's.";
  const double received = it.of(Metric::duplicates_received).mean;
  const double suppressed = it.of(Metric::duplicates_suppressed).mean;
  if (received <= 0.0) return view;
  const bool all = suppressed >= received;
  view.verdict = all ? Verdict::met : Verdict::missed;
  view.verdict_text = all                 ? "all suppressed"
                      : suppressed <= 0.0 ? "none suppressed"
                                          : share_text(suppressed / received) + " suppressed";
  return view;
}

}  // namespace

std::vector<KpiView> kpi_views(const sim::Scenario& scenario, const RunSummary& run) {
  const Context it{scenario, run};
  return {
      count_card(it, Metric::conversions),
      share_card(it, Metric::sla_attainment, scenario.targets.first_touch),
      missend_card(it),
      lag_card(it),
      processing_card(it),
      value_card(it),
      fault_card(it, Metric::lost_handoffs, Verdict::missed, "target 0"),
      duplicates_card(it),
      fault_card(it, Metric::duplicate_effects, Verdict::missed, "target 0"),
      fault_card(it, Metric::http_429, Verdict::near, "quota reached"),
      fault_card(it, Metric::retries, Verdict::none, ""),
      fault_card(it, Metric::exceptions, Verdict::near, "for a person"),
  };
}

}  // namespace handoff::web
