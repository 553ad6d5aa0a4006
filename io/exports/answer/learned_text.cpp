#include "io/exports/answer/learned_text.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "io/text/concat.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::exports {
namespace {

using io::fixed_text;

std::string count_text(std::size_t n) { return std::to_string(n); }

struct Line {
  std::string label;
  std::string value;
  std::string of;  // how many it is of, or what to add
};

std::string with_lines(const std::vector<Line>& lines) {
  std::string text;
  for (const Line& line : lines) {
    std::string left = "  " + line.label;
    left.resize(std::max<std::size_t>(left.size() + 2, 30), ' ');
    left += line.value;
    if (!line.of.empty()) left.resize(std::max<std::size_t>(left.size() + 2, 60), ' ');
    text += left + line.of + "\n";
  }
  return text;
}

std::string percent(double share) { return fixed_text(share * 100, 1) + "%"; }

Line delay_line(std::string label, const std::optional<Sample>& sample, double unit_s,
                std::string_view add) {
  if (!sample) return {std::move(label), "-", "not in your files: add " + std::string(add)};
  if (sample->empty()) return {std::move(label), "-", "n = 0"};
  return {std::move(label),
          "median " + io::quantity_text(sample->quantile(0.5) * unit_s, "s") + ", 95% within " +
              io::quantity_text(sample->quantile(0.95) * unit_s, "s"),
          "n = " + count_text(sample->n())};
}

Line missend_line(const Observed& it) {
  if (!it.missent_customers)
    return {"Mailed after paying", "-",
            "not in your files: add the mail tool's log of what was sent"};
  std::string value =
      (it.missends_are_bound ? "at least " : "") + count_text(*it.missent_customers);
  if (it.conversions > 0)
    value +=
        " (" +
        percent(static_cast<double>(*it.missent_customers) / static_cast<double>(it.conversions)) +
        ")";
  return {"Mailed after paying", value,
          count_text(it.missent_mails) + " mails, n = " + count_text(it.conversions)};
}

std::string plan_words(const Observed& it) {
  std::string text;
  for (const PlanSeen& plan : it.plans) {
    if (!text.empty()) text += ", ";
    text += io::printable(plan.name.empty() ? "(no plan)" : plan.name) + " " +
            count_text(plan.customers);
  }
  return text;
}

constexpr std::array<std::string_view, 7> kDays{"Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"};

std::string weekday_words(const std::array<std::size_t, 7>& counts) {
  std::string text;
  for (std::size_t day = 0; day < counts.size(); ++day)
    text += (day > 0 ? ", " : "") + std::string(kDays[day]) + " " + count_text(counts[day]);
  return text;
}

constexpr std::string_view kCrm =
    "the CRM's contacts with both customer dates, or the history of its lifecycle stage";

void crm_lines(const Observed& it, std::vector<Line>& lines) {
  lines.push_back(delay_line("CRM lag", it.crm_lag_s, 1, kCrm));
  if (!it.unmatched) return;
  lines.push_back(
      {"Not found in the CRM", count_text(*it.unmatched), "n = " + count_text(it.conversions)});
  struct State {
    CrmState state;
    std::string_view label;
  };
  constexpr std::array<State, 6> kStates{{{CrmState::ahead, "CRM ahead of payment"},
                                          {CrmState::before, "Customers before the trial"},
                                          {CrmState::not_marked, "In the CRM, no customer"},
                                          {CrmState::undated, "Customers without a time"},
                                          {CrmState::bulk, "Set by an import"},
                                          {CrmState::merged, "Merged after the payment"}}};
  for (const State& state : kStates) {
    if (it.crm_count(state.state) == 0) continue;
    lines.push_back(
        {std::string(state.label), count_text(it.crm_count(state.state)), "not in the CRM lag"});
  }
}

}  // namespace

std::string files_text(const Ledger& ledger) {
  std::string text = "Files\n";
  for (const FileRead& file : ledger.files) {
    text += "  " + io::printable(file.name, 60) + ": " + file.source + ", " +
            std::to_string(file.rows) + " rows, " + std::to_string(file.used) + " used";
    text += file.clock.empty() ? "\n" : "; times by " + file.clock + "\n";
  }
  return text;
}

