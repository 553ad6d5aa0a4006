// Cells for every system of every rule and every seed; systems that rules share are one cell.
#include "sim/article/advice.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

namespace handoff::sim {
namespace {

// Nothing can be promised about the largest value, so a store does not watch it; but what is said of
// each customer is disproved by one.
bool is_of_each(const Target& target) {
  return target.requirement.measure.statistic == Statistic::max;
}

std::optional<std::size_t> watched(ReplicationStore& store, const Target& target) {
  if (is_of_each(target)) return std::nullopt;
  return store.watch(target);
}

// By the largest value seen.
Standing standing_of_each(const ReplicationStore& store, std::span<const CellId> cells, int count,
                          const Requirement& it) {
  constexpr double kNoEnd = std::numeric_limits<double>::infinity();
  Standing standing;
  standing.needed = it.limit;
  standing.interval = {-kNoEnd, kNoEnd};
  for (const CellId cell : cells) {
    for (const Tally& tally : store.tallies(cell, count, it.measure.metric, it.measure.tier)) {
      if (tally.customers <= 0) continue;
      standing.value = standing.customers > 0 ? std::max(standing.value, tally.max) : tally.max;
      standing.customers += tally.customers;
    }
  }
  standing.judgement =
      judge_none({standing.value, standing.interval, it.bound, it.limit, standing.customers},
                 kEnoughToSeeNone);
  standing.likely_met = holds(standing.value, it.bound, it.limit);
  return standing;
}

// Whether there is anybody whom the objective is about; a count is about the whole month.
bool is_about_somebody(const Objective& objective, const ReplicationStore& store,
                       std::span<const CellId> cells, int count) {
  for (const Term& term : objective.terms) {
    if (info(term.measure.metric).kind == MetricKind::count) return true;
    for (const CellId cell : cells) {
      for (const Tally& tally :
           store.tallies(cell, count, term.measure.metric, term.measure.tier)) {
        if (tally.customers > 0) return true;
      }
    }
  }
  return false;
}

}  // namespace

int default_advice_replications(const Scenario& scenario) {
  constexpr double kTrials = 200'000;  // of each system
  return replications_of(kTrials, work_of(scenario), 20, 400);
}

std::vector<Target> watched_targets(std::span<const Rule> rules) {
  std::vector<Target> targets;
  const auto add = [&targets](const Target& target) {
    if (!is_of_each(target)) targets.push_back(target);
  };
  for (const Rule& rule : rules) {
    if (rule.target) add(*rule.target);
    if (rule.also) add(*rule.also);
    if (rule.weaker) add(rule.weaker->target);
  }
  return targets;
}

Advice::Advice(ReplicationStore& store, std::vector<Rule> rules, int replications, int seeds,
               double level)
    : rules_(std::move(rules)),
      each_((replications + seeds - 1) / seeds),
      seeds_(seeds),
      level_(level) {
  assert(replications >= 1 && seeds >= 1 && level_ > 0 && level_ < 1);
  for (const Rule& rule : rules_) {
    Watched it;
    if (rule.target) it.target = watched(store, *rule.target);
    if (rule.also) it.also = watched(store, *rule.also);
    if (rule.weaker) it.weaker = watched(store, rule.weaker->target);
    watched_.push_back(it);
    std::vector<Cells> systems;
    for (const Alternative& system : rule.systems)
      systems.push_back(cells_of(store, system.scenario));
    if (rule.weaker && rule.weaker->system)
      systems.push_back(cells_of(store, rule.weaker->system->scenario));
    cells_.push_back(std::move(systems));
  }
}

Advice::Cells Advice::cells_of(ReplicationStore& store, const Scenario& scenario) {
  Cells cells;
  Scenario seeded = scenario;
  for (int seed = 0; seed < seeds_; ++seed, ++seeded.seed) {
    const CellId cell = store.cell(seeded);
    cells.push_back(cell);
    if (counted_.size() <= cell) counted_.resize(cell + 1, false);
    if (!counted_[cell]) expected_work_ += work_of(seeded) * each_;
    counted_[cell] = true;
  }
  return cells;
}

bool Advice::advance(ReplicationStore& store) {
  if (!outcomes_.empty()) return true;
  bool there = true;
  for (const std::vector<Cells>& systems : cells_) {
    for (const Cells& cells : systems) {
      for (const CellId cell : cells) there = store.need(cell, each_) && there;
    }
  }
  if (!there) return false;
  for (std::size_t rule = 0; rule < rules_.size(); ++rule)
    outcomes_.push_back(conclude(store, rule));
  return true;
}

Standing Advice::standing(const ReplicationStore& store, std::span<const CellId> cells,
                          const Target& target, std::optional<std::size_t> watched) const {
  if (is_of_each(target)) return standing_of_each(store, cells, each_, target.requirement);
  std::vector<Excess> all;
  for (const CellId cell : cells) {
    const std::vector<Excess> of_seed = store.excesses(cell, each_, *watched);
    all.insert(all.end(), of_seed.begin(), of_seed.end());
  }
  return standing_of(target, all, level_);
}

std::vector<double> Advice::values(const ReplicationStore& store, const Objective& objective,
                                   const Cells& cells) const {
  std::vector<double> all;
  for (const CellId cell : cells) {
    const std::vector<double> of_seed = values_of(objective, store, cell, each_);
    all.insert(all.end(), of_seed.begin(), of_seed.end());
  }
  return all;
}

RuleOutcome Advice::conclude(const ReplicationStore& store, std::size_t rule) const {
  const Rule& it = rules_[rule];
  assert(it.systems.size() <= 2 && (it.target || it.systems.size() != 1));
  RuleOutcome outcome;
  if (it.systems.empty()) return outcome;
  if (it.target)
    judge_target(store, rule, outcome);
  else
    judge_difference(store, rule, outcome);
  return outcome;
}

void Advice::judge_target(const ReplicationStore& store, std::size_t rule,
                          RuleOutcome& outcome) const {
  const Rule& it = rules_[rule];
  const Watched& watched = watched_[rule];
  const std::vector<Cells>& systems = cells_[rule];
  const Cells& own = systems.front();
  outcome.standing = standing(store, own, *it.target, watched.target);
  Judgement judgement = outcome.standing.judgement;
  if (it.also) {
    outcome.also = standing(store, own, *it.also, watched.also);
    judgement = both(judgement, outcome.also.judgement);
  }
  outcome.finding = outcome.strict = finding_of(judgement, it.expected);
  if (it.weaker) {
    const Cells& cells = it.weaker->system ? systems.back() : own;
    outcome.weaker = standing(store, cells, it.weaker->target, watched.weaker);
    outcome.finding =
        in_either_reading(outcome.strict, finding_of(outcome.weaker.judgement, it.expected));
  }
  for (const CellId& seed : own) {
    const std::span<const CellId> one(&seed, 1);
    const Standing of_seed = standing(store, one, *it.target, watched.target);
    if (of_seed.customers <= 0) continue;
    const bool met =
        of_seed.likely_met && (!it.also || standing(store, one, *it.also, watched.also).likely_met);
    outcome.seeds += 1;
    outcome.seeds_agreeing += met == it.expected ? 1 : 0;
  }
}

void Advice::judge_difference(const ReplicationStore& store, std::size_t rule,
                              RuleOutcome& outcome) const {
  const Rule& it = rules_[rule];
  const Cells &own = cells_[rule][0], &other = cells_[rule][1];
  const auto first = values(store, it.objective, own);
  const auto second = values(store, it.objective, other);
  outcome.first = measured(first, level_);
  outcome.second = measured(second, level_);
  outcome.difference = paired_difference(first, second, level_);
  if (!is_about_somebody(it.objective, store, own, each_) &&
      !is_about_somebody(it.objective, store, other, each_)) {
    outcome.finding = outcome.strict = Finding::not_applicable;
    return;
  }
  outcome.finding = outcome.strict = finding_of(outcome.difference, it.expected);
  const auto months = static_cast<std::ptrdiff_t>(each_);
  for (int seed = 0; seed < seeds_; ++seed) {
    double more = 0;
    for (auto at = seed * months; at < (seed + 1) * months; ++at)
      more += second[static_cast<std::size_t>(at)] - first[static_cast<std::size_t>(at)];
    outcome.seeds += 1;
    outcome.seeds_agreeing += (more > 0) == it.expected ? 1 : 0;
  }
}

}  // namespace handoff::sim
