// Touch weeks: in which hours of an office's week those customers converted whose first touch came later
// than promised.
//
// An office is the pool that was to make the touch; the hour is that of the conversion, by the office's
// own clock. Whom nobody was told of stands under nobody's, by the operations staff's clock. Counts are whole numbers, so
// they may be added up in any order.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

struct TouchCount {
  std::uint32_t customers = 0;
  std::uint32_t late = 0;

  TouchCount& operator+=(const TouchCount& other);
  bool operator==(const TouchCount&) const = default;
};

inline constexpr std::size_t kWeekHours = 7 * 24;  // the first is Monday's from midnight
using TouchWeek = std::array<TouchCount, kWeekHours>;

TouchCount together(const TouchWeek& week);

class TouchWeeks {
 public:
  TouchWeeks() = default;
  explicit TouchWeeks(const Scenario& scenario);
  TouchWeeks(std::size_t offices, std::vector<TouchWeek> weeks);

  std::size_t offices() const { return offices_; }  // the scenario's pools
  std::size_t nobody() const { return offices_; }
  const TouchWeek& week(std::size_t tier, std::size_t office) const {
    return weeks_[tier * (offices_ + 1) + office];
  }
  // Of one tier, or with -1 of all.
  TouchWeek week_of(int tier, std::size_t office) const;

  // Of the same offices and tiers.
  void add(const TouchWeeks& other);

  std::vector<TouchWeek>& weeks() { return weeks_; }  // tier by tier, each with nobody's last
  const std::vector<TouchWeek>& weeks() const { return weeks_; }
  bool fits(const TouchWeeks& other) const;
  bool operator==(const TouchWeeks&) const = default;

 private:
  std::size_t offices_ = 0;
  std::vector<TouchWeek> weeks_;
};

// Replications from <= r < to.
TouchWeeks touch_weeks(const Scenario& scenario, int from, int to);

}  // namespace handoff::sim
