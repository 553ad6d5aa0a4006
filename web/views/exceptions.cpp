#include "web/views/exceptions.hpp"

#include <algorithm>

#include "core/messages/explain.hpp"
#include "io/text/concat.hpp"
#include "web/jobs/session.hpp"
#include "web/ui/charts/scale/figures.hpp"
#include "web/views/results/figures.hpp"
#include "web/views/results/metric_text.hpp"

namespace handoff::web {
namespace {

std::string spaced(std::string_view name, bool capital) {
  std::string words = io::words_of(name);
  if (capital && !words.empty()) words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

std::string tried_text(const ExceptionEntry& entry) {
  std::string text;
  for (const core::Operation operation : entry.tried) {
    if (!text.empty()) text += ", ";
    text += spaced(core::name(operation), false);
    const bool failed =
        std::find(entry.failed.begin(), entry.failed.end(), operation) != entry.failed.end();
    if (failed) text += " (out of attempts)";
  }
  return text.empty() ? "no system was asked" : text;
}

std::string dollars(double value) { return charts::with_unit(charts::format_fixed(value, 0), "$"); }

ExceptionRow row_of(const ExceptionEntry& entry) {
  ExceptionRow row;
  row.kind = spaced(core::name(entry.kind), true);
  row.help = core::info(entry.kind).help;
  row.customer = "#" + std::to_string(entry.customer);
  row.tier = entry.tier.empty() ? "\xE2\x80\x93" : entry.tier;
  row.seen = charts::format_moment(static_cast<double>(entry.first_seen.us / 60'000'000) * 60);
  row.age = entry.open ? "open for " + charts::format_duration(entry.age_s, 2) : "settled";
  row.value = dollars(entry.mrr_usd);
  row.tried = tried_text(entry);
  row.open = entry.open;
  return row;
}

std::string summary_of(const std::vector<ExceptionEntry>& entries) {
  int open = 0;
  double at_risk = 0.0;
  for (const ExceptionEntry& entry : entries) {
    if (!entry.open) continue;
    ++open;
    at_risk += entry.mrr_usd;
  }
  const int settled = static_cast<int>(entries.size()) - open;
  if (entries.empty()) return "Nothing is left for a person to fix.";
  return std::to_string(open) + " open at the end, " + dollars(at_risk) + " of MRR at risk; " +
         std::to_string(settled) + " settled meanwhile.";
}

}  // namespace

ExceptionsView exceptions_view(const Session& session) {
  const State& state = session.state();
  const MonthExceptions& month = session.jobs.exceptions;
  const std::string period(period_name(state.scenario, false));
  ExceptionsView view;
  view.there = month.there();
  view.month = month.replication();
  view.title = "Exception list of " + period + " " + std::to_string(view.month);
  const sim::Results& results = session.jobs.run.summary().results;
  if (!results.metrics.empty()) {
    const sim::Estimate& all = results.of(sim::Metric::exceptions);
    const MetricText text =
        metric_text(sim::Metric::exceptions, all.mean, {all.ci95_low, all.ci95_high});
    if (all.mean > 0.0)
      view.average = "On average " + text.value + " a " + period + " (95% CI " + text.range + ").";
  }
  if (!view.there) return view;
  view.summary = summary_of(month.entries());
  for (const ExceptionEntry& entry : month.entries()) view.rows.push_back(row_of(entry));
  return view;
}

}  // namespace handoff::web
