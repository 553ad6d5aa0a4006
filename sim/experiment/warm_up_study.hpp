// Warm-up study: how long before the counted days a running month must begin.
//
// The month is begun empty, four weeks earlier, and what customers meet is looked at by the day of their
// conversion, over replications. Two methods say from when on it is as in the counted weeks:
//
//   weeks    the mean of the seven days from each day on against the mean of the counted weeks, paired
//            by replication: too early as long as it is off by more than a twentieth, clearly (99.9%)
//   MSER-5   over days, the mean of the same weekday taken off (of the other counted weeks, so that no
//            day is compared with itself); sim/statistics/warm_up.hpp
//
// Campaigns and outages on one day are left out, since they make one week unlike the others. The first
// method has a resolution of a day and an error that is known, so it decides; the second, which needs no
// level, stands beside it. Where the last of the counted weeks is clearly off the first, there is no
// steady state: lines grow for ever.
#pragma once

#include <array>
#include <vector>

#include "sim/month/metrics.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

struct WarmUpOfMetric {
  Metric metric{};
  std::vector<double> weeks;  // means, by week since the empty beginning; NaN: nobody
  int days = 0;               // to leave out: the weeks from earlier days on are off
  bool level = true;          // or the counted weeks themselves differ
  int mser_days = 0;          // what MSER-5 would leave out
  bool mser_reliable = true;  // or its minimum lies in the second half
};

struct WarmUpStudy {
  static constexpr int kWeeksBefore = 4;  // of an empty beginning, before the counted days
  static constexpr std::array kMetrics{Metric::crm_lag_s, Metric::commit_lag_s,
                                       Metric::first_touch_h, Metric::touch_wait_s};

  int replications = 0;
  std::vector<WarmUpOfMetric> metrics;

  // What the slowest of them needs.
  int days() const;
  bool level() const;
};

// At least two replications, of four counted weeks whatever the scenario's days. It must have passed
// `checked`. Costs two months of simulated time for each replication.
WarmUpStudy warm_up_study(const Scenario& scenario, int replications);

}  // namespace handoff::sim
