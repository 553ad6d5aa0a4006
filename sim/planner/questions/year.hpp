// Year: when a scenario of several months first fails its targets, and whom to hire when.
//
// Each target is judged in each month by the mean figure of such a month, at a level at which all judgements of a
// year hold at once (Bonferroni over targets and months). Beside it stands how many single months miss: a month's
// own figure moves about its mean, most where few customers come.
//
// The cheapest plan is searched month by month. Where a target that people can keep is not kept, each pool that could
// help is asked for the fewest more people who keep it when they are past their ramp, and for the latest month
// in which these can start; the pool that costs least gets them. What not even twice as many more people keep for sure
// (`possible`, judged at the level of all, so that luck is nothing to hire for) is left out and said, and so are the
// months before anybody can start. Then each hire is left out, or put off by a month, as long as all stays kept. The search takes a glance: half
// of the replications, months up to the one in question, at a level that makes intervals as wide. Whatever is found is judged by
// fresh replications, at the level of all; where these do not say that all is kept, a person is added and it is
// judged by other fresh ones.
//
// The plan is compared with two that people make: to hire when a month has missed, and to hire as many evenly over
// the year. All of it is asked for low, expected and high growth.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "sim/planner/question.hpp"
#include "sim/planner/questions/year_answer.hpp"
#include "sim/planner/questions/year_search.hpp"

namespace handoff::sim {

// The scenario, and where it has one month, with twelve of a running business: a launch, and a history's own
// customers, are of one month.
Scenario of_a_year(const Scenario& scenario);

// The scenario with another growth of its sign-ups; and those that are looked at: as given, and then half of it and half
// more, where it grows and has no list of its own.
Scenario grown(const Scenario& scenario, double growth);
std::vector<double> default_growths(const Scenario& scenario);

class YearPlan : public Question {
 public:
  // The scenario has several months. A target about a tier that nobody looks after is an error.
  static core::Result<std::unique_ptr<YearPlan>> make(ReplicationStore& store, Scenario base,
                                                      std::vector<Target> targets,
                                                      const YearOptions& options);

  bool advance(ReplicationStore& store) override;
  double expected_work() const override;

  const Scenario& base() const { return base_; }
  const std::vector<Target>& targets() const { return targets_; }
  const YearOptions& options() const { return options_; }
  int replications() const { return replications_; }
  double level() const { return level_; }  // of each judgement

  // Expected growth first, then the others in the order of the options; whole when the question is answered.
  const std::vector<YearAnswer>& answers() const { return answers_; }

 private:
  YearPlan(Scenario base, std::vector<Target> targets, const YearOptions& options);

  Scenario base_;
  std::vector<Target> targets_;
  YearOptions options_;
  WatchedMonths watched_;
  double level_ = 0.95;
  int replications_ = 0;
  std::vector<double> growths_;
  std::optional<YearSearch>
      search_;  // of the growth that is next: what it has looked at is known to it
  std::vector<YearAnswer> answers_;
};

}  // namespace handoff::sim
