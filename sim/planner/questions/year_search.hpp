// Year search: looks for the cheapest hiring plan of one scenario, as far as the store's replications reach.
//
// It begins anew each time it is asked and remembers nothing but what the store has, so it may be stopped anywhere:
// an answer of none means that something has been ordered.
#pragma once

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "sim/planner/questions/year_answer.hpp"

namespace handoff::sim {

class YearSearch {
 public:
  // What it is about; all of it outlives the search.
  struct Terms {
    const std::vector<Target>& targets;
    const WatchedMonths& watched;
    const YearOptions& options;
    double level;
    int replications;
  };

  YearSearch(Scenario scenario, const Terms& terms) : scenario_(std::move(scenario)), terms_(terms) {}

  // The whole answer, or none while replications are missing.
  std::optional<YearAnswer> answer(ReplicationStore& store);

 private:
  using Looked = const YearStanding*;  // null: not there yet

  Looked look(const HiringPlan& plan, std::uint64_t fresh = 0);
  int months() const { return scenario_.horizon.months; }
  int ramp_months() const;
  std::vector<std::size_t> pools_for(std::size_t target) const;
  bool find_possible(YearAnswer& answer);
  std::optional<TargetMonth> first_failing(const YearStanding& year) const;
  bool keeps(const YearStanding& year, int up_to) const;

  bool find_plan(HiringPlan& plan);
  bool add_hire(HiringPlan& plan, const TargetMonth& failing);
  std::optional<int> latest_start(const HiringPlan& plan, std::size_t pool, int month);
  bool prune(HiringPlan& plan);
  bool verify(HiringPlan& plan, YearAnswer& answer);
  bool hire_when_it_hurts(YearAnswer& answer);
  bool judge(JudgedPlan& plan);

  Scenario scenario_;
  Terms terms_;
  ReplicationStore* store_ = nullptr;
  std::vector<std::vector<bool>> possible_;
  std::map<std::pair<CellId, int>, YearStanding> looked_;
  bool missing_ = false;  // something was ordered
};

}  // namespace handoff::sim
