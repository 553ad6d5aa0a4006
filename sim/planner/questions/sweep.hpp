// Sweep: a scenario along one to four axes, every metric with its interval at each point.
//
// All points see the same customers, so that a curve is as smooth as its cause. A point is finished
// on its own, and can be shown before the others are there.
#pragma once

#include <memory>
#include <vector>

#include "sim/planner/axis.hpp"
#include "sim/planner/question.hpp"

namespace handoff::sim {

inline constexpr int kDefaultSweepReplications = 100;

class Sweep : public Question {
 public:
  static constexpr std::size_t kMostAxes = 4;

  // One to four axes. Values that do not fit together are an error that names the point. The store
  // should keep values (Detail::values), or there are no percentiles.
  static core::Result<std::unique_ptr<Sweep>> make(ReplicationStore& store, const Scenario& base,
                                                   std::vector<SweepAxis> axes,
                                                   const std::vector<Target>& targets,
                                                   int replications);

  bool advance(ReplicationStore& store) override;
  double expected_work() const override { return expected_work_; }

  const std::vector<SweepAxis>& axes() const { return axes_; }
  std::size_t columns() const { return axes_[0].steps.size(); }
  // Of all other axes together: the second one's steps for the first step of the third, and so on.
  std::size_t rows() const;
  // By axis.
  std::vector<const AxisStep*> steps(std::size_t column, std::size_t row) const;

  // Null before it is finished.
  const Results* results(const ReplicationStore& store, std::size_t column,
                         std::size_t row = 0) const;
  // By target, in the order given.
  std::vector<Standing> standings(const ReplicationStore& store, std::size_t column,
                                  std::size_t row = 0) const;
  // All targets met, some missed, or neither is clear at 95%.
  Judgement judgement(const ReplicationStore& store, std::size_t column, std::size_t row = 0) const;

 private:
  Sweep(std::vector<SweepAxis> axes, int replications)
      : axes_(std::move(axes)), replications_(replications) {}

  CellId cell_at(std::size_t column, std::size_t row) const {
    return cells_[row * columns() + column];
  }

  std::vector<SweepAxis> axes_;
  int replications_;
  std::vector<CellId> cells_;         // row by row
  std::vector<std::size_t> targets_;  // the store's numbers
  double expected_work_ = 0;
};

}  // namespace handoff::sim
