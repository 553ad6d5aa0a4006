// From how many on a figure is believed; below, an input keeps its default and says so.
#pragma once

#include <cstddef>

namespace handoff::exports {

inline constexpr std::size_t kForMedian = 30;
inline constexpr std::size_t kForTail = 100;  // a 90th or 95th percentile
inline constexpr std::size_t kForWeekdays =
    200;  // hour and weekday; the hour alone needs a median's

}  // namespace handoff::exports
