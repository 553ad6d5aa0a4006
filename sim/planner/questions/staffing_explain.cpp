// What the answer says of each pool, and why the textbook's number is another one.
#include <string>
#include <utility>
#include <vector>

#include "sim/planner/questions/staffing.hpp"
#include "sim/scenario/shift_hours.hpp"
#include "sim/scenario/steady_pool.hpp"
#include "sim/scenario/tier_pools.hpp"

namespace handoff::sim {
namespace {

constexpr double kFullTimeHours = 40;

}  // namespace

std::vector<std::pair<std::string, Scenario>> Staffing::simpler(const Search& search) const {
  if (!options_.why || search.targets.empty()) return {};
  Scenario scenario = base_;
  make_steady(scenario, search.pool);
  scenario.pipeline.pools[search.pool].headcount = search.textbook.people;
  std::vector<std::pair<std::string, Scenario>> steps{{"as it is", scenario}};
  pool_owners(scenario.pipeline, search.pool);
  steps.emplace_back("anybody of the pool", scenario);
  scenario.team.other_work = 0;
  steps.emplace_back("and no other work", scenario);
  scenario.pipeline.pools[search.pool].shift = core::kRoundTheClock;
  scenario.pipeline.customer_hours = core::kRoundTheClock;
  steps.emplace_back("and always open", scenario);
  return steps;
}

bool Staffing::explain(ReplicationStore& store) {
  const int count = 4 * first_look();
  const CellId together = store.cell(with(fewest_seats()));
  const CellId ample = store.cell(with(ample_seats()));
  const CellId now = store.cell(base_);
  bool there = true;
  for (const CellId cell : {together, ample, now}) there = store.need(cell, count) && there;
  for (const Search& search : searches_) {
    for (const auto& [what, scenario] : simpler(search))
      there = store.need(store.cell(scenario), count) && there;
  }
  if (!there) return false;
  for (std::size_t at = 0; at < searches_.size(); ++at) {
    const Search& search = searches_[at];
    PoolStaffing it;
    it.pool = search.pool;
    it.targets = all_targets(search);
    it.left_out = search.left_out;
    it.outcome = search.outcome;
    it.present = base_.pipeline.pools[search.pool].headcount;
    if (search.fewest) it.fewest = *search.fewest + added_[at];
    it.people = search.people;
    it.shift = search.variants[search.variant].shift;
    it.pooled = search.fewest && search.variants[search.variant].pooled;
    it.variants_tried = search.variant + 1;
    it.full_time = it.fewest.value_or(0) * weekly_hours(it.shift) / kFullTimeHours;
    it.now = standings(store, it.targets, now, count);
    it.with_fewest = standings(store, it.targets, together, count);
    it.with_ample = standings(store, it.targets, ample, count);
    it.textbook = search.textbook;
    for (const auto& [what, scenario] : simpler(search))
      it.why.push_back(
          {what, store.standing(store.cell(scenario), count, watched_[strictest(search)])});
    answer_.push_back(std::move(it));
  }
  return true;
}

}  // namespace handoff::sim
