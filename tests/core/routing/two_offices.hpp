// Two offices that look after one tier: six people in Austin and two in Dublin, each on weekdays from
// 9 to 18 by their own clock. In winter that is 15:00 to 24:00 and 9:00 to 18:00 UTC.
#pragma once

#include "core/config/config.hpp"
#include "core/routing/pool_choice.hpp"
#include "core/routing/routing.hpp"
#include "tests/core/zones.hpp"

namespace handoff::core::testing {

inline constexpr PoolIndex kAustin = 0, kDublin = 1;

inline PipelineConfig two_offices(PoolRule rule,
                                  Onboarding onboarding = Onboarding::email_sequence) {
  PipelineConfig config = default_config();
  config.zones = {chicago(), dublin(), new_york(),
                  kolkata(), sydney(), {"Azores", -180, -180, {}, {}}};
  const OpenHours nine_to_six{9 * 60, 18 * 60, 0b11111};
  config.pools = {{"Austin", 6, 0, nine_to_six}, {"Dublin", 2, 1, nine_to_six}};
  RoutingRow row;
  row.tier = "all";
  row.pools = {kAustin, kDublin};
  row.pool_rule = rule;
  row.strategy = Strategy::pooled;
  row.onboarding = onboarding;
  config.routing = {row};
  return config;
}

// Offices with so many open first touches, asked for one customer.
struct Offices {
  explicit Offices(PoolRule rule, Onboarding onboarding = Onboarding::email_sequence)
      : config(two_offices(rule, onboarding)),
        rota(config.pools),
        clocks(clocks_of(config.zones)) {}

  void busy(PoolIndex pool, int touches) {
    for (int n = 0; n < touches; ++n) (void)rota.take(pool, Strategy::pooled);
  }
  PoolIndex chosen(Time now, ZoneIndex customer = 0) {
    return pool_for(config, config.routing.front(), customer, rota, clocks, now);
  }
  PoolIndex taken(Time now) {
    const PoolIndex pool = chosen(now);
    busy(pool, 1);
    return pool;
  }

  PipelineConfig config;
  Rota rota;
  std::vector<ZoneClock> clocks;
};

}  // namespace handoff::core::testing
