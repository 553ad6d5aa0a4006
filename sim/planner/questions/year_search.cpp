// Month by month to a plan that keeps all that can be kept; then cheaper; then by fresh replications.
#include "sim/planner/questions/year_search.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>

#include "sim/scenario/months.hpp"
#include "sim/scenario/tier_pools.hpp"
#include "sim/statistics/mutant.hpp"
#include "sim/statistics/stats.hpp"

namespace handoff::sim {
namespace {

// Seeds of fresh replications, of which each look has its own.
constexpr std::uint64_t kFreshSeeds = 1'000'003;
constexpr std::uint64_t kLooks = 3;

HiringPlan with(HiringPlan plan, const Hire& hire) {
  for (Hire& it : plan) {
    if (it.pool != hire.pool || it.month != hire.month) continue;
    it.people += hire.people;
    return plan;
  }
  plan.push_back(hire);
  std::sort(plan.begin(), plan.end(), [](const Hire& a, const Hire& b) {
    return a.month != b.month ? a.month < b.month : a.pool < b.pool;
  });
  return plan;
}

// One person fewer at this place.
HiringPlan without_one(HiringPlan plan, std::size_t at) {
  if (--plan[at].people == 0) plan.erase(plan.begin() + static_cast<std::ptrdiff_t>(at));
  return plan;
}

}  // namespace

// ---- looking ----

// None is there: it is ordered.
YearSearch::Looked YearSearch::look_at(const Scenario& scenario, int count, double level) {
  const CellId cell = store_->cell(scenario);
  if (!store_->need(cell, count)) {
    missing_ = true;
    return nullptr;
  }
  const auto [place, is_new] = looked_.try_emplace({cell, count});
  if (is_new) place->second = year_standing(*store_, cell, count, terms_.watched, level);
  return &place->second;
}

YearSearch::Looked YearSearch::look(const HiringPlan& plan, std::uint64_t fresh) {
  Scenario scenario = with_hires(scenario_, plan);
  scenario.seed += fresh * kFreshSeeds;
  return look_at(scenario, terms_.replications, terms_.level);
}

// No further than the month that is asked about needs. Of fewer replications, at a level of which intervals are as wide as
// those of a look: what passes a glance has the room that it needs to pass that.
YearSearch::Looked YearSearch::glance(const HiringPlan& plan, int month) {
  constexpr int kFewest = 6;
  Scenario scenario = up_to_month(with_hires(scenario_, plan), month);
  scenario.seed += kFreshSeeds * (kLooks + 1);
  const int count = std::max(kFewest, terms_.replications / 2);
  const double narrower = std::sqrt(static_cast<double>(count) / terms_.replications);
  constexpr double kMany = 1e9;  // degrees of freedom: a normal's
  const double level = 1 - student_p(normal_z(terms_.level) * narrower, kMany);
  return look_at(scenario, count, level);
}

int YearSearch::ramp_months() const {
  const double days = scenario_.horizon.turnover.ramp.hours() / 24;
  return static_cast<int>(std::ceil(days / 30));
}

// More, of a pool: beyond three times as many people it is another team.
int YearSearch::most_people(std::size_t pool) const {
  constexpr int kFewest = 3;
  if (terms_.options.most_people > 0) return terms_.options.most_people;
  return std::max(kFewest, 2 * scenario_.pipeline.pools[pool].headcount);
}

std::vector<std::size_t> YearSearch::pools_for(std::size_t target) const {
  const int tier = terms_.targets[target].requirement.measure.tier;
  const core::PipelineConfig& config = scenario_.pipeline;
  if (tier >= 0) return pools_of(config.routing[static_cast<std::size_t>(tier)]);
  std::vector<std::size_t> pools;
  for (std::size_t pool = 0; pool < config.pools.size(); ++pool) {
    const bool wanted = std::any_of(config.routing.begin(), config.routing.end(),
                                    [pool](const auto& row) { return is_of(row, pool); });
    if (wanted) pools.push_back(pool);
  }
  return pools;
}

// Many more people in every pool, from the first month in which anybody can start. They are judged at the level of
// all: what so many keep by luck alone is nothing to hire for.
bool YearSearch::find_possible(YearAnswer& answer) {
  HiringPlan ample;
  const int from = terms_.options.lead_months;
  for (std::size_t pool = 0; from < months() && pool < scenario_.pipeline.pools.size(); ++pool)
    ample.push_back({pool, from, most_people(pool)});
  const Looked now = look({}), most = look(ample);
  if (!now || !most) return false;
  answer.now = *now;
  for (std::size_t target = 0; target < terms_.targets.size(); ++target) {
    const bool helps = is_about_people(terms_.targets[target]);
    std::vector<bool>& possible = answer.possible.emplace_back();
    for (int month = 0; month < months(); ++month) {
      const auto at = static_cast<std::size_t>(month);
      const bool can_start = helps && month >= from;
      possible.push_back(is_met(now->months[target][at]) ||
                         (can_start && is_met(most->months[target][at])));
    }
  }
  possible_ = answer.possible;
  return true;
}

// Of the months in which somebody who is hired can be there.
std::optional<TargetMonth> YearSearch::first_failing(const YearStanding& year) const {
  for (int month = terms_.options.lead_months; month < months(); ++month) {
    for (std::size_t target = 0; target < possible_.size(); ++target) {
      const auto at = static_cast<std::size_t>(month);
      if (possible_[target][at] && !is_kept(year.months[target][at]))
        return TargetMonth{target, month};
    }
  }
  return std::nullopt;
}

bool YearSearch::keeps(const YearStanding& year, int up_to) const {
  const auto failing = first_failing(year);
  return !failing || failing->month > up_to;
}

// ---- the cheapest plan ----

// Whether the plan keeps all up to `month`; false too while something is missing.
bool YearSearch::keeps_with(const HiringPlan& plan, const Hire& hire, int month) {
  const Looked year = glance(with(plan, hire), month);
  return year && keeps(*year, month);
}

// The latest month in which so many people may start, or none where not even the earliest will do.
std::optional<int> YearSearch::latest_start(const HiringPlan& plan, std::size_t pool, int people,
                                            int month) {
  int low = terms_.options.lead_months, high = month;
  if (low > high) return std::nullopt;
  if (keeps_with(plan, {pool, high, people}, month)) return high;
  if (missing_ || low == high || !keeps_with(plan, {pool, low, people}, month)) return std::nullopt;
  while (high - low > 1 && !missing_) {
    const int middle = (low + high) / 2;
    (keeps_with(plan, {pool, middle, people}, month) ? low : high) = middle;
  }
  return low;
}

// The fewest people of the pool who keep all up to `month` when they are past their ramp by then, or as far
// in it as can be; none where the most do not.
std::optional<int> YearSearch::fewest_people(const HiringPlan& plan, std::size_t pool, int month) {
  const int start = std::min(month, std::max(terms_.options.lead_months, month - ramp_months()));
  const int most = most_people(pool);
  int low = 0, high = 1;
  while (!keeps_with(plan, {pool, start, high}, month)) {
    if (missing_ || high >= most) return std::nullopt;
    low = high;
    high = std::min(2 * high, most);
  }
  while (high - low > 1 && !missing_) {
    const int middle = (low + high) / 2;
    (keeps_with(plan, {pool, start, middle}, month) ? high : low) = middle;
  }
  return high;
}

// False: something is missing. Of the pools that could help the one that costs least; where none will do alone, one
// person more in each.
bool YearSearch::add_hire(HiringPlan& plan, const TargetMonth& failing) {
  std::optional<Hire> best;
  double best_cost = std::numeric_limits<double>::infinity();
  const std::vector<std::size_t> pools = pools_for(failing.target);
  for (const std::size_t pool : pools) {
    const auto people = fewest_people(plan, pool, failing.month);
    if (missing_) return false;
    if (!people) continue;
    const auto start = latest_start(plan, pool, *people, failing.month);
    if (missing_) return false;
    const Hire hire{pool, start.value_or(terms_.options.lead_months), *people};
    const double cost = cost_of(scenario_, {hire});
    if (cost < best_cost) best = hire, best_cost = cost;
  }
  if (best) {
    plan = with(plan, *best);
    return true;
  }
  const int start = std::max(terms_.options.lead_months, failing.month - ramp_months());
  for (const std::size_t pool : pools) plan = with(plan, {pool, std::min(start, failing.month), 1});
  return true;
}

bool YearSearch::find_plan(HiringPlan& plan) {
  int most = 0;
  for (std::size_t pool = 0; pool < scenario_.pipeline.pools.size(); ++pool)
    most += most_people(pool);
  for (;;) {
    const Looked year = glance(plan, months());
    if (!year) return false;
    const auto failing = first_failing(*year);
    if (!failing || people_of(plan) >= most) return true;
    if (!add_hire(plan, *failing)) return false;
  }
}

// What can be left out, or put off, is: of each hire one person after the other, then by a month after the other.
bool YearSearch::prune(HiringPlan& plan) {
  const auto try_instead = [&](HiringPlan cheaper) {
    const Looked year = glance(cheaper, months());
    const bool keeps_all = year && keeps(*year, months());
    if (keeps_all) plan = std::move(cheaper);
    return keeps_all;
  };
  for (std::size_t at = 0; at < plan.size() && !missing_;) {
    if (!try_instead(without_one(plan, at))) ++at;
  }
  for (std::size_t at = 0; at < plan.size() && !missing_;) {
    const Hire it = plan[at];
    const bool is_last = it.month + 1 >= months();
    if (is_last || !try_instead(with(without_one(plan, at), {it.pool, it.month + 1, 1}))) ++at;
  }
  return !missing_;
}

// By replications that chose nothing. Where they do not say that all is kept, one person more, before that month.
bool YearSearch::verify(HiringPlan& plan, YearAnswer& answer) {
  const bool trusts = broken(PlannerMutant::year_trusts_its_choice);
  for (std::uint64_t fresh = 1; fresh <= kLooks; ++fresh) {
    const Looked year = look(plan, trusts ? 0 : fresh);
    if (!year) return false;
    answer.cheapest = {plan, cost_of(scenario_, plan), *year};
    const auto failing = first_failing(*year);
    answer.verified = !failing;
    if (!failing || fresh == kLooks) break;
    const int start = std::max(terms_.options.lead_months, failing->month - ramp_months());
    plan = with(plan, {pools_for(failing->target).front(), std::min(start, failing->month), 1});
  }
  return true;
}

// ---- beside it ----

bool YearSearch::judge(JudgedPlan& plan) {
  const Looked year = look(plan.hires);
  if (!year) return false;
  plan.standing = *year;
  plan.cost = cost_of(scenario_, plan.hires);
  return true;
}

// After a month whose mean has missed somebody is looked for, who starts when the lead time is over: one person for
// each pool of each target that has missed, and nobody while somebody is on the way.
bool YearSearch::hire_when_it_hurts(YearAnswer& answer) {
  HiringPlan& plan = answer.when_it_hurts.hires;
  std::vector<int> busy_until(scenario_.pipeline.pools.size(), -1);
  for (int month = 0; month + 1 < months(); ++month) {
    const Looked year = glance(plan, month);
    if (!year) return false;
    for (std::size_t target = 0; target < possible_.size(); ++target) {
      const auto at = static_cast<std::size_t>(month);
      const Standing& it = year->months[target][at].standing;
      if (it.customers <= 0 || it.likely_met || !possible_[target][at]) continue;
      const std::size_t pool = pools_for(target).front();
      const int start = month + 1 + terms_.options.lead_months;
      if (busy_until[pool] >= month || start >= months()) continue;
      busy_until[pool] = start - 1;
      plan = with(plan, {pool, start, 1});
    }
  }
  return judge(answer.when_it_hurts);
}

namespace {

// As many of each pool, evenly over the months from the first in which anybody can start.
HiringPlan evenly(const HiringPlan& plan, int from, int months) {
  HiringPlan even;
  std::vector<int> people;
  for (const Hire& it : plan) {
    if (people.size() <= it.pool) people.resize(it.pool + 1);
    people[it.pool] += it.people;
  }
  for (std::size_t pool = 0; pool < people.size(); ++pool) {
    for (int at = 0; at < people[pool]; ++at)
      even = with(even, {pool, from + (months - from) * at / people[pool], 1});
  }
  return even;
}

HiringPlan a_month_later(const HiringPlan& plan, int months) {
  HiringPlan later;
  for (const Hire& it : plan) {
    if (it.month + 1 < months) later = with(later, {it.pool, it.month + 1, it.people});
  }
  return later;
}

}  // namespace

std::optional<YearAnswer> YearSearch::answer(ReplicationStore& store, HiringPlan plan) {
  store_ = &store;
  missing_ = false;
  YearAnswer answer;
  answer.growth = scenario_.horizon.growth;
  if (!find_possible(answer) || !prune(plan) || !find_plan(plan) || !prune(plan) ||
      !verify(plan, answer))
    return std::nullopt;
  if (!terms_.alternatives) return answer;
  answer.evenly.hires = evenly(plan, std::min(terms_.options.lead_months, months() - 1), months());
  answer.a_month_later.hires = a_month_later(plan, months());
  const bool even = judge(answer.evenly), later = judge(answer.a_month_later);
  if (!hire_when_it_hurts(answer) || !even || !later) return std::nullopt;
  return answer;
}

}  // namespace handoff::sim
