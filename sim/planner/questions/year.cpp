// The question, growth by growth.
#include "sim/planner/questions/year.hpp"

#include <algorithm>
#include <cassert>

#include "sim/scenario/check.hpp"
#include "sim/scenario/months.hpp"
#include "sim/statistics/mutant.hpp"

namespace handoff::sim {
namespace {

// About so many plans are looked at for each growth.
constexpr double kPlans = 10;

}  // namespace

Scenario grown(const Scenario& base, double growth) {
  Scenario it = base;
  it.horizon.growth = growth;
  return it;
}

std::vector<double> default_growths(const Scenario& base) {
  const double growth = base.horizon.growth;
  if (growth == 0 || !base.horizon.trials.empty()) return {growth};
  return {growth, growth / 2, growth * 1.5};
}

Scenario of_a_year(const Scenario& scenario) {
  constexpr int kYear = 12;
  Scenario it = scenario;
  if (has_months(it)) return it;
  it.horizon.months = kYear;
  it.opening = Opening::running;
  it.past = {};
  return it;
}

YearPlan::YearPlan(Scenario base, std::vector<Target> targets, const YearOptions& options)
    : base_(std::move(base)), targets_(std::move(targets)), options_(options) {}

core::Result<std::unique_ptr<YearPlan>> YearPlan::make(ReplicationStore& store, Scenario base,
                                                       std::vector<Target> targets,
                                                       const YearOptions& options) {
  assert(!targets.empty() && options.alpha > 0 && options.alpha < 1 && options.effort > 0);
  if (!has_months(base))
    return core::Error{"horizon.months",
                       "is 1; a year takes more, for instance --set horizon.months=12"};
  if (options.lead_months >= base.horizon.months)
    return core::Error{"lead time", "is as long as the horizon, so nobody can start in it"};
  std::unique_ptr<YearPlan> it(new YearPlan(std::move(base), std::move(targets), options));
  it->growths_ = options.growths.empty() ? default_growths(it->base_) : options.growths;
  for (const double growth : it->growths_) {
    const auto scenario = checked(grown(it->base_, growth));
    if (!scenario) return scenario.error();
  }
  it->watched_ = watch_months(store, it->base_, it->targets_);
  const bool once = broken(PlannerMutant::year_without_bonferroni);
  it->level_ = once ? 1 - options.alpha
                    : year_level(it->targets_.size(), it->base_.horizon.months, options.alpha);
  it->replications_ = replications_of(options.effort, work_of(it->base_), 12, 400);
  return it;
}

bool YearPlan::advance(ReplicationStore& store) {
  while (answers_.size() < growths_.size()) {
    const std::size_t at = answers_.size();
    const YearSearch::Terms terms{targets_, watched_, options_, level_, replications_, at == 0};
    if (!search_) search_.emplace(grown(base_, growths_[at]), terms);
    auto answer = search_->answer(store, at == 0 ? HiringPlan{} : answers_.front().cheapest.hires);
    if (!answer) return false;
    answers_.push_back(*std::move(answer));
    search_.reset();
  }
  return true;
}

double YearPlan::expected_work() const {
  double work = 0;
  for (const double growth : growths_)
    work += kPlans * replications_ * work_of(grown(base_, growth));
  return work;
}

}  // namespace handoff::sim
