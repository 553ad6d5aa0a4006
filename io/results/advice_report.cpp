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

using sim::Finding;
using sim::Rule;
using sim::RuleOutcome;

// In the order in which they are told.
constexpr std::array kFindings{Finding::contradicted, Finding::unclear,    Finding::weaker,
                               Finding::holds,        Finding::assumption, Finding::not_applicable};

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
  for (std::size_t at = text.find(kAsciiPlusMinus); at != text.npos;
       at = text.find(kAsciiPlusMinus, at + plus_minus.size()))
    text.replace(at, kAsciiPlusMinus.size(), plus_minus);
  return text;
}

Json standing_json(const sim::Target& target, const sim::Standing& standing) {
  return {{"target", target.text},
          {"value", number_json(standing.value)},
          {"ci95", interval_json(standing.interval)}};
}

// Both parts of what is said, and the weaker reading where the words alone do not decide.
std::string standings_text(const Rule& rule, const RuleOutcome& outcome) {
  std::string text = standing_text(*rule.target, outcome.standing);
  if (rule.also) text += "; " + standing_text(*rule.also, outcome.also);
  const bool told = outcome.strict == Finding::contradicted || outcome.strict == Finding::unclear;
  if (rule.weaker && told)
    text += "; " + rule.weaker->words + ": " + standing_text(rule.weaker->target, outcome.weaker);
  return text;
}

Json rule_json(const Rule& rule, const RuleOutcome& outcome) {
  Json json{{"id", rule.id},           {"rule", rule.text},
            {"where", rule.where},     {"here", rule.here},
            {"measure", rule.measure}, {"verdict", finding_name(outcome.finding)}};
  if (rule.systems.empty()) return json;
  json["expected"] = rule.expected;
  json["seeds"] = outcome.seeds;
  json["seeds_agreeing"] = outcome.seeds_agreeing;
  if (rule.target) {
    json["system"] = rule.systems[0].name;
    json.update(standing_json(*rule.target, outcome.standing));
    json["customers"] = number_json(outcome.standing.customers);
    if (rule.also) json["also"] = standing_json(*rule.also, outcome.also);
    if (rule.weaker) {
      json["weaker"] = standing_json(rule.weaker->target, outcome.weaker);
      json["weaker"]["reading"] = rule.weaker->words;
    }
    return json;
  }
  json["metric"] = rule.objective.name;
  json["difference"] = number_json(outcome.difference.mean);
  json["ci95"] = interval_json(outcome.difference.interval);
  json["first"] = {{"system", rule.systems[0].name}, {"mean", number_json(outcome.first.mean)}};
  json["second"] = {{"system", rule.systems[1].name}, {"mean", number_json(outcome.second.mean)}};
  return json;
}

// " to 5" of the seeds after the first.
std::string seeds_text(std::uint64_t first, int seeds) {
  if (seeds == 1) return "";
  return " to " + std::to_string(first + static_cast<std::uint64_t>(seeds) - 1);
}

std::string paragraph(std::string_view text, std::size_t columns) {
  std::string lines;
  for (const std::string& line : wrapped(text, columns - 2)) lines += "  " + line + '\n';
  return lines;
}

}  // namespace

std::string_view finding_name(Finding finding) {
  switch (finding) {
    case Finding::holds:
      return "confirmed";
    case Finding::weaker:
      return "confirmed in a weaker reading";
    case Finding::contradicted:
      return "contradicted";
    case Finding::unclear:
      return "not clear";
    case Finding::assumption:
      return "assumption";
    case Finding::not_applicable:
      break;
  }
  return "nobody";
}

std::string measured_text(const Rule& rule, const RuleOutcome& outcome,
                          std::string_view plus_minus) {
  if (rule.systems.empty()) return "";
  if (outcome.finding == Finding::not_applicable)
    return rule.measure + ": there are no customers to whom it applies";
  if (!rule.target) return difference_text(rule, outcome, plus_minus);
  return rule.measure + ": " + with_sign(standings_text(rule, outcome), plus_minus);
}

std::vector<std::size_t> by_verdict(const sim::Advice& advice) {
  std::vector<std::size_t> order;
  for (const Finding finding : kFindings) {
    for (std::size_t at = 0; at < advice.rules().size(); ++at) {
      if (advice.outcomes()[at].finding == finding) order.push_back(at);
    }
  }
  return order;
}

std::string advice_summary(const sim::Advice& advice) {
  std::string text;
  for (const Finding finding : kFindings) {
    const auto count = std::count_if(advice.outcomes().begin(), advice.outcomes().end(),
                                     [&](const RuleOutcome& it) { return it.finding == finding; });
    if (count == 0) continue;
    const bool several = finding == Finding::assumption && count > 1;
    if (!text.empty()) text += ", ";
    text += std::to_string(count) + ' ' + std::string(finding_name(finding)) + (several ? "s" : "");
  }
  return text;
}

std::string advice_text(const sim::Advice& advice, const AdviceView& view, std::size_t columns,
                        Characters characters) {
  const std::string_view plus_minus = characters == Characters::utf8 ? kPlusMinus : kAsciiPlusMinus;
  const std::size_t width = std::clamp<std::size_t>(columns, 40, 100);
  std::string text = joined({printable(view.scenario, 80), ": pipeline ", view.pipeline, ", seed ",
                             std::to_string(view.seed), seeds_text(view.seed, advice.seeds()), ", ",
                             std::to_string(advice.replications()), " replications\n"});
  const std::string summary = "The article's rules at these numbers: " + advice_summary(advice);
  for (const std::string& line : wrapped(summary, width)) text += line + '\n';
  for (const std::size_t at : by_verdict(advice)) {
    const Rule& rule = advice.rules()[at];
    const RuleOutcome& outcome = advice.outcomes()[at];
    text += joined({"\n", finding_name(outcome.finding), " - ", rule.id, " (", rule.where, ")\n"});
    text += paragraph(rule.text, width);
    text += paragraph("Here: " + printable(rule.here, 400), width);
    const std::string measured = measured_text(rule, outcome, plus_minus);
    if (!measured.empty()) text += paragraph("Simulated: " + printable(measured, 800), width);
    if (outcome.seeds > 1)
      text += paragraph(
          joined({std::to_string(outcome.seeds_agreeing), " of ", std::to_string(outcome.seeds),
                  " seeds say so by themselves, in these words."}),
          width);
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
