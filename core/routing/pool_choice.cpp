// One function for each rule; they have in common who can begin first.
#include "core/routing/pool_choice.hpp"

#include <algorithm>
#include <cassert>
#include <cstdlib>

#include "core/base/mutant.hpp"

namespace handoff::core {
namespace {

constexpr int kDay = 24 * 60;

class Choice {
 public:
  Choice(const PipelineConfig& config, const RoutingRow& row, ZoneIndex customer, const Rota& rota,
         std::vector<ZoneClock>& clocks, Time now)
      : config_(config),
        row_(row),
        customer_(customer < config.zones.size() ? customer : ZoneIndex{0}),
        rota_(rota),
        clocks_(clocks),
        now_(now) {}

  int follow_the_sun() {
    const Time first = first_begin();
    int best = kNoPool;
    for (const int pool : row_.pools) {
      if (begins(pool) != first) continue;
      if (best == kNoPool || (is_less_loaded(pool, best) && !broken(Mutant::load_ignored)))
        best = pool;
    }
    return best;
  }

  int overflow() {
    const Time first = first_begin();
    int fallback = kNoPool;
    for (const int pool : row_.pools) {
      if (begins(pool) != first) continue;
      if (open_of(pool) < people_of(pool) || broken(Mutant::overflow_never)) return pool;
      if (fallback == kNoPool || broken(Mutant::overflow_into_nothing)) fallback = pool;
    }
    return fallback;
  }

  int nearest() const {
    const auto nearer = [this](int a, int b) { return distance_to(a) < distance_to(b); };
    if (broken(Mutant::nearest_is_first)) return row_.pools.front();
    return *std::min_element(row_.pools.begin(), row_.pools.end(), nearer);
  }

 private:
  const Pool& pool_at(int pool) const { return config_.pools[static_cast<std::size_t>(pool)]; }
  std::uint64_t open_of(int pool) const { return rota_.open_touches(static_cast<PoolIndex>(pool)); }
  std::uint64_t people_of(int pool) const {
    return static_cast<std::uint64_t>(pool_at(pool).headcount);
  }

  // Touches a person, compared without dividing.
  bool is_less_loaded(int one, int other) const {
    return open_of(one) * people_of(other) < open_of(other) * people_of(one);
  }

  // `kNever` if pool and customer are not there together within two weeks.
  Time begins(int pool) {
    if (broken(Mutant::sun_not_followed)) return now_;
    const Pool& it = pool_at(pool);
    ZoneClock& clock = clocks_[static_cast<std::size_t>(it.zone)];
    if (!begins_with_call(row_.onboarding) || broken(Mutant::customer_sleeps_unseen))
      return next_open(it.shift, clock, now_);
    return next_common(config_.customer_hours, clocks_[customer_], it.shift, clock, now_);
  }

  Time first_begin() {
    Time first = kNever;
    for (const int pool : row_.pools) first = std::min(first, begins(pool));
    return first;
  }

  // Between standard times, so that nobody moves when a clock is changed.
  int distance_to(int pool) const {
    const auto zone = static_cast<std::size_t>(pool_at(pool).zone);
    const int apart =
        std::abs(config_.zones[zone].standard_minutes - config_.zones[customer_].standard_minutes) %
        kDay;
    return std::min(apart, kDay - apart);
  }

  const PipelineConfig& config_;
  const RoutingRow& row_;
  ZoneIndex customer_;
  const Rota& rota_;
  std::vector<ZoneClock>& clocks_;
  Time now_;
};

}  // namespace

PoolIndex pool_for(const PipelineConfig& config, const RoutingRow& row, ZoneIndex customer,
                   const Rota& rota, std::vector<ZoneClock>& clocks, Time now) {
  assert(!row.pools.empty());
  if (row.pools.size() == 1) return static_cast<PoolIndex>(row.pools.front());
  Choice choice(config, row, customer, rota, clocks, now);
  switch (row.pool_rule) {
    case PoolRule::first:
      break;
    case PoolRule::follow_the_sun:
      return static_cast<PoolIndex>(choice.follow_the_sun());
    case PoolRule::overflow:
      return static_cast<PoolIndex>(choice.overflow());
    case PoolRule::nearest:
      return static_cast<PoolIndex>(choice.nearest());
  }
  return static_cast<PoolIndex>(row.pools.front());
}

}  // namespace handoff::core
