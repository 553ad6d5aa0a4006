// Year search: looks for the cheapest hiring plan of one scenario, as far as the store's replications reach.
//
// It begins anew each time it is asked and remembers nothing but what the store has (and how that stands), so it may be
// stopped anywhere: an answer of none means that something has been ordered, of the same store as ever.
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
    bool alternatives;  // the plans that the cheapest is compared with
  };

  YearSearch(Scenario scenario, const Terms& terms)
      : scenario_(std::move(scenario)), terms_(terms) {}

  // The whole answer, or none while replications are missing. The search begins with a plan, of another growth for
  // instance.
  std::optional<YearAnswer> answer(ReplicationStore& store, HiringPlan plan);

 private:
  using Looked = const YearStanding*;  // null: not there yet

  // With all that is spent on a plan, all months, and the level at which they hold together; or by fresh replications.
  Looked look(const HiringPlan& plan, std::uint64_t fresh = 0);
  // With half of it, up to a month, with intervals as wide; by replications that judge nothing.
  Looked glance(const HiringPlan& plan, int month);
  Looked look_at(const Scenario& scenario, int count, double level);
  int months() const { return scenario_.horizon.months; }
  int ramp_months() const;
  int most_people(std::size_t pool) const;
  std::vector<std::size_t> pools_for(std::size_t target) const;
  bool find_possible(YearAnswer& answer);
  std::optional<TargetMonth> first_failing(const YearStanding& year) const;
  bool keeps(const YearStanding& year, int up_to) const;

  bool find_plan(HiringPlan& plan);
  bool add_hire(HiringPlan& plan, const TargetMonth& failing);
  bool keeps_with(const HiringPlan& plan, const Hire& hire, int month);
  std::optional<int> fewest_people(const HiringPlan& plan, std::size_t pool, int month);
  std::optional<int> latest_start(const HiringPlan& plan, std::size_t pool, int people, int month);
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
