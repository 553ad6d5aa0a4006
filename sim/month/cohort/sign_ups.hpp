// Sign-ups: the months in which people sign up - how many are to be expected, when, and what they buy.
//
// A scenario without a horizon has one block, all its sign-up days. With one it has a block a month: the first
// has the days before the horizon as well, and the last those after it, each as its own month goes on. A block
// has its own level, its own numbers of trials and so its own draws: another December changes nobody before it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "core/messages/messages.hpp"
#include "sim/scenario/period.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

struct SignUpBlock {
  int month = 0;                    // of the horizon, from 0
  std::int64_t first_hour = 0;      // since Period::signs_from
  std::vector<double> hour_shares;  // of its hours, cumulative
  core::Time from, to;              // whose campaigns are its own
  double expected = 0;              // sign-ups, in a month of mean level
  double conversion_rate = 0;
  std::vector<double> plan_shares;           // cumulative
  std::vector<core::Subscribed> subscribed;  // by plan
  std::vector<core::TierIndex> tiers;        // by plan and segment
  std::uint32_t first_trial = 0;
};

inline constexpr std::size_t kSegmentKinds = static_cast<std::size_t>(core::Segment::strategic) + 1;

std::vector<SignUpBlock> sign_up_blocks(const Scenario& scenario, const Period& period);

// Of elements by weight: the shares of all up to each, the last is 1.
template <class Items, class Weight>
std::vector<double> cumulative(const Items& items, Weight weight) {
  std::vector<double> shares;
  double total = 0;
  for (const auto& item : items) shares.push_back(total += weight(item));
  for (double& share : shares) share /= total;
  return shares;
}

}  // namespace handoff::sim
