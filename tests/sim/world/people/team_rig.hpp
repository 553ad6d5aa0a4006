// An office of one person, and the team alone in it: told of customers at given moments.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "core/routing/routing.hpp"
#include "sim/engine/event_queue.hpp"
#include "sim/statistics/stats.hpp"
#include "sim/world/people/team.hpp"
#include "tests/core/zones.hpp"

namespace handoff::sim::testing {

// One tier and one pool in New York on weekdays from 9 to 17, customers in New York and Berlin,
// touches of half an hour, no other work.
inline Scenario office() {
  Scenario scenario = worked_example();
  core::PipelineConfig& config = scenario.pipeline;
  config.zones = {core::testing::new_york(), core::testing::berlin()};
  config.pools = {{"CS", 1, 0, {}}};
  config.routing = {{"all",
                     core::dollars(0),
                     {0},
                     core::kNoPool,
                     core::Strategy::pooled,
                     core::Onboarding::email_sequence,
                     core::hours(4)}};
  scenario.cohort.time_zones = {{0, 1}, {1, 1}};
  scenario.team.touches = {{Distribution::constant(1800), 0}};
  scenario.team.other_work = 0;
  return scenario;
}

// The same round the clock, with touches of so many seconds.
inline Scenario always_open(double touch_s) {
  Scenario scenario = office();
  scenario.pipeline.pools[0].shift = core::kRoundTheClock;
  scenario.pipeline.customer_hours = core::kRoundTheClock;
  scenario.team.touches[0].duration = Distribution::constant(touch_s);
  return scenario;
}

inline core::PersonId person(std::uint64_t pool, std::uint64_t number) {
  return {pool << 32 | number};
}

// Tuesday 3 March 2026; New York is five hours behind.
inline core::Time new_york(int hour, int minute = 0, int day = 3) {
  return core::testing::utc(2026, 3, day, hour + 5, minute);
}

// How long customers waited for somebody once both sides' hours were open.
struct Waits {
  Accumulator share;      // of those who waited at all
  Accumulator all_h;      // of everybody
  Accumulator waiting_h;  // of those who waited
};

// Plays the simulation's part: tells the team at given moments, and runs its events.
class TeamRig {
 public:
  explicit TeamRig(Scenario given, std::uint32_t customers = 10)
      : scenario(std::move(given)), team(scenario) {
    for (std::uint32_t trial = 0; trial < customers; ++trial) {
      Customer customer;
      customer.trial = trial;
      customer.tier = 0;
      people.push_back(customer);
    }
    team.start(StreamKey::of(1, 0), people);
  }

  void tell(core::Time at, std::uint32_t position, core::PersonId whom = {},
            Role role = Role::owner, core::PoolIndex pool = 0, std::uint32_t key = 0) {
    told_.push_back({at, position, whom, role, pool, key});
  }

  void run() {
    std::stable_sort(told_.begin(), told_.end(),
                     [](const Told& a, const Told& b) { return a.at < b.at; });
    std::size_t next = 0;
    for (;;) {
      const bool event = !queue_.empty();
      if (next < told_.size() && (!event || told_[next].at <= queue_.top().time())) {
        const Told& it = told_[next++];
        team.told(it.position, it.role, {it.pool, it.whom, people[it.position].tier, it.key},
                  it.at);
      } else if (event) {
        const auto entry = queue_.pop();
        const TeamModel::Wake wake = wakes_[entry.payload()];
        team.on_event(wake.event, wake.index, entry.time());
        ++events;
      } else {
        return;
      }
      schedule();
    }
  }

  void schedule() {
    for (const auto& wake : team.wakes()) {
      queue_.push(wake.at, static_cast<std::uint32_t>(wakes_.size()));
      wakes_.push_back(wake);
    }
    team.wakes().clear();
  }

  core::Time begun(std::uint32_t position) const { return team.touch(position).begun; }

  Waits waits() const {
    Waits it;
    for (std::uint32_t at = 0; at < people.size(); ++at) {
      const core::Duration wait = begun(at) - team.touch(at).ready;
      const bool waited = wait > core::Duration{};
      it.share.add(waited ? 1 : 0);
      it.all_h.add(wait.hours());
      if (waited) it.waiting_h.add(wait.hours());
    }
    return it;
  }

  Scenario scenario;
  std::vector<Customer> people;
  TeamModel team;
  int events = 0;

 private:
  struct Told {
    core::Time at;
    std::uint32_t position;
    core::PersonId whom;
    Role role;
    core::PoolIndex pool;
    std::uint32_t key;
  };
  std::vector<Told> told_;
  std::vector<TeamModel::Wake> wakes_;
  EventQueue queue_;
};

}  // namespace handoff::sim::testing
