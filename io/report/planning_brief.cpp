// The brief: one page that answers what is to be done, with today's way beside the proposed one, three
// risks and what is assumed. Every sentence is worked out from the same results as the rest of the report.
#include <algorithm>
#include <optional>
#include <utility>

#include "io/report/planning_report.hpp"
#include "io/text/concat.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "sim/article/tools.hpp"
#include "sim/planner/defaults/default_targets.hpp"
#include "sim/scenario/inputs.hpp"

namespace handoff::io {
namespace {

using sim::Metric;
using sim::Statistic;

constexpr std::size_t kRisks = 3;
constexpr std::size_t kMissedTargets = 2;  // so that the greatest assumption has a place

// The way that is there, and the one that is proposed: the best of those that were compared, or where
// that is today's, the next one. None where nothing else was compared.
struct Ways {
  std::size_t today = 0;
  std::optional<std::size_t> other;
  bool other_is_best = false;
};

const sim::ChoiceRow* row_of(const PlanningReport& report, std::size_t system) {
  for (const sim::ChoiceRow& row : report.choice->answer().rows) {
    if (row.alternative == system) return &row;
  }
  return nullptr;
}

Ways ways_of(const PlanningReport& report) {
  Ways ways{report.subject, std::nullopt, false};
  if (!report.choice) return ways;
  const sim::ChoiceAnswer& answer = report.choice->answer();
  if (!answer.best) return ways;
  const std::size_t best = answer.rows[*answer.best].alternative;
  if (best != report.subject) return {report.subject, best, true};
  const sim::ChoiceRow* next = nullptr;
  for (const sim::ChoiceRow& row : answer.rows) {
    if (row.best || row.feasible == sim::Feasibility::infeasible) continue;
    if (!next || row.behind.mean < next->behind.mean) next = &row;
  }
  if (next) ways.other = next->alternative;
  return ways;
}

// As people call it: "Full orchestration" for a shipped tool.
std::string title_of(const PlanningReport& report, std::size_t system) {
  return printable(sim::tool_title(report.names[system]), 60);
}

// "3.2 a month get a trial mail after they paid".
std::string mailed_words(const sim::Results& results) {
  const double customers =
      results.of(Metric::missend_rate).mean * results.of(Metric::conversions).mean;
  if (customers <= 0) return "nobody gets a trial mail after paying";
  return quantity_text(customers, "") + " a month get a trial mail after they paid";
}

std::string quality_of(const PlanningReport& report, std::size_t system) {
  const sim::Results& results = results_of(report, system);
  if (results.of(Metric::crm_lag_s).n == 0) return "nobody converts";
  return joined({"95% of new customers are in the CRM within ",
                 quantity_text(results.of(Metric::crm_lag_s).p95, "s"), ", ", mailed_words(results),
                 ", and ", quantity_text(results.of(Metric::sla_attainment).mean, "share"),
                 " are contacted as soon as promised"});
}

std::string headline_of(const PlanningReport& report, const Ways& ways) {
  std::string text =
      "Today, with " + title_of(report, ways.today) + ": " + quality_of(report, ways.today) + '.';
  if (!ways.other) return text;
  return text + " With " + title_of(report, *ways.other) + ": " + quality_of(report, *ways.other) +
         '.';
}

// What the difference is worth, and on whose word.
std::string worth_of(const PlanningReport& report, const Ways& ways) {
  if (!ways.other) return "";
  const std::size_t behind = ways.other_is_best ? ways.today : *ways.other;
  const sim::ChoiceRow* row = row_of(report, behind);
  if (!row) return "";
  const std::string gap = interval_beside(row->behind.mean, row->behind.interval, "$");
  const std::string assumed =
      " This rests on assumptions of what late and wrong handoffs do to churn and expansion.";
  if (ways.other_is_best && row->feasible == sim::Feasibility::infeasible)
    return joined({title_of(report, *ways.other), " keeps the targets, which today's way misses."});
  if (ways.other_is_best)
    return joined({title_of(report, *ways.other), " is worth ", gap,
                   " more a month, a year's revenue of its customers less its cost.", assumed});
  return joined({"Nothing that was compared is worth more than today's way: the next, ",
                 title_of(report, *ways.other), ", is worth ", gap, " less a month.", assumed});
}

struct Measured {
  const char* words;
  Metric metric;
  Statistic statistic = Statistic::mean;
};
constexpr Measured kMeasures[] = {
    {"95% of new customers in the CRM within", Metric::crm_lag_s, Statistic::p95},
    {"Customers mailed after paying", Metric::missend_rate},
    {"First contact as promised", Metric::sla_attainment},
    {"Left for a person to fix, a month", Metric::exceptions},
    {"Lost, a month", Metric::lost_handoffs},
    {"Cost a month", Metric::monthly_cost_usd},
    {"First year's value of a month's customers, assumed", Metric::net_value_usd},
};

DataTable comparison_of(const PlanningReport& report, const Ways& ways) {
  DataTable table{"", {"", "Today: " + title_of(report, ways.today)}, {}, true, false};
  if (ways.other)
    table.head.push_back((ways.other_is_best ? "Proposed: " : "Compared: ") +
                         title_of(report, *ways.other));
  for (const Measured& each : kMeasures) {
    TableRow row{each.words, metric_text(report, ways.today, each.metric, each.statistic)};
    if (ways.other) row.push_back(metric_text(report, *ways.other, each.metric, each.statistic));
    table.rows.push_back(std::move(row));
  }
  return table;
}

// "Growth: First touch within SLA is 67.2%, wanted are at least 95%."
std::string missed_words(const sim::Target& target, const sim::Results& results) {
  const sim::Requirement& wanted = target.requirement;
  const sim::Measure& of = wanted.measure;
  const sim::MetricInfo& it = sim::info(of.metric);
  const double value = sim::statistic_value(results.of(of.metric, of.tier), of.statistic);
  std::string words;
  if (of.tier >= 0 && static_cast<std::size_t>(of.tier) < results.by_tier.size())
    words = printable(results.by_tier[static_cast<std::size_t>(of.tier)].tier, 40) + ": ";
  words += it.label;
  if (of.statistic == Statistic::p95) words += ", 95% of them,";
  return joined({words, " is ", quantity_text(value, it.unit), ", wanted is ",
                 wanted.bound == sim::Bound::at_least ? "at least " : "at most ",
                 quantity_text(wanted.limit, it.unit), "."});
}

std::string assumption_words(const PlanningReport& report) {
  if (!report.tornado) return "";
  const sim::TornadoAnswer& answer = report.tornado->answer();
  if (answer.bars.empty() || !(answer.bars[0].swing > 0)) return "";
  const sim::TornadoBar& bar = answer.bars[0];
  const sim::Uncertain& range = report.tornado->assumptions()[bar.assumption];
  const std::vector<sim::Input> inputs = sim::inputs_of(*report.scenario);
  const sim::Input* input = sim::find_input(inputs, range.input);
  const std::string_view unit = input ? input->info.unit : std::string_view{};
  const std::string what = input && !input->info.help.empty() ? std::string(input->info.help)
                                                              : printable(range.input, 80);
  return joined({"What nobody knows exactly matters most here: ", what, ". From ",
                 quantity_text(range.low.value, unit), " to ",
                 quantity_text(range.high.value, unit), " the value changes by ",
                 quantity_text(bar.swing, "$"), " a month",
                 bar.changes_decision ? ", and with it which way is best." : "."});
}

// Of the proposed way, or of today's where nothing else was compared.
std::vector<std::string> risks_of(const PlanningReport& report, const Ways& ways) {
  const std::size_t system = ways.other && ways.other_is_best ? *ways.other : ways.today;
  const sim::Results& results = results_of(report, system);
  std::vector<std::string> risks;
  const auto count_of = [&](Metric metric) { return results.of(metric).mean; };
  if (count_of(Metric::lost_handoffs) > 0)
    risks.push_back(quantity_text(count_of(Metric::lost_handoffs), "") +
                    " handoffs a month are lost, and nobody knows.");
  std::size_t missed = 0;
  for (const sim::Target& target :
       report.targets.empty() ? sim::default_targets(*report.scenario) : report.targets) {
    if (missed == kMissedTargets || risks.size() == kRisks) break;
    if (target.requirement.over) continue;
    if (sim::standing_of(target, results).judgement != sim::Judgement::missed) continue;
    risks.push_back(missed_words(target, results));
    ++missed;
  }
  const std::string assumption = assumption_words(report);
  if (!assumption.empty()) risks.push_back(assumption);
  if (count_of(Metric::exceptions) > 0)
    risks.push_back(quantity_text(count_of(Metric::exceptions), "") +
                    " handoffs a month are left for a person to fix.");
  if (count_of(Metric::http_429) > 0)
    risks.push_back(quantity_text(count_of(Metric::http_429), "") +
                    " requests a month are refused by a system's limit.");
  risks.resize(std::min(risks.size(), kRisks));
  return risks;
}

std::string assumed_words(const PlanningReport& report) {
  const std::size_t all = sim::inputs_of(*report.scenario).size();
  return joined({std::to_string(report.changes.size()),
                 " inputs are this company's own; the other ",
                 std::to_string(all - std::min(all, report.changes.size())),
                 " are those of the example company, each with its source under \"Assumptions and "
                 "inputs\". Intervals are of chance between months, not of the assumptions."});
}

}  // namespace

ReportSection brief_section(const PlanningReport& report) {
  const Ways ways = ways_of(report);
  ReportSection section{"In brief", {}, true};
  section.blocks.push_back(Paragraph{headline_of(report, ways), true});
  const std::string worth = worth_of(report, ways);
  if (!worth.empty()) section.blocks.push_back(Paragraph{worth});
  section.blocks.push_back(comparison_of(report, ways));
  const std::vector<std::string> risks = risks_of(report, ways);
  if (risks.empty()) {
    section.blocks.push_back(Paragraph{"Every target is met, or it is not clear that one is not."});
  } else {
    section.blocks.push_back(Paragraph{risks.size() == 1 ? "The risk:" : "The risks:"});
    section.blocks.push_back(Bullets{risks});
  }
  section.blocks.push_back(Paragraph{assumed_words(report)});
  return section;
}

}  // namespace handoff::io