std::string figures_text(const Observed& it, const History& history) {
  std::vector<Line> lines;
  lines.push_back({"Trials", count_text(it.trials),
                   count_text(it.trials_ended) + " ended by " + io::date_text(history.until)});
  lines.push_back({"Conversions", count_text(it.conversions),
                   it.payments_are_assumed
                       ? "assumed from the subscriptions: add invoices.csv to know when they paid"
                       : ""});
  lines.push_back({"Conversion rate",
                   percent(it.conversion_rate) + " (" + percent(it.conversion_interval.low) +
                       " to " + percent(it.conversion_interval.high) + ")",
                   count_text(it.converted_of_ended) + " of " + count_text(it.trials_ended) +
                       " ended; " + percent(it.conversion_rate_censored) + " of all, censored"});
  lines.push_back(delay_line("Time to convert", it.days_to_convert, 86'400, ""));
  lines.push_back({"Plans", plan_words(it), ""});
  if (it.mrr)
    lines.push_back({"New MRR", fixed_text(*it.mrr, 2), "n = " + count_text(it.conversions)});
  crm_lines(it, lines);
  lines.push_back(missend_line(it));
  lines.push_back(delay_line("Last trial mail after", it.disenrolment_h, 3600,
                             "the mail tool's log of what was sent"));
  lines.push_back(delay_line("Owner assigned after", it.owner_delay_h, 3600,
                             "the CRM's owner dates, or the history of its owner"));
  lines.push_back(delay_line("First touch after", it.first_touch_h, 3600,
                             "the calendar, the help desk or the CRM's engagements"));
  if (it.doubled_customers > 0)
    lines.push_back({"Doubled customers", count_text(it.doubled_customers),
                     "with several records of the payment processor"});
  if (it.refunded > 0)
    lines.push_back({"Refunded", count_text(it.refunded), "in full within 14 days: no conversion"});
  if (history.fees > 0)
    lines.push_back({"Fees inside a trial", std::to_string(history.fees), "no conversion"});
  const std::string clock = history.zone ? history.zone->name : "UTC";
  lines.push_back({"Sign-ups by weekday", weekday_words(it.sign_ups_by_weekday), clock});
  return "What happened\n" + with_lines(lines);
}

std::string tool_text(const std::vector<ToolFit>& tools) {
  if (tools.empty())
    return "Your tool\n  cannot be told: add the CRM's customer dates or owner dates\n";
  std::string text =
      "Your tool\n  behaves like " + std::string(sim::info(tools.front().tool).title);
  for (const FittedParameter& it : tools.front().parameters)
    text += ", " + it.path + " " + io::duration_text(it.value);
  text += "\n  distance " + fixed_text(tools.front().distance, 2);
  if (tools.size() > 1)
    text += "; next " + std::string(sim::info(tools[1].tool).title) + ", " +
            fixed_text(tools[1].distance, 2);
  for (const ToolFit& it : tools) {
    if (it.as_near)
      text += "\n  as near, so that one such month cannot tell them apart: " +
              std::string(sim::info(it.tool).title);
  }
  return text + "\n";
}

std::string fit_text(const std::vector<PredictedFigure>& figures) {
  std::vector<Line> lines;
  for (const PredictedFigure& it : figures)
    lines.push_back({it.name,
                     fixed_text(it.observed, 1) + "; 95% of such months " +
                         fixed_text(it.interval.low, 1) + " to " + fixed_text(it.interval.high, 1),
                     it.inside() ? "" : "the model does not explain it"});
  return lines.empty() ? std::string() : "Does the model explain it?\n" + with_lines(lines) + "\n";
}

std::string inputs_text(const Calibration& calibration) {
  std::vector<Line> lines;
  for (const CalibratedInput& it : calibration.inputs) lines.push_back({it.path, it.source, ""});
  return "Inputs\n" + with_lines(lines);
}

std::string left_out_text(const Ledger& ledger) {
  std::string text;
  for (const WhyInfo& why : kWhys) {
    const LeftRows& left = ledger.left[static_cast<std::size_t>(why.value)];
    if (left.rows == 0) continue;
    text += "  " + std::to_string(left.rows) + "  " + std::string(why.words);
    for (std::size_t at = 0; at < left.examples.size(); ++at)
      text += (at == 0 ? ": " : ", ") + left.examples[at];
    text += "\n";
  }
  return text.empty() ? text : "Rows that are not counted\n" + text;
}

}  // namespace handoff::exports
