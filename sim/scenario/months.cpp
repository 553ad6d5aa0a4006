// Powers by multiplication, so that all compilers agree.
#include "sim/scenario/months.hpp"

#include <algorithm>
#include <cassert>
#include <limits>

#include "core/config/calendar.hpp"

namespace handoff::sim {
namespace {

core::Duration half_ramp(const Scenario& scenario) {
  return {scenario.horizon.turnover.ramp.us / 2};
}

double grown(double growth, int months) {
  double factor = 1;
  for (int month = 0; month < months; ++month) factor *= 1 + growth;
  return factor;
}

int last_day(int year, int month) {
  const core::Date next{month == 12 ? year + 1 : year, month == 12 ? 1 : month + 1, 1};
  return core::date_from_days(core::days_from_date(next) - 1).day;
}

core::Date date_of(core::Time time) { return core::date_from_days(time.us / core::days(1).us); }

}  // namespace

bool looks_ahead(const Scenario& scenario) {
  const Horizon& it = scenario.horizon;
  return has_months(scenario) || it.growth != 0 || !it.season.empty() || !it.trials.empty() ||
         it.conversion_growth != 0 || !it.mix.empty() || !it.prices.empty() ||
         !it.holidays.empty() || !it.headcount.empty() || !it.shifts.empty() ||
         it.turnover.attrition > 0 || !it.book.care.empty() || it.book.owners != Owners::pool;
}

core::Time month_begin(const Scenario& scenario, int month) {
  assert(month >= 0);
  if (!has_months(scenario)) return scenario.start + core::days(scenario.days) * month;
  const core::Date first = date_of(scenario.start);
  const int months = first.month - 1 + month;
  core::Date date{first.year + months / 12, months % 12 + 1, first.day};
  date.day = std::min(date.day, last_day(date.year, date.month));
  const std::int64_t days = core::days_from_date(date) - core::days_from_date(first);
  return scenario.start + core::days(days);
}

int calendar_month(const Scenario& scenario, int month) {
  return date_of(month_begin(scenario, month)).month - 1;
}

int counted_days(const Scenario& scenario) {
  const core::Duration all = month_begin(scenario, scenario.horizon.months) - scenario.start;
  return static_cast<int>(all.us / core::days(1).us);
}

double trials_of(const Scenario& scenario, int month) {
  const Horizon& it = scenario.horizon;
  if (!it.trials.empty())
    return it.trials[std::min(static_cast<std::size_t>(month), it.trials.size() - 1)];
  const auto of_year = static_cast<std::size_t>(calendar_month(scenario, month));
  const double season = of_year < it.season.size() ? it.season[of_year] : 1;
  return scenario.cohort.trials * grown(it.growth, month) * season;
}

double conversion_rate_of(const Scenario& scenario, int month) {
  return std::min(
      scenario.cohort.conversion_rate * grown(scenario.horizon.conversion_growth, month), 1.0);
}

double price_factor_of(const Scenario& scenario, int month) {
  double factor = 1;
  for (const PriceChange& it : scenario.horizon.prices) {
    if (it.month <= month + 1) factor *= it.factor;
  }
  return factor;
}

double plan_weight_of(const Scenario& scenario, std::size_t plan, int month) {
  double weight = scenario.cohort.plans[plan].weight;
  for (const MixDrift& it : scenario.horizon.mix) {
    if (static_cast<std::size_t>(it.plan) == plan) weight *= grown(it.growth, month);
  }
  return weight;
}

int headcount_of(const Scenario& scenario, std::size_t pool, int month) {
  int people = scenario.pipeline.pools[pool].headcount;
  for (const HeadcountChange& it : scenario.horizon.headcount) {
    if (static_cast<std::size_t>(it.pool) == pool && it.month <= month + 1) people += it.people;
  }
  return people;
}

std::vector<core::Time> routing_changes(const Scenario& scenario) {
  std::vector<core::Time> times;
  for (const HeadcountChange& it : scenario.horizon.headcount) {
    const core::Time begins = month_begin(scenario, it.month - 1);
    times.insert(times.end(), {begins, begins + half_ramp(scenario)});
  }
  for (const ShiftChange& it : scenario.horizon.shifts)
    times.push_back(month_begin(scenario, it.month - 1));
  std::sort(times.begin(), times.end());
  return times;
}

// Of several in one month the last row holds.
std::vector<PoolShift> shifts_of(const Scenario& scenario, std::size_t pool) {
  const core::Pool& own = scenario.pipeline.pools[pool];
  std::vector<const ShiftChange*> changes;
  for (const ShiftChange& it : scenario.horizon.shifts) {
    if (static_cast<std::size_t>(it.pool) == pool) changes.push_back(&it);
  }
  std::stable_sort(changes.begin(), changes.end(),
                   [](const auto* a, const auto* b) { return a->month < b->month; });
  constexpr core::Time kEver{std::numeric_limits<std::int64_t>::min()};
  std::vector<PoolShift> shifts{{kEver, own.shift, own.zone}};
  for (const ShiftChange* it : changes) {
    const core::Time from = month_begin(scenario, it->month - 1);
    const int zone = it->zone == kSameZone ? shifts.back().zone : it->zone;
    if (shifts.back().from == from) shifts.pop_back();
    shifts.push_back({from, it->shift, zone});
  }
  return shifts;
}

PoolShift shift_at(const Scenario& scenario, std::size_t pool, core::Time now) {
  const core::Pool& own = scenario.pipeline.pools[pool];
  if (scenario.horizon.shifts.empty()) return {{}, own.shift, own.zone};
  const std::vector<PoolShift> shifts = shifts_of(scenario, pool);
  const auto next = std::find_if(shifts.begin(), shifts.end(),
                                 [now](const PoolShift& it) { return now < it.from; });
  return *std::prev(next);
}

// Whoever has a place all the while has been there for so long: the fewest who were planned for.
int routed_headcount(const Scenario& scenario, std::size_t pool, core::Time now) {
  const core::Time since = now - half_ramp(scenario);
  int fewest = std::numeric_limits<int>::max(), planned = scenario.pipeline.pools[pool].headcount;
  for (int month = 0; month < scenario.horizon.months; ++month) {
    const core::Time begins = month_begin(scenario, month);
    if (begins > now) break;
    if (begins > since) fewest = std::min(fewest, planned);
    planned = headcount_of(scenario, pool, month);
  }
  return std::min(fewest, planned);
}

Scenario up_to_month(const Scenario& scenario, int month) {
  Scenario part = scenario;
  part.horizon.months = std::min(scenario.horizon.months, month + 2);
  while (part.horizon.months < scenario.horizon.months && !(all_trials(part) > 0))
    ++part.horizon.months;
  return part;
}

double all_trials(const Scenario& scenario) {
  double all = 0;
  for (int month = 0; month < scenario.horizon.months; ++month) all += trials_of(scenario, month);
  return all;
}

}  // namespace handoff::sim
