// One cell for each end of each assumption and each alternative.
#include "sim/planner/questions/tornado.hpp"

#include <algorithm>
#include <cassert>
#include <limits>
#include <utility>

#include "core/base/sort_few.hpp"
#include "sim/scenario/inputs.hpp"
#include "sim/scenario/set_input.hpp"
#include "sim/statistics/mutant.hpp"

namespace handoff::sim {
namespace {

constexpr double kDefaultTrials = 2.6e6;  // of one system, all ends of all ranges together

}  // namespace

TornadoOptions default_tornado_options(const Scenario& scenario) {
  TornadoOptions options;
  const double cells = 1 + 2.0 * static_cast<double>(scenario.uncertain.size());
  options.replications = replications_of(kDefaultTrials, cells * work_of(scenario), 12, 100);
  return options;
}

core::Result<std::unique_ptr<Tornado>> Tornado::make(
    ReplicationStore& store, std::vector<Alternative> alternatives, std::size_t subject,
    std::vector<Uncertain> assumptions, Objective objective, std::vector<Target> targets,
    TornadoOptions options) {
  assert(subject < alternatives.size() && options.replications >= 2);
  assert(options.level > 0 && options.level < 1);
  std::unique_ptr<Tornado> it(new Tornado(std::move(alternatives), subject, std::move(assumptions),
                                          std::move(objective), std::move(targets), options));
  for (const Target& target : it->targets_) it->watched_.push_back(store.watch(target));
  for (const Alternative& alternative : it->alternatives_) {
    it->present_.push_back(store.cell(alternative.scenario));
    it->expected_work_ += work_of(alternative.scenario) * options.replications;
  }
  const std::vector<Input> inputs = inputs_of(it->alternatives_[subject].scenario);
  for (std::size_t at = 0; at < it->assumptions_.size(); ++at) {
    const Uncertain& assumption = it->assumptions_[at];
    const Input* input = find_input(inputs, assumption.input);
    // A mean that is infinite (a Pareto tail's) cannot be set.
    if (!input || !(input->value < std::numeric_limits<double>::infinity())) {
      it->answer_.not_applicable.push_back(at);
      continue;
    }
    auto low = it->cells_with(store, assumption, assumption.low.value);
    if (!low) return low.error();
    auto high = it->cells_with(store, assumption, assumption.high.value);
    if (!high) return high.error();
    it->ends_.push_back({at, input->value, *std::move(low), *std::move(high)});
  }
  it->expected_work_ *= 1 + 2.0 * static_cast<double>(it->ends_.size());
  return it;
}

Tornado::Tornado(std::vector<Alternative> alternatives, std::size_t subject,
                 std::vector<Uncertain> assumptions, Objective objective,
                 std::vector<Target> targets, TornadoOptions options)
    : alternatives_(std::move(alternatives)),
      subject_(subject),
      assumptions_(std::move(assumptions)),
      objective_(std::move(objective)),
      targets_(std::move(targets)),
      options_(options) {}

// An alternative without such an input (a limit of an API that it does not use) stays as it is.
core::Result<Tornado::Cells> Tornado::cells_with(ReplicationStore& store,
                                                 const Uncertain& assumption, double value) {
  Cells cells;
  for (std::size_t at = 0; at < alternatives_.size(); ++at) {
    Scenario scenario = alternatives_[at].scenario;
    if (find_input(inputs_of(scenario), assumption.input)) {
      if (auto error = set_input(scenario, assumption.input, value)) return *std::move(error);
    }
    cells.push_back(store.cell(scenario));
  }
  return cells;
}

bool Tornado::advance(ReplicationStore& store) {
  if (finished_) return true;
  bool there = true;
  const auto need = [&](const Cells& cells) {
    for (const CellId cell : cells) there = store.need(cell, options_.replications) && there;
  };
  need(present_);
  for (const Ends& ends : ends_) {
    need(ends.low);
    need(ends.high);
  }
  if (there) conclude(store);
  return there;
}

Decision Tornado::decide(const ReplicationStore& store, const Cells& cells) const {
  Decision decision;
  double best = 0;
  for (std::size_t at = 0; at < cells.size(); ++at) {
    const bool feasible = std::all_of(watched_.begin(), watched_.end(), [&](std::size_t target) {
      const Standing it = store.standing(cells[at], options_.replications, target, options_.level);
      return it.likely_met || it.judgement == Judgement::unknown;
    });
    if (!feasible) continue;
    const double mean =
        measured(values_of(objective_, store, cells[at], options_.replications)).mean;
    const double worth = objective_.larger_is_better ? mean : -mean;
    if (!decision.best || worth > best) {
      decision.best = at;
      best = worth;
    }
  }
  return decision;
}

// That these cells' decision is another than the present one.
bool Tornado::is_sure(const ReplicationStore& store, const Cells& cells,
                      const Decision& now) const {
  const auto misses = [&](std::size_t alternative) {
    return std::any_of(watched_.begin(), watched_.end(), [&](std::size_t target) {
      return store.standing(cells[alternative], options_.replications, target, options_.level)
                 .judgement == Judgement::missed;
    });
  };
  const Decision before = answer_.decision;
  if (before.best && misses(*before.best)) return true;
  if (!before.best || !now.best) return false;
  const auto old_values = values_of(objective_, store, cells[*before.best], options_.replications);
  const auto new_values = values_of(objective_, store, cells[*now.best], options_.replications);
  const PairedDifference gain = paired_difference(old_values, new_values, options_.level);
  return objective_.larger_is_better ? gain.interval.low > 0 : gain.interval.high < 0;
}

TornadoEnd Tornado::end_of(const ReplicationStore& store, const Cells& cells, double value) const {
  TornadoEnd end;
  end.value = value;
  const auto there = values_of(objective_, store, cells[subject_], options_.replications);
  const auto here = values_of(objective_, store, present_[subject_], options_.replications);
  end.objective = measured(there, options_.level);
  end.change = paired_difference(here, there, options_.level);
  for (const std::size_t target : watched_)
    end.standings.push_back(
        store.standing(cells[subject_], options_.replications, target, options_.level));
  end.decision = decide(store, cells);
  if (end.decision != answer_.decision) end.decision_is_sure = is_sure(store, cells, end.decision);
  return end;
}

void Tornado::conclude(const ReplicationStore& store) {
  answer_.decision = decide(store, present_);
  const TornadoEnd now = end_of(store, present_, 0);
  answer_.objective = now.objective;
  answer_.standings = now.standings;
  for (const Ends& ends : ends_) {
    TornadoBar bar;
    bar.assumption = ends.assumption;
    bar.present = ends.present;
    const bool swapped = broken(PlannerMutant::tornado_ends_swapped);
    bar.low =
        end_of(store, swapped ? ends.high : ends.low, assumptions_[ends.assumption].low.value);
    bar.high =
        end_of(store, swapped ? ends.low : ends.high, assumptions_[ends.assumption].high.value);
    const auto [smallest, largest] = std::minmax({0.0, bar.low.change.mean, bar.high.change.mean});
    bar.swing = largest - smallest;
    bar.changes_decision =
        bar.low.decision != answer_.decision || bar.high.decision != answer_.decision;
    for (std::size_t target = 0; target < targets_.size(); ++target) {
      const bool met = now.standings[target].likely_met;
      if (bar.low.standings[target].likely_met != met ||
          bar.high.standings[target].likely_met != met)
        bar.changes_targets.push_back(target);
    }
    answer_.bars.push_back(std::move(bar));
  }
  core::sort_few(answer_.bars.begin(), answer_.bars.end(),
                 [](const TornadoBar& a, const TornadoBar& b) { return a.swing > b.swing; });
  finished_ = true;
}

}  // namespace handoff::sim
