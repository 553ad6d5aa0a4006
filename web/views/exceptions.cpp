#include "web/views/exceptions.hpp"

#include <algorithm>

#include "core/explain.hpp"
#include "web/app/app_state.hpp"
#include "web/ui/charts/scale/clock.hpp"
#include "web/ui/charts/scale/format.hpp"
#include "web/views/results/figures.hpp"
#include "web/views/results/metric_text.hpp"

namespace handoff::web {
namespace {

using core::ExceptionKind;

std::string spaced(std::string_view name, bool capital) {
  std::string words(name);
  std::replace(words.begin(), words.end(), '_', ' ');
  if (capital && !words.empty()) words[0] = static_cast<char>(words[0] - 'a' + 'A');
  return words;
}

const char* help_of(ExceptionKind kind) {
  switch (kind) {
    case ExceptionKind::no_contact:
      return "Nobody in the CRM has this e-mail, primary or secondary, nor the customer id: "
             "somebody has to find or create the contact.";
    case ExceptionKind::several_contacts:
      return "Several contacts match: somebody has to say which one it is.";
    case ExceptionKind::identify_failed:
      return "The CRM did not answer the search, however often it was asked.";
    case ExceptionKind::commit_failed:
      return "Neither the CRM's update nor the disenrolment went through.";
    case ExceptionKind::partial_commit:
      return "One of the two halves went through: CRM and mail tool disagree until somebody or "
             "reconciliation repairs it.";
    case ExceptionKind::unroutable:
      return "No row of the routing table takes this customer.";
    case ExceptionKind::assignment_failed:
      return "The owner could not be written.";
    case ExceptionKind::notification_failed:
      return "Somebody who had to know was not told.";
    case ExceptionKind::onboarding_failed:
      return "The onboarding could not be started.";
    case ExceptionKind::payment_failed:
      return "The first charge failed after the conversion: a matter of money, which nobody may "
             "undo silently.";
    case ExceptionKind::no_common_hours:
      return "Customer and team are never open at the same time, so no call can be planned.";
    case ExceptionKind::missing:
      return "Reconciliation found a conversion that the CRM does not know.";
    case ExceptionKind::wrong_stage:
      return "Reconciliation found a lifecycle stage that is not Customer.";
    case ExceptionKind::wrong_mrr:
      return "Reconciliation found an MRR that is not billing's.";
    case ExceptionKind::still_enrolled:
      return "Reconciliation found a customer who still gets trial mails.";
    case ExceptionKind::unassigned:
      return "Reconciliation found a customer without an owner.";
    case ExceptionKind::none:
      break;
  }
  return "";
}

std::string tried_text(const ExceptionEntry& entry) {
  std::string text;
  for (const core::Operation operation : entry.tried) {
    if (!text.empty()) text += ", ";
    text += spaced(core::name(operation), false);
    const bool failed =
        std::find(entry.failed.begin(), entry.failed.end(), operation) != entry.failed.end();
    if (failed) text += " (gave up)";
  }
  return text.empty() ? "nothing was asked of any system" : text;
}

std::string dollars(double value) { return charts::with_unit(charts::format_fixed(value, 0), "$"); }

ExceptionRow row_of(const ExceptionEntry& entry) {
  ExceptionRow row;
  row.kind = spaced(core::name(entry.kind), true);
  row.help = help_of(entry.kind);
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
  if (entries.empty()) return "Nothing was left to a person.";
  return std::to_string(open) + " open at the end, " + dollars(at_risk) + " of MRR at risk; " +
         std::to_string(settled) + " settled meanwhile.";
}

}  // namespace

ExceptionsView exceptions_view(const AppState& state) {
  const MonthExceptions& month = state.exceptions;
  const std::string period(period_name(state.scenario, false));
  ExceptionsView view;
  view.there = month.there();
  view.month = month.replication();
  view.title = "Exception list of " + period + " " + std::to_string(view.month);
  const sim::Results& results = state.run.summary().results;
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
