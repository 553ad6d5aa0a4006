// Team: which change of the team keeps more first-touch promises, for how much a month.
//
// A change is so many more people in one office that gets the tier's customers: on the office's own shift, or
// on another one. A pool has one shift, so people on another are a second pool of the same office
// and zone beside the first in the tier's routing row; a tier with one office follows the sun between the two. Each change
// is simulated over the same months as the team as it is (common random numbers), and what it does to the
// share of customers who are touched in time is the paired difference of the two shares.
//
// The pick is honest by Bonferroni: the intervals of all gains, of all targets together, hold at once with the
// probability asked for, so also that of whichever change looks best afterwards. A change helps where its interval
// lies above 0. Of those that help the best has the fewest dollars for a percentage point. What a change costs is no
// estimate: the payroll of its people (sim/scenario/shift_hours.hpp), as everywhere in the planner.
//
// A promise to nobody says nothing, and a handful of customers too little: neither has an order, and both are said.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "sim/planner/objective.hpp"
#include "sim/planner/question.hpp"

namespace handoff::sim {

// A window on the office's own weekdays where it names none.
using ShiftWish = core::OpenHours;

struct TeamOptions {
  std::vector<int> more{1, 2};  // people
  std::vector<ShiftWish>
      shifts;           // beside the office's own; none: early, late, and a weekend that is closed
  double alpha = 0.05;  // of any wrong interval
  double effort = 8e6;  // trials, all changes together
};

struct TeamChange {
  std::size_t pool = 0;  // the office's
  int more = 0;          // people
  core::OpenHours shift;
  bool own_shift = true;  // the office's
};

// The scenario with it, or why the routing or a limit does not allow it.
core::Result<Scenario> with_change(const Scenario& base, const TeamChange& change);

struct LeftOutChange {
  TeamChange change;
  std::string why;
};

enum class TeamVerdict : std::uint8_t {
  helps,
  harms,
  not_clear,
  same,     // no customer is touched in time more or less, of enough of them
  too_few,  // customers
};

// What a change does to a target.
struct TeamGain {
  std::size_t change = 0;
  Standing after;
  Measured gain;  // in the share of customers in time; the interval is one of all that hold at once
  TeamVerdict verdict = TeamVerdict::not_clear;
  double cost = 0;  // dollars a month
  double per_point =
      0;  // dollars a month for one percentage point; infinite where there is no gain
  bool rivals_best = false;  // its dollars a point cannot be told from the best one's
};

struct TeamAnswer {
  std::size_t target = 0;
  Standing now;
  std::vector<TeamGain> gains;  // the best first; nobody comes: none
  // Places in `gains`, where any change helps: the fewest dollars a point, and the largest share of
  // those that clearly keep more than that one; without any, the same.
  std::optional<std::size_t> best, most;
};

class TeamPlan : public Question {
 public:
  // Targets are shares of customers who are touched in time: TIER:sla_attainment, or a percentile of a
  // first touch's time. Others are an error, and so is a team to which no change can be made.
  static core::Result<std::unique_ptr<TeamPlan>> make(ReplicationStore& store, Scenario base,
                                                      std::vector<Target> targets,
                                                      const TeamOptions& options);

  bool advance(ReplicationStore& store) override;
  double expected_work() const override;

  const std::vector<TeamAnswer>& answer() const { return answer_; }
  const std::vector<TeamChange>& changes() const { return changes_; }
  const std::vector<LeftOutChange>& left_out() const { return left_out_; }
  const std::vector<Target>& targets() const { return targets_; }
  const Scenario& base() const { return base_; }
  int replications() const { return replications_; }
  double alpha() const { return alpha_; }
  double level_of_each() const;  // of the gains' intervals
  bool concerns(std::size_t target, std::size_t office) const;

 private:
  TeamPlan(Scenario base, std::vector<Target> targets, const TeamOptions& options);

  void add_changes(ReplicationStore& store, const TeamOptions& options);
  void add_change(ReplicationStore& store, const TeamChange& change);
  TeamAnswer answer_of(const ReplicationStore& store, std::size_t target) const;
  TeamGain gain_of(const ReplicationStore& store, std::size_t target, std::size_t change) const;

  Scenario base_;
  std::vector<Target> targets_;
  double alpha_;
  std::vector<std::size_t> watched_;
  CellId now_ = 0;
  std::vector<TeamChange> changes_;
  std::vector<CellId> cells_;  // by change
  std::vector<LeftOutChange> left_out_;
  int replications_ = 0;
  bool finished_ = false;
  std::vector<TeamAnswer> answer_;
};

}  // namespace handoff::sim
