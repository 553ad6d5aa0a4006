// Making the points, and closing each when it is finished.
#include "sim/planner/questions/sweep.hpp"

#include <cassert>
#include <utility>

namespace handoff::sim {

core::Result<std::unique_ptr<Sweep>> Sweep::make(ReplicationStore& store, const Scenario& base,
                                                 std::vector<SweepAxis> axes,
                                                 const std::vector<Target>& targets,
                                                 int replications) {
  assert(!axes.empty() && axes.size() <= kMostAxes && replications >= 1);
  for ([[maybe_unused]] const SweepAxis& axis : axes) assert(!axis.steps.empty());
  std::unique_ptr<Sweep> sweep(new Sweep(std::move(axes), replications));
  for (const Target& target : targets) sweep->targets_.push_back(store.watch(target));
  for (std::size_t row = 0; row < sweep->rows(); ++row) {
    for (std::size_t column = 0; column < sweep->columns(); ++column) {
      auto scenario = at_steps(base, sweep->steps(column, row));
      if (!scenario) return scenario.error();
      sweep->cells_.push_back(store.cell(*scenario));
      sweep->expected_work_ += work_of(*scenario) * replications;
    }
  }
  return sweep;
}

std::size_t Sweep::rows() const {
  std::size_t rows = 1;
  for (std::size_t axis = 1; axis < axes_.size(); ++axis) rows *= axes_[axis].steps.size();
  return rows;
}

std::vector<const AxisStep*> Sweep::steps(std::size_t column, std::size_t row) const {
  std::vector<const AxisStep*> steps{&axes_[0].steps[column]};
  for (std::size_t axis = 1; axis < axes_.size(); ++axis) {
    const std::vector<AxisStep>& its = axes_[axis].steps;
    steps.push_back(&its[row % its.size()]);
    row /= its.size();
  }
  return steps;
}

bool Sweep::advance(ReplicationStore& store) {
  bool finished = true;
  for (const CellId cell : cells_) {
    if (store.need(cell, replications_))
      store.close(cell);
    else
      finished = false;
  }
  return finished;
}

const Results* Sweep::results(const ReplicationStore& store, std::size_t column,
                              std::size_t row) const {
  const ReplicationStore::Closed* closed = store.closed(cell_at(column, row));
  return closed ? &closed->results : nullptr;
}

std::vector<Standing> Sweep::standings(const ReplicationStore& store, std::size_t column,
                                       std::size_t row) const {
  std::vector<Standing> standings;
  const ReplicationStore::Closed* closed = store.closed(cell_at(column, row));
  if (!closed) return standings;
  for (const std::size_t target : targets_) standings.push_back(closed->standings[target]);
  return standings;
}

Judgement Sweep::judgement(const ReplicationStore& store, std::size_t column,
                           std::size_t row) const {
  return joint_judgement(standings(store, column, row));
}

}  // namespace handoff::sim
