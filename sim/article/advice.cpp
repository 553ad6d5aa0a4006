// Cells for every system of every rule; systems that rules share are one cell.
#include "sim/article/advice.hpp"

#include <cassert>
#include <utility>

namespace handoff::sim {

int default_advice_replications(const Scenario& scenario) {
  constexpr double kTrials = 150'000;  // of each system
  return replications_of(kTrials, work_of(scenario), 20, 300);
}

RuleVerdict verdict_of(const PairedDifference& difference, bool expected) {
  if (difference.interval.low > 0)
    return expected ? RuleVerdict::confirmed : RuleVerdict::contradicted;
  if (difference.interval.high <= 0)
    return expected ? RuleVerdict::contradicted : RuleVerdict::confirmed;
  return RuleVerdict::unclear;
}

RuleVerdict verdict_of(const Standing& standing, bool expected) {
  switch (standing.judgement) {
    case Judgement::met:
      return expected ? RuleVerdict::confirmed : RuleVerdict::contradicted;
    case Judgement::missed:
      return expected ? RuleVerdict::contradicted : RuleVerdict::confirmed;
    case Judgement::unclear:
      return RuleVerdict::unclear;
    case Judgement::unknown:
      break;
  }
  return RuleVerdict::not_applicable;
}

Advice::Advice(ReplicationStore& store, std::vector<Rule> rules, int replications, double level)
    : rules_(std::move(rules)), replications_(replications), level_(level) {
  assert(replications_ >= 1 && level_ > 0 && level_ < 1);
  std::vector<bool> counted;
  for (const Rule& rule : rules_) {
    watched_.push_back(rule.target ? std::optional(store.watch(*rule.target)) : std::nullopt);
    cells_.emplace_back();
    for (const Alternative& system : rule.systems) {
      const CellId cell = store.cell(system.scenario);
      cells_.back().push_back(cell);
      if (counted.size() <= cell) counted.resize(cell + 1, false);
      if (!counted[cell]) expected_work_ += work_of(system.scenario) * replications;
      counted[cell] = true;
    }
  }
}

bool Advice::advance(ReplicationStore& store) {
  if (!outcomes_.empty()) return true;
  bool there = true;
  for (const auto& cells : cells_) {
    for (const CellId cell : cells) there = store.need(cell, replications_) && there;
  }
  if (!there) return false;
  for (std::size_t rule = 0; rule < rules_.size(); ++rule)
    outcomes_.push_back(conclude(store, rule));
  return true;
}

namespace {

// Whether there is anybody whom the objective is about; a count is about the whole month.
bool is_about_somebody(const Objective& objective, const ReplicationStore& store, CellId cell,
                       int count) {
  for (const Term& term : objective.terms) {
    if (info(term.measure.metric).kind == MetricKind::count) return true;
    for (const Tally& tally : store.tallies(cell, count, term.measure.metric, term.measure.tier)) {
      if (tally.customers > 0) return true;
    }
  }
  return false;
}

}  // namespace

RuleOutcome Advice::conclude(const ReplicationStore& store, std::size_t rule) const {
  const Rule& it = rules_[rule];
  assert(it.systems.size() <= 2 && (it.target || it.systems.size() != 1));
  const std::vector<CellId>& cells = cells_[rule];
  RuleOutcome outcome;
  if (cells.empty()) return outcome;
  if (it.target) {
    outcome.standing = store.standing(cells[0], replications_, *watched_[rule], level_);
    outcome.verdict = verdict_of(outcome.standing, it.expected);
    return outcome;
  }
  const auto first = values_of(it.objective, store, cells[0], replications_);
  const auto second = values_of(it.objective, store, cells[1], replications_);
  outcome.first = measured(first, level_);
  outcome.second = measured(second, level_);
  outcome.difference = paired_difference(first, second, level_);
  const bool anybody = is_about_somebody(it.objective, store, cells[0], replications_) ||
                       is_about_somebody(it.objective, store, cells[1], replications_);
  outcome.verdict =
      anybody ? verdict_of(outcome.difference, it.expected) : RuleVerdict::not_applicable;
  return outcome;
}

}  // namespace handoff::sim
