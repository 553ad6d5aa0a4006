#include "web/app/headcount_edit.hpp"

#include <algorithm>
#include <string>
#include <utility>

#include "sim/planner/questions/year.hpp"
#include "sim/scenario/check.hpp"
#include "sim/scenario/months.hpp"
#include "sim/scenario/set_input.hpp"
#include "web/app/list_edit.hpp"

namespace handoff::web {
namespace {

using Outcome = std::optional<core::Error>;

constexpr std::string_view kList = "horizon.headcount";
constexpr int kMostPeople = 10'000;

// What may be added from the month on, so that no month is without anybody, or has more than a scenario may.
int held(const sim::Scenario& scenario, std::size_t pool, int month, int more) {
  int fewest = kMostPeople, most = 1;
  for (int each = month; each < scenario.horizon.months; ++each) {
    const int people = sim::headcount_of(scenario, pool, each);
    fewest = std::min(fewest, people);
    most = std::max(most, people);
  }
  return std::clamp(more, 1 - fewest, std::max(kMostPeople - most, 0));
}

std::optional<std::size_t> row_of(const sim::Scenario& scenario, std::size_t pool, int month) {
  const auto& rows = scenario.horizon.headcount;
  const auto found = std::find_if(rows.begin(), rows.end(), [&](const sim::HeadcountChange& it) {
    return static_cast<std::size_t>(it.pool) == pool && it.month == month + 1;
  });
  if (found == rows.end()) return std::nullopt;
  return static_cast<std::size_t>(found - rows.begin());
}

// So many who start, or leave, in the month, beside those who do already.
Outcome add_people(sim::Scenario& scenario, std::size_t pool, int month, int more) {
  if (more == 0) return std::nullopt;
  const auto row = row_of(scenario, pool, month);
  if (!row) {
    scenario.horizon.headcount.push_back({static_cast<int>(pool), month + 1, more});
    return std::nullopt;
  }
  const int people = scenario.horizon.headcount[*row].people + more;
  if (people == 0) return remove_row(scenario, kList, *row);
  const std::string path = std::string(kList) + '[' + std::to_string(*row) + "].people";
  return sim::put_input(scenario, path, people);
}

Outcome add_to_pool(sim::Scenario& scenario, std::size_t pool, int more) {
  const int people = scenario.pipeline.pools[pool].headcount + more;
  return sim::put_input(scenario, "pipeline.pools[" + std::to_string(pool) + "].headcount", people);
}

// The edited scenario in place of the one before, if all of it holds together.
Outcome take_checked(sim::Scenario& scenario, sim::Scenario edited) {
  if (auto wrong = sim::check(edited)) return wrong;
  scenario = std::move(edited);
  return std::nullopt;
}

}  // namespace

Outcome set_people(sim::Scenario& scenario, std::size_t pool, int month, int people) {
  if (pool >= scenario.pipeline.pools.size() || month < 0 || month >= scenario.horizon.months)
    return core::Error{std::string(kList), "has no such pool or month"};
  const int more = held(scenario, pool, month, people - sim::headcount_of(scenario, pool, month));
  sim::Scenario edited = scenario;
  auto wrong = month == 0 ? add_to_pool(edited, pool, more) : add_people(edited, pool, month, more);
  return wrong ? wrong : take_checked(scenario, std::move(edited));
}

Outcome use_hires(sim::Scenario& scenario, const sim::HiringPlan& plan) {
  sim::Scenario edited = sim::of_a_year(scenario);
  for (const sim::Hire& it : plan) {
    if (it.pool >= edited.pipeline.pools.size())
      return core::Error{std::string(kList), "the plan is about a pool that is no more"};
    if (auto wrong = add_people(edited, it.pool, it.month, it.people)) return wrong;
  }
  return take_checked(scenario, std::move(edited));
}

Outcome look_ahead(sim::Scenario& scenario, int months, double growth) {
  sim::Scenario edited = sim::of_a_year(scenario);
  edited.horizon.months = months;
  edited.horizon.growth = growth;
  return take_checked(scenario, std::move(edited));
}

}  // namespace handoff::web
