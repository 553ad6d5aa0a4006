// Question and answer, results, sensitivity, advice; the rest stands in planning_inputs.cpp and
// planning_method.cpp.
#include "io/report/planning_report.hpp"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <utility>

#include "io/results/advice_report.hpp"
#include "io/results/results_report.hpp"
#include "io/results/year/months_table.hpp"
#include "io/scenario/outcome_note.hpp"
#include "io/scenario/target.hpp"
#include "io/text/concat.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

using sim::Metric;
using sim::Statistic;

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

// ---- question and answer ----

std::string usual_question(const PlanningReport& report) {
  if (!report.targets.empty()) {
    std::string wanted;
    for (const sim::Target& target : report.targets)
      wanted += (wanted.empty() ? "" : ", ") + printable(target.text, 100);
    return report.names.size() > 1
               ? "Which of the pipelines meets " + wanted + ", and is worth the most?"
               : "Does the pipeline meet " + wanted + '?';
  }
  if (report.names.size() > 1)
    return "How well does each pipeline hand over converted trials, and which is worth the most?";
  return "How well does this pipeline hand over converted trials?";
}

std::string quality_sentence(const PlanningReport& report) {
  const std::size_t it = report.subject;
  const sim::Results& results = results_of(report, it);
  if (results.of(Metric::crm_lag_s).n == 0)
    return "Under " + name_of(report, it) + " nobody converts.";
  return joined({"Under ", name_of(report, it), ", 95% of the conversions reach the CRM within ",
                 metric_text(report, it, Metric::crm_lag_s, Statistic::p95), ", ",
                 metric_text(report, it, Metric::missend_rate),
                 " of the customers get a trial mail after paying, and ",
                 metric_text(report, it, Metric::sla_attainment),
                 " get their first touch within their tier's SLA."});
}

std::string choice_sentence(const PlanningReport& report) {
  const sim::Choice& choice = *report.choice;
  const sim::ChoiceAnswer& answer = choice.answer();
  if (!answer.best) return "None of the pipelines meets the targets.";
  const sim::ChoiceRow& best = answer.rows[*answer.best];
  const sim::ChoiceRow* next = nullptr;
  for (const sim::ChoiceRow& row : answer.rows) {
    if (row.best || row.feasible == sim::Feasibility::infeasible) continue;
    if (!next || row.behind.mean < next->behind.mean) next = &row;
  }
  std::string text =
      joined({"Of ", std::to_string(answer.rows.size()), " pipelines ",
              name_of(report, best.alternative), " has the highest net value",
              report.targets.empty() ? "" : " among those that meet the targets", ": ",
              metric_text(report, best.alternative, Metric::net_value_usd), " a month"});
  if (next)
    text += joined({", ", interval_beside(next->behind.mean, next->behind.interval, "$"),
                    " more than ", name_of(report, next->alternative)});
  return text + (answer.promised
                     ? joined({" (right with at least ",
                               quantity_text(100 * (1 - choice.options().alpha), ""),
                               "% probability, or within ", quantity_text(answer.indifference, "$"),
                               " of the best)."})
                     : " (by the estimates; the procedure ran out of replications).");
}

std::string decision_sentence(const PlanningReport& report) {
  const sim::TornadoAnswer& answer = report.tornado->answer();
  std::string changing;
  for (const sim::TornadoBar& bar : answer.bars) {
    if (!bar.changes_decision) continue;
    changing += (changing.empty() ? "" : ", ") +
                printable(report.tornado->assumptions()[bar.assumption].input, 80);
  }
  if (report.tornado->alternatives().size() < 2 || (!answer.decision.best && changing.empty()))
    return "";
  return changing.empty()
             ? "No single uncertain input, anywhere in its range, changes which pipeline is best."
             : "Which pipeline is best would change with: " + changing + '.';
}

ReportSection answer_section(const PlanningReport& report) {
  ReportSection section{"Question and answer", {}};
  section.blocks.push_back(Paragraph{report.question.empty() ? usual_question(report)
                                                             : printable(report.question, 500)});
  section.blocks.push_back(Paragraph{quality_sentence(report), true});
  std::vector<std::string> more;
  if (report.choice) more.push_back(choice_sentence(report));
  if (report.tornado && !report.tornado->answer().bars.empty()) {
    const std::string decision = decision_sentence(report);
    if (!decision.empty()) more.push_back(decision);
  }
  if (report.advice)
    more.push_back("Of the article's rules of thumb at these numbers: " +
                   advice_summary(*report.advice) + '.');
  const std::string assumed = assumed_text(*report.scenario);
  more.push_back(
      joined({assumed, assumed.empty() ? "" : " ", free_of_charge_text(*report.scenario)}));
  section.blocks.push_back(Bullets{more});
  if (report.targets.empty()) return section;
  DataTable table{"Targets", {"target"}, {}, false, false};
  for (std::size_t system = 0; system < report.names.size(); ++system)
    table.head.push_back(name_of(report, system));
  for (std::size_t target = 0; target < report.targets.size(); ++target) {
    TableRow row{printable(report.targets[target].text, 100)};
    for (std::size_t system = 0; system < report.names.size(); ++system) {
      const sim::Standing it = report.systems->standings(*report.systems_store, system)[target];
      const bool percentile =
          report.targets[target].requirement.measure.statistic != Statistic::mean;
      const std::string_view unit =
          percentile ? "share" : sim::info(report.targets[target].requirement.measure.metric).unit;
      std::string cell(judgement_name(it.judgement));
      if (it.judgement != sim::Judgement::unknown)
        cell += ": " + interval_beside(it.value, it.interval, unit) + (percentile ? " within" : "");
      row.push_back(std::move(cell));
    }
    table.rows.push_back(std::move(row));
  }
  section.blocks.push_back(std::move(table));
  return section;
}

