// Observations: the values that one customer of a finished replication adds to the metrics.
//
// This is the only place that knows where a per-customer value comes from. `emit(metric, value)`
// may be called any number of times, or not at all, for each metric: a mean is over the values that
// there are. Metrics that are counts without tiers come from `ReplicationResult::counts` instead.
#pragma once

#include <cstddef>

#include "sim/metrics.hpp"
#include "sim/simulation.hpp"

namespace handoff::sim {

template <class Emit>
void observe_customer(const Simulation& simulation, std::size_t position, Emit emit) {
  const Customer& customer = simulation.customers()[position];
  const CustomerResult& result = simulation.results()[position];
  emit(Metric::conversions, 1.0);
  if (result.committed != core::kNever) {
    emit(Metric::committed, 1.0);
    emit(Metric::crm_lag_s, (result.committed - customer.converted).seconds());
    emit(Metric::mrr_usd, simulation.world().states()[position].subscribed.mrr.units());
  }
  if (result.onboarded != core::kNever)
    emit(Metric::processing_s, (result.onboarded - result.received).seconds());
}

}  // namespace handoff::sim
