// Routes: which way customers took from their tier to who was to call them, and how that ended.
//
// It is read off a month after each replication and changes nothing. Every number is a sum for
// each replication, so that its mean carries an interval.
#pragma once

#include <array>
#include <cstddef>
#include <vector>

#include "sim/month/month_state.hpp"
#include "sim/scenario/scenario.hpp"
#include "sim/statistics/stats.hpp"

namespace handoff::sim {

// Who once stood on the exception list counts there, whenever the touch was.
enum class Ending : std::uint8_t { on_time, late, exception };
inline constexpr std::size_t kEndings = 3;

class RouteTable {
 public:
  explicit RouteTable(const Scenario& scenario);

  // Who is to make the first touch: the pools of the scenario, then these two.
  std::size_t ae() const { return pools_; }
  std::size_t nobody() const { return pools_ + 1; }
  std::size_t owners() const { return pools_ + 2; }
  std::size_t tiers() const { return tiers_; }

  void add(const MonthState& month);

  int replications() const { return replications_; }
  // Customers in a replication.
  const Accumulator& assigned(std::size_t tier, std::size_t owner) const {
    return assigned_[tier * owners() + owner];
  }
  const Accumulator& ended(std::size_t owner, Ending ending) const {
    return ended_[owner * kEndings + static_cast<std::size_t>(ending)];
  }

 private:
  std::size_t owner_of(const MonthState& month, std::size_t position) const;

  const Scenario& scenario_;
  std::size_t tiers_, pools_;
  int replications_ = 0;
  std::vector<Accumulator> assigned_, ended_;
};

}  // namespace handoff::sim
