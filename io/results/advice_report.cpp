// Words first; numbers with their intervals below each rule.
#include "io/results/advice_report.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>
#include <vector>

#include "io/scenario/target.hpp"
#include "io/text/concat.hpp"
#include "io/text/interval_text.hpp"
#include "io/text/quantity_text.hpp"
#include "io/text/safe_text.hpp"
#include "io/text/text_block.hpp"

namespace handoff::io {
namespace {

using sim::Rule;
using sim::RuleOutcome;
using sim::RuleVerdict;

// In the order in which they are told.
constexpr std::array kVerdicts{RuleVerdict::contradicted, RuleVerdict::unclear,
                               RuleVerdict::confirmed, RuleVerdict::assumption,
                               RuleVerdict::not_applicable};

std::string difference_text(const Rule& rule, const RuleOutcome& outcome,
                            std::string_view plus_minus) {
  const std::string_view unit = rule.objective.unit;
  const sim::PairedDifference& it = outcome.difference;
  return joined({rule.measure, ": ",
                 with_interval(it.mean, it.interval.low, it.interval.high, unit, plus_minus), " (",
                 quantity_text(outcome.second.mean, unit), " against ",
                 quantity_text(outcome.first.mean, unit), ")"});
}

std::string with_sign(std::string text, std::string_view plus_minus) {
  constexpr std::string_view kAscii = "+/-";
  const std::size_t at = text.find(kAscii);
  if (at != text.npos) text.replace(at, kAscii.size(), plus_minus);
  return text;
}

Json rule_json(const Rule& rule, const RuleOutcome& outcome) {
  Json json{{"id", rule.id},           {"rule", rule.text},
            {"where", rule.where},     {"here", rule.here},
            {"measure", rule.measure}, {"verdict", verdict_name(outcome.verdict)}};
  if (rule.systems.empty()) return json;
  json["expected"] = rule.expected;
  if (rule.target) {
    json["system"] = rule.systems[0].name;
    json["target"] = rule.target->text;
    json["value"] = number_json(outcome.standing.value);
    json["ci95"] = interval_json(outcome.standing.interval);
    json["customers"] = number_json(outcome.standing.customers);
    return json;
  }
  json["metric"] = rule.objective.name;
  json["difference"] = number_json(outcome.difference.mean);
  json["ci95"] = interval_json(outcome.difference.interval);
  json["first"] = {{"system", rule.systems[0].name}, {"mean", number_json(outcome.first.mean)}};
  json["second"] = {{"system", rule.systems[1].name}, {"mean", number_json(outcome.second.mean)}};
  return json;
}

std::string paragraph(std::string_view text, std::size_t columns) {
  std::string lines;
  for (const std::string& line : wrapped(text, columns - 2)) lines += "  " + line + '\n';
  return lines;
}

}  // namespace

std::string_view verdict_name(RuleVerdict verdict) {
  switch (verdict) {
    case RuleVerdict::confirmed:
      return "confirmed";
    case RuleVerdict::contradicted:
      return "contradicted";
    case RuleVerdict::unclear:
      return "not clear";
    case RuleVerdict::assumption:
      return "assumption";
    case RuleVerdict::not_applicable:
      break;
  }
  return "nobody";
}

std::string measured_text(const Rule& rule, const RuleOutcome& outcome,
                          std::string_view plus_minus) {
  if (rule.systems.empty()) return "";
  if (outcome.verdict == RuleVerdict::not_applicable)
    return rule.measure + ": there are no customers to whom it applies";
  if (!rule.target) return difference_text(rule, outcome, plus_minus);
  return rule.measure + ": " + with_sign(standing_text(*rule.target, outcome.standing), plus_minus);
}

std::vector<std::size_t> by_verdict(const sim::Advice& advice) {
  std::vector<std::size_t> order;
  for (const RuleVerdict verdict : kVerdicts) {
    for (std::size_t at = 0; at < advice.rules().size(); ++at) {
      if (advice.outcomes()[at].verdict == verdict) order.push_back(at);
    }
  }
  return order;
}

std::string advice_summary(const sim::Advice& advice) {
  std::string text;
  for (const RuleVerdict verdict : kVerdicts) {
    const auto count = std::count_if(advice.outcomes().begin(), advice.outcomes().end(),
                                     [&](const RuleOutcome& it) { return it.verdict == verdict; });
    if (count == 0) continue;
    const bool several = verdict == RuleVerdict::assumption && count > 1;
    if (!text.empty()) text += ", ";
    text += std::to_string(count) + ' ' + std::string(verdict_name(verdict)) + (several ? "s" : "");
  }
  return text;
}

std::string advice_text(const sim::Advice& advice, const AdviceView& view, std::size_t columns,
                        Characters characters) {
  const std::string_view plus_minus = characters == Characters::utf8 ? "\xC2\xB1" : "+/-";
  const std::size_t width = std::clamp<std::size_t>(columns, 40, 100);
  std::string text = joined({printable(view.scenario, 80), ": pipeline ", view.pipeline, ", seed ",
                             std::to_string(view.seed), ", ", std::to_string(advice.replications()),
                             " replications\n"});
  const std::string summary = "The article's rules at these numbers: " + advice_summary(advice);
  for (const std::string& line : wrapped(summary, width)) text += line + '\n';
  for (const std::size_t at : by_verdict(advice)) {
    const Rule& rule = advice.rules()[at];
    const RuleOutcome& outcome = advice.outcomes()[at];
    text += joined({"\n", verdict_name(outcome.verdict), " - ", rule.id, " (", rule.where, ")\n"});
    text += paragraph(rule.text, width);
    text += paragraph("Here: " + printable(rule.here, 400), width);
    const std::string measured = measured_text(rule, outcome, plus_minus);
    if (!measured.empty()) text += paragraph("Simulated: " + printable(measured, 400), width);
  }
  return text;
}

std::string advice_json(const sim::Advice& advice, const AdviceView& view) {
  Json rules = Json::array();
  for (std::size_t at = 0; at < advice.rules().size(); ++at)
    rules.push_back(rule_json(advice.rules()[at], advice.outcomes()[at]));
  return pretty({{"scenario", view.scenario},
                 {"pipeline", view.pipeline},
                 {"seed", view.seed},
                 {"replications", advice.replications()},
                 {"rules", std::move(rules)}});
}

}  // namespace handoff::io
