#include "io/exports/answer/learned_lines.hpp"

#include <array>

#include "io/exports/answer/figure_words.hpp"
#include "io/text/concat.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::exports {
namespace {

using io::fixed_text;

std::string count_text(std::size_t n) { return std::to_string(n); }

using Line = LearnedLine;

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

std::vector<LearnedLine> file_lines(const Ledger& ledger) {
  std::vector<Line> lines;
  for (const FileRead& file : ledger.files)
    lines.push_back({io::printable(file.name, 60), std::string(file.source),
                     std::to_string(file.rows) + " rows, " + std::to_string(file.used) + " used" +
                         (file.clock.empty() ? "" : "; times by " + file.clock)});
  return lines;
}

std::vector<LearnedLine> figure_lines(const Observed& it, const History& history) {
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
  return lines;
}

std::string tool_line(const std::vector<ToolFit>& tools) {
  if (tools.empty()) return "cannot be told: add the CRM's customer dates or owner dates";
  std::string text = "behaves like " + std::string(sim::info(tools.front().tool).title);
  for (const FittedParameter& it : tools.front().parameters)
    text += ", " + it.path + " " + io::duration_text(it.value);
  return text;
}

namespace {

Line fit_line(const PredictedFigure& it, std::string_view of_such, std::string not_so) {
  const FigureWords words = words_of_figure(it.name);
  const auto text = [&](double value) { return figure_text(value, words.unit); };
  return {std::string(words.label),
          text(it.observed) + "; 95% of such " + std::string(of_such) + " " +
              text(it.interval.low) + " to " + text(it.interval.high),
          it.inside() ? "" : std::move(not_so)};
}

}  // namespace

std::vector<LearnedLine> fit_lines(const std::vector<PredictedFigure>& figures) {
  std::vector<Line> lines;
  for (const PredictedFigure& it : figures)
    lines.push_back(fit_line(it, "months", "the model does not explain it"));
  return lines;
}

std::string too_few_text(const HalfFigure& it) {
  return "too few to judge: " + count_text(it.first_n) + " and " + count_text(it.second_n) + ", " +
         count_text(it.needed) + " in each half are needed";
}

std::vector<LearnedLine> second_half_lines(const SecondHalf& half) {
  std::vector<Line> lines;
  for (const HalfFigure& it : half.figures) {
    Line line = fit_line(it.figure, "halves", "the first half does not foretell it");
    if (it.verdict == Verdict::too_few) {
      const FigureWords words = words_of_figure(it.figure.name);
      line = {std::string(words.label), figure_text(it.figure.observed, words.unit),
              too_few_text(it)};
    }
    lines.push_back(std::move(line));
  }
  return lines;
}

std::string second_half_title(const SecondHalf& half) {
  return "Calibrated until " + io::date_text(half.middle) + ", judged by those who paid later";
}

std::vector<LearnedLine> input_lines(const Calibration& calibration) {
  std::vector<Line> lines;
  for (const CalibratedInput& it : calibration.inputs) lines.push_back({it.path, it.source, ""});
  return lines;
}

std::vector<LearnedLine> left_out_lines(const Ledger& ledger) {
  std::vector<Line> lines;
  for (const WhyInfo& why : kWhys) {
    const LeftRows& left = ledger.left[static_cast<std::size_t>(why.value)];
    if (left.rows == 0) continue;
    Line line{std::to_string(left.rows), std::string(why.words), ""};
    for (const std::string& example : left.examples)
      line.of += (line.of.empty() ? "" : ", ") + example;
    lines.push_back(std::move(line));
  }
  return lines;
}

}  // namespace handoff::exports
