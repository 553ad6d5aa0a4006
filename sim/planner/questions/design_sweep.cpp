// The window moves on as its first points are finished.
#include "sim/planner/questions/design_sweep.hpp"

#include <algorithm>
#include <cassert>
#include <string>
#include <utility>

#include "sim/scenario/check.hpp"

namespace handoff::sim {

DesignSweep::DesignSweep(ReplicationStore& store, const Scenario& base, std::vector<Factor> factors,
                         const DesignSpec& spec, const std::vector<Target>& targets,
                         int replications, std::uint32_t from, Listener listener)
    : base_(base),
      factors_(std::move(factors)),
      design_(factors_.size(), spec),
      replications_(replications),
      listener_(std::move(listener)),
      from_(from),
      begun_(from) {
  assert(replications >= 1 && from <= spec.points);
  base_.uncertain.clear();
  for (const Target& target : targets) targets_.push_back(store.watch(target));
}

double DesignSweep::expected_work() const {
  return work_of(base_) * replications_ * (design_.points() - from_);
}

// A point whose values do not hold together ends the sweep when its turn comes: those before it stand.
void DesignSweep::begin_point(ReplicationStore& store) {
  Scenario scenario = base_;
  Open open{begun_, design_.point(begun_), 0};
  for (std::size_t at = 0; at < factors_.size() && !error_; ++at)
    error_ = put(scenario, factors_[at], open.at[at]);
  if (!error_) error_ = check(scenario);
  if (error_) {
    error_->where = "point " + std::to_string(begun_) + ", " + error_->where;
    return;
  }
  open.cell = store.cell(scenario);
  open_.push_back(std::move(open));
  ++begun_;
}

// Single values are most of a cell, so it is summed up as soon as it is there.
void DesignSweep::close_finished(ReplicationStore& store) {
  for (const Open& it : open_) {
    if (store.need(it.cell, replications_)) store.close(it.cell);
  }
}

// Two points that come to the same whole numbers are one cell.
bool DesignSweep::is_shared(CellId cell) const {
  return std::any_of(open_.begin(), open_.end(), [&](const Open& it) { return it.cell == cell; });
}

// False before the first of those that are open is finished.
bool DesignSweep::hand_on_first(ReplicationStore& store) {
  if (open_.empty()) return false;
  const ReplicationStore::Closed* closed = store.closed(open_.front().cell);
  if (!closed) return false;
  const Open first = std::move(open_.front());
  open_.pop_front();
  std::vector<Standing> standings;
  for (const std::size_t target : targets_) standings.push_back(closed->standings[target]);
  if (!listener_({first.number, first.at, closed->results, standings})) finished_ = true;
  if (!is_shared(first.cell)) store.forget(first.cell);
  return !finished_;
}

// A cell that a later point shares keeps its place in the store, and those behind it theirs.
bool DesignSweep::is_full(const ReplicationStore& store) const {
  return open_.size() >= kWindow || store.cells() >= kWindow;
}

bool DesignSweep::advance(ReplicationStore& store) {
  while (!finished_) {
    close_finished(store);
    while (hand_on_first(store)) {
    }
    const bool all_begun = error_ || begun_ == design_.points();
    if (open_.empty() && all_begun) finished_ = true;
    if (finished_ || all_begun || is_full(store)) break;
    while (!error_ && begun_ < design_.points() && !is_full(store)) begin_point(store);
  }
  return finished_;
}

}  // namespace handoff::sim
