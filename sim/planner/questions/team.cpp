// Changes one by one, and the months of each against those of the team as it is.
#include "sim/planner/questions/team.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

#include "sim/engine/math.hpp"
#include "sim/scenario/check.hpp"
#include "sim/scenario/shift_hours.hpp"
#include "sim/scenario/tier_pools.hpp"
#include "sim/statistics/mutant.hpp"

namespace handoff::sim {
namespace {

constexpr std::uint8_t kWeekend = 0b1100000;
constexpr ShiftWish kEarly{6 * 60, 14 * 60, 0}, kLate{12 * 60, 20 * 60, 0};
constexpr std::size_t kMostPools = 16;  // as a scenario's fields allow, and no more people
constexpr int kMostPeople = 10'000;

bool is_same_shift(const core::OpenHours& a, const core::OpenHours& b) {
  return a.from_minute == b.from_minute && a.to_minute == b.to_minute && a.weekdays == b.weekdays;
}

std::vector<core::OpenHours> shifts_for(const core::Pool& office,
                                        const std::vector<ShiftWish>& wishes) {
  std::vector<ShiftWish> wanted = wishes;
  if (wanted.empty()) {
    wanted = {kEarly, kLate};
    if ((office.shift.weekdays & kWeekend) == 0)
      wanted.push_back({office.shift.from_minute, office.shift.to_minute, kWeekend});
  }
  std::vector<core::OpenHours> shifts;
  for (core::OpenHours it : wanted) {
    if (it.weekdays == 0) it.weekdays = office.shift.weekdays;
    if (!is_same_shift(it, office.shift)) shifts.push_back(it);
  }
  return shifts;
}

// Whether a target is a share of customers who are touched in time, the more the better.
bool is_of_touches(const Requirement& it) {
  const MetricInfo& metric = info(it.measure.metric);
  if (it.over || metric.leg != Leg::until_touch) return false;
  if (it.measure.metric == Metric::sla_attainment) return !is_upper(it.bound);
  return it.measure.statistic != Statistic::mean && is_upper(it.bound);
}

// By replication: customers in time, and all. An excess counts how many too few are in time.
struct InTime {
  std::vector<double> totals, customers;

