// Advice reports: the article's rules with their verdicts, as words for people and as JSON.
#pragma once

#include <string>
#include <string_view>

#include "io/results/results_report.hpp"
#include "sim/article/advice.hpp"

namespace handoff::io {

// What the advice is about.
struct AdviceView {
  std::string scenario;
  std::string pipeline;
  std::uint64_t seed = 0;
};

// "confirmed", "confirmed in a weaker reading", "contradicted", "not clear", "assumption", "nobody".
std::string_view finding_name(sim::Finding finding);

// What was measured, in each reading: "net value of a month: $68,100 +/- $900 more". Empty for an
// assumption.
std::string measured_text(const sim::Rule& rule, const sim::RuleOutcome& outcome,
                          std::string_view plus_minus);

// "18 confirmed, 3 contradicted, 1 not clear, 2 assumptions".
std::string advice_summary(const sim::Advice& advice);

// The contradicted ones first, then what is not clear, confirmed, assumed.
std::vector<std::size_t> by_verdict(const sim::Advice& advice);

std::string advice_text(const sim::Advice& advice, const AdviceView& view, std::size_t columns,
                        Characters characters = Characters::ascii);

// {"scenario", "pipeline", "seed", "replications", "rules": [{"id", "rule", "where", "here",
//  "measure", "expected", "verdict", "seeds", "seeds_agreeing", "target": TEXT, "value", "ci95",
//  "also": {"target", "value", "ci95"}, "weaker": {"reading", "target", "value", "ci95"}} or {...,
//  "difference", "ci95", "first": {"system", "mean"}, "second"}]}.
std::string advice_json(const sim::Advice& advice, const AdviceView& view);

}  // namespace handoff::io
