// Reading a claim's figure, and judging it; or taking over the finding of its rule of thumb.
#include "sim/article/claims.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "sim/month/metrics.hpp"
#include "sim/planner/target.hpp"
#include "sim/statistics/interval.hpp"

namespace handoff::sim {
namespace {

constexpr double kNoEnd = std::numeric_limits<double>::infinity();

const Estimate& estimate_of(const Quantity& quantity, std::span<const Results> studies) {
  const Results& study = studies[static_cast<std::size_t>(quantity.study)];
  assert(quantity.measure.tier < static_cast<int>(study.by_tier.size()));
  return study.of(quantity.measure.metric, quantity.measure.tier);
}

Figure figure_of(const Quantity& quantity, std::span<const Results> studies) {
  const Estimate& estimate = estimate_of(quantity, studies);
  const Statistic statistic = quantity.measure.statistic;
  return {statistic_value(estimate, statistic), statistic_interval(estimate, statistic)};
}

// All of them: the two totals are of the same months, and so are their errors.
bool is_all_of(const Claim& claim) { return claim.over && claim.said.low == claim.said.high; }

double enough_of(const Claim& claim) {
  const bool months = info(claim.quantity->measure.metric).kind == MetricKind::count;
  return months ? kMonthsToSeeNone : kEnoughToSeeNone;
}

Judgement judged(const Claim& claim, const ClaimResult& row, const Interval& said) {
  return judge_range({row.value, row.interval, static_cast<double>(row.n), enough_of(claim)}, said);
}

// The estimate of one seed alone, against what is said.
bool is_within(const Interval& said, double value) {
  return value >= said.low && value <= said.high;
}

void judge_by_range(const Claim& claim, const ClaimEvidence& evidence, ClaimResult& row) {
  row.strict = row.finding = finding_of(judged(claim, row, claim.said));
  if (!claim.weaker.words.empty()) {
    row.weaker = claim.weaker.words;
    row.finding = in_either_reading(row.strict, finding_of(judged(claim, row, claim.weaker.said)));
  }
  for (const std::vector<Results>& of_seed : evidence.by_seed) {
    const ClaimResult alone = read(claim, of_seed);
    if (alone.n == 0) continue;
    row.seeds += 1;
    row.seeds_agreeing += is_within(claim.said, alone.value) ? 1 : 0;
  }
}

// What a rule without a figure of the studies has measured itself.
void show_rule(const Rule& rule, const RuleOutcome& outcome, ClaimResult& row) {
  const double scale = row.claim->scale;
  const bool target = rule.target.has_value();
  const Interval interval = target ? outcome.standing.interval : outcome.difference.interval;
  row.value = scale * (target ? outcome.standing.value : outcome.difference.mean);
  row.interval = {scale * interval.low, scale * interval.high};
  row.n = static_cast<std::uint64_t>(target ? outcome.standing.customers
                                            : static_cast<double>(outcome.difference.count));
}

void judge_by_rule(const Claim& claim, const ClaimEvidence& evidence, ClaimResult& row) {
  row.finding = row.strict = Finding::not_applicable;
  const std::vector<Rule>& rules = evidence.advice->rules();
  const auto rule = std::find_if(rules.begin(), rules.end(),
                                 [&claim](const Rule& it) { return it.id == claim.rule; });
  if (rule == rules.end()) return;
  const auto at = static_cast<std::size_t>(rule - rules.begin());
  const RuleOutcome& outcome = evidence.advice->outcomes()[at];
  if (!claim.quantity) show_rule(*rule, outcome, row);
  row.finding = outcome.finding;
  row.strict = outcome.strict;
  if (rule->weaker) row.weaker = rule->weaker->words;
  row.seeds = outcome.seeds;
  row.seeds_agreeing = outcome.seeds_agreeing;
}

ClaimResult judged_row(const Claim& claim, const ClaimEvidence& evidence) {
  ClaimResult row;
  row.claim = &claim;
  if (claim.quantity) row = read(claim, evidence.together);
  if (!claim.rule.empty())
    judge_by_rule(claim, evidence, row);
  else if (claim.basis == Basis::cannot_fail)
    row.finding = row.strict = Finding::assumption;
  else
    judge_by_range(claim, evidence, row);
  return row;
}

}  // namespace

ClaimResult read(const Claim& claim, std::span<const Results> together) {
  assert(claim.quantity);
  Figure figure = figure_of(*claim.quantity, together);
  if (claim.over) figure = quotient(figure, figure_of(*claim.over, together));
  if (is_all_of(claim)) figure.interval = {-kNoEnd, kNoEnd};
  ClaimResult row;
  row.claim = &claim;
  row.value = figure.value * claim.scale;
  row.interval = {figure.interval.low * claim.scale, figure.interval.high * claim.scale};
  row.n = estimate_of(*claim.quantity, together).n;
  return row;
}

std::vector<ClaimResult> judge_claims(const ClaimEvidence& evidence) {
  std::vector<ClaimResult> rows;
  for (const Claim& claim : claims()) rows.push_back(judged_row(claim, evidence));
  return rows;
}

ClaimCounts count_of(std::span<const ClaimResult> rows, Basis basis) {
  ClaimCounts counts;
  for (const ClaimResult& row : rows) {
    if (row.claim->basis != basis) continue;
    switch (row.finding) {
      case Finding::holds:
        ++counts.holds;
        break;
      case Finding::weaker:
        ++counts.weaker;
        break;
      case Finding::contradicted:
        ++counts.contradicted;
        break;
      case Finding::unclear:
        ++counts.unclear;
        break;
      case Finding::assumption:
      case Finding::not_applicable:
        ++counts.nobody;
        break;
    }
  }
  return counts;
}

}  // namespace handoff::sim