  explicit InTime(const std::vector<Excess>& excesses, double needed) {
    for (const Excess& it : excesses) {
      totals.push_back(std::round(needed * it.customers - it.total));
      customers.push_back(it.customers);
    }
  }
  ReplicationValues values() const { return {totals, customers}; }
};

TeamVerdict verdict_of(const Interval& gain, double customers) {
  if (!std::isfinite(gain.low) || !std::isfinite(gain.high)) return TeamVerdict::too_few;
  if (gain.low == 0 && gain.high == 0)
    return customers >= kEnoughToSeeNone ? TeamVerdict::same : TeamVerdict::too_few;
  if (gain.low > 0) return TeamVerdict::helps;
  return gain.high < 0 ? TeamVerdict::harms : TeamVerdict::not_clear;
}

double per_point(double cost, double gain) { return gain > 0 ? cost / (100 * gain) : kInfinity; }

// Those that help first, the fewest dollars a point first; of the rest and of equals the larger share.
bool is_better(const TeamGain& a, const TeamGain& b) {
  const bool helps = a.verdict == TeamVerdict::helps;
  if (helps != (b.verdict == TeamVerdict::helps)) return helps;
  const bool by_cost = helps && !broken(PlannerMutant::team_forgets_the_cost);
  if (by_cost && a.per_point != b.per_point) return a.per_point < b.per_point;
  return a.gain.mean > b.gain.mean;
}

void name_best(TeamAnswer& answer) {
  if (answer.gains.empty() || answer.gains.front().verdict != TeamVerdict::helps) return;
  answer.best = answer.most = 0;
  const TeamGain& best = answer.gains.front();
  const double worst_case = per_point(best.cost, best.gain.interval.low);
  for (std::size_t at = 0; at < answer.gains.size(); ++at) {
    TeamGain& it = answer.gains[at];
    if (it.verdict != TeamVerdict::helps) continue;
    const bool keeps_more = it.gain.interval.low > best.gain.interval.high;
    if (keeps_more && it.gain.mean > answer.gains[*answer.most].gain.mean) answer.most = at;
    it.rivals_best = at > 0 && per_point(it.cost, it.gain.interval.high) <= worst_case;
  }
}

// A second pool of the office right after it, wherever the office gets customers.
std::optional<core::Error> add_pool(core::PipelineConfig& config, const TeamChange& change) {
  const int zone = config.pools[change.pool].zone;
  const int added = static_cast<int>(config.pools.size());
  if (config.pools.size() >= kMostPools) return core::Error{"pools", "there are 16 already"};
  config.pools.push_back({"more people", change.more, zone, change.shift});
  for (core::RoutingRow& row : config.routing) {
    if (!is_of(row, change.pool)) continue;
    const std::vector<std::size_t> pools = pools_of(row);
    if (pools.size() == 1) {  // any rule chooses it; of two the one that can begin first
      row.pools = {static_cast<int>(change.pool), added};
      row.pool_rule = core::PoolRule::follow_the_sun;
      continue;
    }
    if (row.pool_rule == core::PoolRule::nearest)
      return core::Error{row.tier,
                         "goes to the nearest office, so a second shift of one gets nobody"};
    row.pools.insert(
        std::find(row.pools.begin(), row.pools.end(), static_cast<int>(change.pool)) + 1, added);
  }
  return std::nullopt;
}

}  // namespace

core::Result<Scenario> with_change(const Scenario& base, const TeamChange& change) {
  Scenario scenario = base;
  core::Pool& office = scenario.pipeline.pools[change.pool];
  if (change.more > kMostPeople - office.headcount)
    return core::Error{office.name, "cannot have more than 10,000 people"};
  if (change.own_shift)
    office.headcount += change.more;
  else if (auto error = add_pool(scenario.pipeline, change))
    return *std::move(error);
  return checked(std::move(scenario));
}

TeamPlan::TeamPlan(Scenario base, std::vector<Target> targets, const TeamOptions& options)
    : base_(std::move(base)), targets_(std::move(targets)), alpha_(options.alpha) {}

core::Result<std::unique_ptr<TeamPlan>> TeamPlan::make(ReplicationStore& store, Scenario base,
                                                       std::vector<Target> targets,
                                                       const TeamOptions& options) {
  assert(!targets.empty() && options.alpha > 0 && options.alpha < 1 && options.effort > 0);
  for (const Target& it : targets) {
    if (!is_of_touches(it.requirement))
      return core::Error{
          it.text,
          "is no share of first touches in time; expected TIER:sla_attainment>=VALUE, "
          "or a percentile such as TIER:touch_wait_s.p95<=VALUE"};
  }
  std::unique_ptr<TeamPlan> it(new TeamPlan(std::move(base), std::move(targets), options));
  for (const Target& target : it->targets_) it->watched_.push_back(store.watch(target));
  it->now_ = store.cell(it->base_);
  it->add_changes(store, options);
  if (it->changes_.empty() && !it->left_out_.empty())
    return core::Error{"team", it->left_out_.front().why};
  const double cells = static_cast<double>(it->changes_.size()) + 1;
  it->replications_ = replications_of(options.effort, cells * work_of(it->base_), 20, 2'000);
  return it;
}

bool TeamPlan::concerns(std::size_t target, std::size_t office) const {
  const int tier = targets_[target].requirement.measure.tier;
  const auto& routing = base_.pipeline.routing;
  if (tier >= 0) return is_of(routing[static_cast<std::size_t>(tier)], office);
  return std::any_of(routing.begin(), routing.end(),
                     [office](const auto& row) { return is_of(row, office); });
}

void TeamPlan::add_changes(ReplicationStore& store, const TeamOptions& options) {
  for (std::size_t office = 0; office < base_.pipeline.pools.size(); ++office) {
    bool any = false;
    for (std::size_t at = 0; at < targets_.size(); ++at) any = any || concerns(at, office);
    if (!any) continue;
    const core::Pool& pool = base_.pipeline.pools[office];
    for (const int more : options.more) add_change(store, {office, more, pool.shift, true});
    for (const core::OpenHours& shift : shifts_for(pool, options.shifts)) {
      for (const int more : options.more) add_change(store, {office, more, shift, false});
    }
  }
}

void TeamPlan::add_change(ReplicationStore& store, const TeamChange& change) {
  const auto scenario = with_change(base_, change);
  if (!scenario) return left_out_.push_back({change, scenario.error().line()});
  changes_.push_back(change);
  cells_.push_back(store.cell(*scenario));
}

double TeamPlan::level_of_each() const {
  std::size_t comparisons = 0;
  for (std::size_t target = 0; target < targets_.size(); ++target) {
    for (const TeamChange& it : changes_) comparisons += concerns(target, it.pool) ? 1u : 0u;
  }
  const bool alone = comparisons == 0 || broken(PlannerMutant::team_without_bonferroni);
  return 1 - alpha_ / (alone ? 1 : static_cast<double>(comparisons));
}

bool TeamPlan::advance(ReplicationStore& store) {
  if (finished_) return true;
  bool there = store.need(now_, replications_);
  for (const CellId cell : cells_) there = store.need(cell, replications_) && there;
  if (!there) return false;
  for (std::size_t at = 0; at < targets_.size(); ++at) answer_.push_back(answer_of(store, at));
  finished_ = true;
  return true;
}

TeamAnswer TeamPlan::answer_of(const ReplicationStore& store, std::size_t target) const {
  TeamAnswer answer;
  answer.target = target;
  answer.now = store.standing(now_, replications_, watched_[target]);
  if (answer.now.customers <= 0) return answer;
  for (std::size_t change = 0; change < changes_.size(); ++change) {
    if (!concerns(target, changes_[change].pool)) continue;
    const TeamGain gain = gain_of(store, target, change);
    auto& ranked = answer.gains;
    ranked.insert(std::upper_bound(ranked.begin(), ranked.end(), gain, is_better), gain);
  }
  name_best(answer);
  return answer;
}

TeamGain TeamPlan::gain_of(const ReplicationStore& store, std::size_t target,
                           std::size_t change) const {
  const std::size_t watched = watched_[target];
  const CellId cell = cells_[change];
  TeamGain it;
  it.change = change;
  it.after = store.standing(cell, replications_, watched);
  const InTime before(store.excesses(now_, replications_, watched), it.after.needed);
  const InTime after(store.excesses(cell, replications_, watched), it.after.needed);
  const PairedDifference gain =
      paired_ratio_difference(before.values(), after.values(), level_of_each());
  it.gain = {gain.mean, gain.interval};
  it.verdict = verdict_of(gain.interval, it.after.customers);
  it.cost = payroll_usd(store.scenario(cell)) - payroll_usd(base_);
  it.per_point = per_point(it.cost, gain.mean);
  return it;
}

double TeamPlan::expected_work() const {
  return work_of(base_) * replications_ * (static_cast<double>(cells_.size()) + 1);
}

}  // namespace handoff::sim