// ---- results ----

Figure interval_figure(const PlanningReport& report, Metric metric, std::string title,
                       std::string caption) {
  ChartAxis axis{title, sim::info(metric).unit, false, std::nullopt};
  std::vector<IntervalRow> rows;
  for (std::size_t system = 0; system < report.names.size(); ++system) {
    const sim::Estimate& it = results_of(report, system).of(metric);
    rows.push_back({name_of(report, system), it.n > 0 ? it.mean : kNaN,
                    sim::statistic_interval(it, Statistic::mean),
                    metric_text(report, system, metric)});
  }
  return {std::move(title), std::move(caption), interval_chart(axis, rows)};
}

Figure lag_figure(const PlanningReport& report) {
  ChartAxis axis{"Payment to the CRM calling them a customer", "s", true, std::nullopt};
  std::vector<PercentileRow> rows;
  for (std::size_t system = 0; system < report.names.size(); ++system) {
    const sim::Estimate& it = results_of(report, system).of(Metric::crm_lag_s);
    const bool known = it.n > 0;
    rows.push_back({name_of(report, system), known ? it.p50 : kNaN, known ? it.p95 : kNaN,
                    known ? it.p99 : kNaN, known ? it.max : kNaN});
  }
  return {"How long until the CRM knows", "Logarithmic: each step is many times the one before.",
          percentile_chart(axis, rows)};
}

Figure promise_figure(const PlanningReport& report) {
  ChartAxis axis{"First touch within the tier's SLA", "share", false, 0.95};
  std::vector<IntervalRow> rows;
  const sim::Results& results = results_of(report, report.subject);
  for (std::size_t tier = 0; tier < results.by_tier.size(); ++tier) {
    const sim::Estimate& it = results.of(Metric::sla_attainment, static_cast<int>(tier));
    rows.push_back({printable(results.by_tier[tier].tier, 40), it.n > 0 ? it.mean : kNaN,
                    sim::statistic_interval(it, Statistic::mean),
                    estimate_text(it, Statistic::mean, "share")});
  }
  return {"First touch within SLA, under " + name_of(report, report.subject),
          "Share of each tier's customers whose first conversation comes within the SLA of the "
          "routing table.",
          interval_chart(axis, rows)};
}

ReportSection results_section(const PlanningReport& report) {
  ReportSection section{"Results", {}};
  const sim::Results& any = results_of(report, 0);
  section.blocks.push_back(Paragraph{joined(
      {count_text(static_cast<std::uint64_t>(any.replications)),
       " independent months of each pipeline, all with the same customers and the same fates "
       "(common random numbers). ",
       kPlusMinus, " is a 95% confidence interval over months."})});
  section.blocks.push_back(lag_figure(report));
  section.blocks.push_back(interval_figure(report, Metric::missend_rate,
                                           "Customers who get a trial mail after paying", ""));
  section.blocks.push_back(promise_figure(report));
  section.blocks.push_back(interval_figure(report, Metric::net_value_usd, "Net value of a month",
                                           "A year of the cohort's revenue after churn and with "
                                           "expansion, less the month's cost, by the "
                                           "outcome model's coefficients, which are assumptions."));
  DataTable table{"Every metric", {"metric"}, {}, true, true};
  for (std::size_t system = 0; system < report.names.size(); ++system)
    table.head.push_back(name_of(report, system));
  for (const sim::MetricInfo& metric : sim::kMetrics) {
    const auto add = [&](std::string name, Statistic statistic) {
      TableRow row{std::move(name)};
      for (std::size_t system = 0; system < report.names.size(); ++system)
        row.push_back(metric_text(report, system, metric.metric, statistic));
      table.rows.push_back(std::move(row));
    };
    add(std::string(metric.name), Statistic::mean);
    if (metric.kind == sim::MetricKind::duration)
      add(std::string(metric.name) + ".p95", Statistic::p95);
  }
  section.blocks.push_back(std::move(table));
  return section;
}

// ---- the months ahead ----

