// Measure: which figure of a run is meant: a metric, a statistic of it, and of whom.
//
// Targets, wanted precisions, claims and what is to be best all begin with a measure. As text it is
// [TIER:]METRIC[.STATISTIC] (io/scenario/measure.hpp). Only durations have other statistics than the
// mean, and only metrics by tier have tiers.
#pragma once

#include "sim/month/metrics.hpp"

namespace handoff::sim {

struct Measure {
  Metric metric = Metric::crm_lag_s;
  Statistic statistic = Statistic::mean;
  int tier = -1;   // index into the routing table; -1: all together
  int month = -1;  // of a horizon, from 0; -1: all days
  bool operator==(const Measure&) const = default;
};

}  // namespace handoff::sim
