// Making the points, and closing each when it is finished.
#include "sim/planner/questions/sweep.hpp"

#include <utility>

namespace handoff::sim {

core::Result<std::unique_ptr<Sweep>> Sweep::make(Lab& lab, const Scenario& base,
                                                 std::vector<SweepAxis> axes,
                                                 const std::vector<Target>& targets,
                                                 int replications) {
  std::unique_ptr<Sweep> sweep(new Sweep(std::move(axes), replications));
  for (const Target& target : targets) sweep->targets_.push_back(lab.watch(target));
  for (std::size_t row = 0; row < sweep->rows(); ++row) {
    for (std::size_t column = 0; column < sweep->columns(); ++column) {
      std::vector<const AxisStep*> steps{&sweep->axes_[0].steps[column]};
      if (sweep->axes_.size() > 1) steps.push_back(&sweep->axes_[1].steps[row]);
      auto scenario = at_steps(base, steps);
      if (!scenario) return scenario.error();
      sweep->cells_.push_back(lab.cell(*scenario));
      sweep->expected_work_ += work_of(*scenario) * replications;
    }
  }
  return sweep;
}

bool Sweep::advance(Lab& lab) {
  bool finished = true;
  for (const CellId cell : cells_) {
    if (lab.need(cell, replications_))
      lab.close(cell);
    else
      finished = false;
  }
  return finished;
}

const Results* Sweep::results(const Lab& lab, std::size_t column, std::size_t row) const {
  const Lab::Closed* closed = lab.closed(cell_at(column, row));
  return closed ? &closed->results : nullptr;
}

std::vector<Standing> Sweep::standings(const Lab& lab, std::size_t column, std::size_t row) const {
  std::vector<Standing> standings;
  const Lab::Closed* closed = lab.closed(cell_at(column, row));
  if (!closed) return standings;
  for (const std::size_t target : targets_) standings.push_back(closed->standings[target]);
  return standings;
}

Judgement Sweep::judgement(const Lab& lab, std::size_t column, std::size_t row) const {
  return joint_judgement(standings(lab, column, row));
}

}  // namespace handoff::sim
