// Following sums out of their regions.
#include "sim/statistics/feasibility.hpp"

#include <algorithm>
#include <cassert>
#include <utility>

#include "sim/statistics/mutant.hpp"
#include "sim/statistics/selection.hpp"
#include "sim/statistics/stats.hpp"

namespace handoff::sim {

FeasibilityCheck::FeasibilityCheck(std::size_t systems, std::vector<Constraint> constraints,
                                   FeasibilityOptions options)
    : constraints_(std::move(constraints)), options_(options) {
  assert(systems >= 1 && !constraints_.empty());
  const double decisions = static_cast<double>(systems * constraints_.size());
  factor_ = continuation_factor(options.alpha / decisions, options.first_stage);
  System none;
  none.constraints.resize(constraints_.size());
  systems_.assign(systems, none);
}

Feasibility FeasibilityCheck::state(std::size_t system) const {
  const auto& followed = systems_[system].constraints;
  const auto any = [&followed](Feasibility state) {
    return std::any_of(followed.begin(), followed.end(),
                       [state](const Followed& it) { return it.state == state; });
  };
  if (any(Feasibility::infeasible)) return Feasibility::infeasible;
  return any(Feasibility::undecided) ? Feasibility::undecided : Feasibility::feasible;
}

Feasibility FeasibilityCheck::state(std::size_t system, std::size_t constraint) const {
  return systems_[system].constraints[constraint].state;
}

bool FeasibilityCheck::finished() const {
  for (std::size_t system = 0; system < systems_.size(); ++system) {
    if (state(system) == Feasibility::undecided) return false;
  }
  return true;
}

void FeasibilityCheck::add(std::size_t system, std::span<const double> values) {
  assert(state(system) == Feasibility::undecided && values.size() == constraints_.size());
  System& it = systems_[system];
  ++it.replications;
  for (std::size_t c = 0; c < constraints_.size(); ++c) {
    Followed& followed = it.constraints[c];
    const double distance = values[c] - constraints_[c].limit;
    followed.sum += distance;
    if (it.replications <= options_.first_stage) followed.first.push_back(distance);
    if (it.replications == options_.first_stage) {
      followed.variance = accumulate(followed.first).variance();
      followed.first = {};
    }
    if (it.replications >= options_.first_stage && followed.state == Feasibility::undecided)
      judge(followed, constraints_[c], it.replications);
  }
}

// The region reaches as far as R(r) = max(0, h^2 S^2 / (2 tolerance) - tolerance r / 2) to either
// side of zero.
void FeasibilityCheck::judge(Followed& it, const Constraint& constraint, int replications) {
  const double reach =
      factor_ * it.variance / (2 * constraint.tolerance) - constraint.tolerance * replications / 2;
  const bool out_of_time = replications >= options_.maximum;
  const bool by_points = out_of_time || broken(PlannerMutant::feasibility_by_points);
  const double region = by_points ? 0 : std::max(0.0, reach);
  if (out_of_time && reach > 0 && it.sum > -reach && it.sum < reach)
    promised_ = broken(PlannerMutant::feasibility_promises_out_of_time);
  if (it.sum <= -region)
    it.state = Feasibility::feasible;
  else if (it.sum >= region)
    it.state = Feasibility::infeasible;
}

}  // namespace handoff::sim
