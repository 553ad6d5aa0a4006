// The two procedures one after the other, each fed from the store.
#include "sim/planner/questions/choice.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <utility>

#include "sim/scenario/shift_hours.hpp"
#include "sim/statistics/mutant.hpp"

namespace handoff::sim {
namespace {

// Tolerance of an excess for each customer.
double tolerance_of(const Target& target, double tolerance) {
  const Requirement& it = target.requirement;
  const bool share = standing_unit(target) == "share" || it.limit == 0;
  return share ? tolerance : tolerance * std::fabs(it.limit);
}

}  // namespace

double usual_indifference(double cheapest_month_usd) {
  constexpr double kPart = 0.05, kLeastDollars = 50;
  return std::max(kPart * cheapest_month_usd, kLeastDollars);
}

ChoiceOptions default_choice_options() {
  ChoiceOptions options;
  options.first_stage = 100;
  options.maximum = 20'000;
  return options;
}

Choice::Choice(ReplicationStore& store, std::vector<Alternative> alternatives, Objective objective,
               std::vector<Target> targets, ChoiceOptions options)
    : alternatives_(std::move(alternatives)),
      objective_(std::move(objective)),
      targets_(std::move(targets)),
      options_(options),
      first_stage_(options.first_stage),
      spent_(alternatives_.size(), 0) {
  assert(!alternatives_.empty() && !objective_.terms.empty());
  assert(options_.alpha > 0 && options_.alpha <= 1 - kLeastProbability + 1e-9);
  assert(options_.first_stage >= 2 && options_.maximum >= options_.first_stage);
  for (const Alternative& it : alternatives_) cells_.push_back(store.cell(it.scenario));
  for (const Target& target : targets_) watched_.push_back(store.watch(target));
}

// The procedures look at one replication after the other; orders run ahead by a quarter.
int Choice::ahead(int replications) const {
  const int more = std::max(options_.first_stage, replications / 4);
  return std::min(replications + more, std::max(options_.maximum, first_stage_));
}

bool Choice::advance(ReplicationStore& store) {
  while (stage_ != Stage::done) {
    bool ready = false;
    switch (stage_) {
      case Stage::first:
        ready = end_first_stage(store);
        break;
      case Stage::feasibility:
        ready = check_targets(store);
        break;
      case Stage::selection:
        ready = select(store);
        break;
      case Stage::done:
        break;
    }
    if (!ready) return false;
  }
  return true;
}

// Long enough to have seen some failures of every target, wherever there is anybody at all.
bool Choice::end_first_stage(ReplicationStore& store) {
  bool there = true;
  for (const CellId cell : cells_) there = store.need(cell, first_stage_) && there;
  if (!there) return false;
  const double level = 1 - options_.alpha;
  const auto thin = [&](CellId cell, std::size_t target) {
    const std::vector<Excess> excesses = store.excesses(cell, first_stage_, target);
    const bool nobody = std::all_of(excesses.begin(), excesses.end(),
                                    [](const Excess& it) { return it.customers <= 0; });
    return !nobody &&
           !std::isfinite(margin_of(store.target(target), excesses, level).interval.high);
  };
  bool enough = true;
  for (const CellId cell : cells_) {
    for (const std::size_t target : watched_) enough = enough && !thin(cell, target);
  }
  if (!enough && first_stage_ * 2 <= options_.maximum) {
    first_stage_ *= 2;
    return end_first_stage(store);
  }
  for (const CellId cell : cells_) {
    std::vector<double> weights;
    for (const std::size_t target : watched_) {
      double weight = 0;
      for (const Excess& it : store.excesses(cell, first_stage_, target)) weight += it.customers;
      weights.push_back(std::max(weight / first_stage_, 1e-9));
    }
    mean_weights_.push_back(std::move(weights));
  }
  std::fill(spent_.begin(), spent_.end(), first_stage_);
  if (targets_.empty()) {
    begin_selection(store);
    return true;
  }
  std::vector<Constraint> constraints;
  for (const Target& target : targets_)
    constraints.push_back({0, tolerance_of(target, options_.tolerance)});
  check_.emplace(cells_.size(), std::move(constraints),
                 FeasibilityOptions{options_.alpha / 2, first_stage_, options_.maximum});
  stage_ = Stage::feasibility;
  return true;
}

std::vector<double> Choice::excesses(const ReplicationStore& store, std::size_t alternative,
                                     std::size_t target, int count) const {
  std::vector<double> values;
  for (const Excess& it : store.excesses(cells_[alternative], count, watched_[target]))
    values.push_back(it.total / mean_weights_[alternative][target]);
  return values;
}

bool Choice::check_targets(ReplicationStore& store) {
  bool there = true;
  for (std::size_t at = 0; at < cells_.size(); ++at) {
    while (check_->state(at) == Feasibility::undecided) {
      const int seen = check_->replications(at);
      const int count = seen < first_stage_ ? first_stage_ : ahead(seen);
      if (!store.need(cells_[at], count)) {
        there = false;
        break;
      }
      std::vector<std::vector<double>> series;
      for (std::size_t target = 0; target < targets_.size(); ++target)
        series.push_back(excesses(store, at, target, count));
      std::vector<double> values(targets_.size());
      for (int r = seen; r < count && check_->state(at) == Feasibility::undecided; ++r) {
        for (std::size_t target = 0; target < targets_.size(); ++target)
          values[target] = series[target][static_cast<std::size_t>(r)];
        check_->add(at, values);
      }
      spent_[at] = std::max(spent_[at], check_->replications(at));
    }
  }
  if (there) begin_selection(store);
  return there;
}

// Of the first stage's months. What the team costs is no measure of how much a tool may differ.
double Choice::indifference_of(const ReplicationStore& store) const {
  const auto mean_of = [&](const Objective& objective, std::size_t at) {
    return accumulate(values_of(objective, store, cells_[at], first_stage_)).mean();
  };
  if (objective_.unit == "$") {
    double cheapest = std::numeric_limits<double>::infinity();
    for (std::size_t at = 0; at < cells_.size(); ++at)
      cheapest = std::min(cheapest, mean_of(total_of(Metric::monthly_cost_usd, false), at) -
                                        payroll_usd(store.scenario(cells_[at])));
    return usual_indifference(cheapest);
  }
  double best = 0;
  for (const std::size_t at : candidates_)
    best = std::max(best, std::fabs(mean_of(objective_, at)));
  return best > 0 ? best / 50 : 1;
}

void Choice::begin_selection(ReplicationStore& store) {
  for (std::size_t at = 0; at < cells_.size(); ++at) {
    const bool keeps_targets = !check_ || check_->state(at) == Feasibility::feasible;
    if (keeps_targets || broken(PlannerMutant::choice_takes_the_infeasible))
      candidates_.push_back(at);
  }
  answer_.indifference = options_.indifference > 0 ? options_.indifference : indifference_of(store);
  if (candidates_.size() < 2) return conclude(store);
  SelectionOptions options;
  options.indifference = answer_.indifference;
  options.alpha = targets_.empty() ? options_.alpha : options_.alpha / 2;
  options.first_stage = first_stage_;
  options.maximum = std::max(options_.maximum, first_stage_);
  selection_.emplace(candidates_.size(), options);
  stage_ = Stage::selection;
}

bool Choice::select(ReplicationStore& store) {
  while (!selection_->finished()) {
    const int seen = selection_->replications();
    const int count = seen < first_stage_ ? first_stage_ : ahead(seen);
    const std::vector<std::size_t> survivors(selection_->survivors().begin(),
                                             selection_->survivors().end());
    bool there = true;
    for (const std::size_t it : survivors)
      there = store.need(cells_[candidates_[it]], count) && there;
    if (!there) return false;
    std::vector<std::vector<double>> series(candidates_.size());
    for (const std::size_t it : survivors)
      series[it] = values_of(objective_, store, cells_[candidates_[it]], count);
    std::vector<double> values;
    for (int r = seen; r < count && !selection_->finished(); ++r) {
      values.clear();
      for (const std::size_t it : selection_->survivors()) {
        const double value = series[it][static_cast<std::size_t>(r)];
        values.push_back(objective_.larger_is_better ? value : -value);
        spent_[candidates_[it]] = std::max(spent_[candidates_[it]], r + 1);
      }
      selection_->add(values);
    }
  }
  conclude(store);
  return true;
}

void Choice::conclude(ReplicationStore& store) {
  stage_ = Stage::done;
  answer_.promised = !check_ || check_->promised();
  if (selection_) {
    const SelectionResult found = selection_->result();
    answer_.best = candidates_[found.best];
    answer_.promised = answer_.promised && found.promised;
  } else if (!candidates_.empty()) {
    answer_.best = candidates_.front();
  }
  for (std::size_t at = 0; at < cells_.size(); ++at) {
    ChoiceRow row;
    row.alternative = at;
    row.feasible = check_ ? check_->state(at) : Feasibility::feasible;
    row.replications = spent_[at];
    answer_.replications += row.replications;
    for (std::size_t target = 0; target < targets_.size(); ++target) {
      row.standings.push_back(store.standing(cells_[at], row.replications, watched_[target]));
      if (check_->state(at, target) == Feasibility::infeasible) row.missed.push_back(target);
    }
    const auto values = values_of(objective_, store, cells_[at], row.replications);
    row.objective = measured(values);
    row.best = answer_.best == at;
    answer_.rows.push_back(std::move(row));
  }
  if (!answer_.best) return;
  for (ChoiceRow& row : answer_.rows) {
    const int count = std::min(row.replications, spent_[*answer_.best]);
    const auto mine = values_of(objective_, store, cells_[row.alternative], count);
    const auto best = values_of(objective_, store, cells_[*answer_.best], count);
    row.behind =
        objective_.larger_is_better ? paired_difference(mine, best) : paired_difference(best, mine);
  }
}

double Choice::expected_work() const {
  double work = 0;
  for (std::size_t at = 0; at < alternatives_.size(); ++at)
    work += work_of(alternatives_[at].scenario) * std::max(2 * first_stage_, spent_[at]);
  return work;
}

}  // namespace handoff::sim