ReportSection months_section(const PlanningReport& report, std::vector<TableRow> rows) {
  ReportSection section{"The months ahead", {}};
  section.blocks.push_back(Paragraph{joined(
      {"Each month of the horizon by itself, under ", name_of(report, report.subject), ". ",
       kPlusMinus, " is a 95% confidence interval of the month's mean over simulated years."})});
  DataTable table{"Month by month", rows.front(), {}, true, false};
  table.rows.assign(std::next(rows.begin()), rows.end());
  section.blocks.push_back(std::move(table));
  return section;
}

// ---- what it hangs on ----

ReportSection sensitivity_section(const PlanningReport& report) {
  const sim::Tornado& tornado = *report.tornado;
  const std::vector<sim::Input> inputs = sim::inputs_of(*report.scenario);
  ReportSection section{"Most influential assumptions", {}};
  section.blocks.push_back(
      Paragraph{joined({"Each uncertain input is set to the low and to the high end of its range "
                        "while the others stay as they are, on the same customers, in ",
                        std::to_string(report.tornado_replications), " months each.",
                        tornado.alternatives().size() < 2
                            ? ""
                            : " \"!\" marks an input that can change which pipeline is best."})});
  std::vector<TornadoRow> rows;
  DataTable table{"Ranges and their reasons",
                  {"input", "now", "low to high", "why", "change of the net value"},
                  {},
                  false,
                  false};
  for (const sim::TornadoBar& bar : tornado.answer().bars) {
    const sim::Uncertain& range = tornado.assumptions()[bar.assumption];
    const sim::Input* input = sim::find_input(inputs, range.input);
    const std::string_view unit = input ? input->info.unit : std::string_view{};
    const std::string low = quantity_text(range.low.value, unit),
                      high = quantity_text(range.high.value, unit);
    if (rows.size() < 12 && bar.swing > 0)
      rows.push_back({printable(range.input, 60), bar.low.change.mean, bar.high.change.mean, low,
                      high, bar.changes_decision});
    table.rows.push_back({printable(range.input, 80), quantity_text(bar.present, unit),
                          joined({low, " to ", high}), printable(range.source, 500),
                          interval_beside(bar.low.change.mean, bar.low.change.interval, "$") +
                              " to " +
                              interval_beside(bar.high.change.mean, bar.high.change.interval, "$") +
                              (bar.changes_decision ? "; changes the decision" : "")});
  }
  const ChartAxis axis{"Change of the net value of a month", "$", false, std::nullopt};
  section.blocks.push_back(
      Figure{"Change of the net value of a month, under " + name_of(report, report.subject),
             "The inputs that matter most, the largest swing first.", tornado_chart(axis, rows)});
  section.blocks.push_back(std::move(table));
  return section;
}

ReportSection advice_section(const PlanningReport& report) {
  const sim::Advice& advice = *report.advice;
  ReportSection section{"The article's rules of thumb at these numbers", {}};
  DataTable table{"", {"verdict", "rule", "here", "simulated"}, {}, false, false};
  for (const std::size_t at : by_verdict(advice)) {
    const sim::Rule& rule = advice.rules()[at];
    table.rows.push_back({std::string(finding_name(advice.outcomes()[at].finding)),
                          printable(rule.text + " (" + rule.where + ')', 500),
                          printable(rule.here, 400),
                          printable(measured_text(rule, advice.outcomes()[at], kPlusMinus), 400)});
  }
  section.blocks.push_back(std::move(table));
  return section;
}

}  // namespace

PlanningReport planning_report(const sim::ReportStudy& study) {
  PlanningReport report;
  report.subject = study.systems().subject;
  report.scenario = &study.subject();
  for (const sim::Alternative& system : study.systems().all) report.names.push_back(system.name);
  report.systems = &study.results();
  report.systems_store = &study.values();
  report.targets = study.targets();
  report.choice = study.choice();
  report.tornado = study.tornado();
  report.tornado_replications = study.tornado_replications();
  report.advice = &study.advice();
  return report;
}

ReportDocument planning_document(const PlanningReport& report) {
  const sim::Results& subject = results_of(report, report.subject);
  ReportDocument document;
  document.title = "Handoff report: " + printable(report.scenario->name, 80);
  document.subtitle =
      joined({"handoff ", report.version, ", seed ", std::to_string(subject.seed), ", ",
              std::to_string(subject.replications), " months of each pipeline, result ",
              hash_text(subject.hash), " under ", name_of(report, report.subject)});
  document.sections.push_back(brief_section(report));
  document.sections.push_back(answer_section(report));
  document.sections.push_back(results_section(report));
  if (std::vector<TableRow> months = month_rows(subject, kPlusMinus); !months.empty())
    document.sections.push_back(months_section(report, std::move(months)));
  if (report.tornado && !report.tornado->answer().bars.empty())
    document.sections.push_back(sensitivity_section(report));
  if (report.advice) document.sections.push_back(advice_section(report));
  document.sections.push_back(inputs_section(report));
  document.sections.push_back(method_section(report));
  return document;
}

}  // namespace handoff::io
