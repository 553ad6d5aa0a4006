// Customer metrics: the values that one customer of a finished replication adds to the metrics.
//
// This is the only place that knows where a per-customer value comes from. `emit(metric, value)`
// may be called any number of times, or not at all, for each metric: a mean is over the values that
// there are. Metrics that are counts without tiers come from sim/month/month_metrics.hpp instead.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>

#include "sim/month/metrics.hpp"
#include "sim/month/month_metrics.hpp"
#include "sim/month/month_state.hpp"
#include "sim/month/outcomes.hpp"

namespace handoff::sim {

// Who is never touched has missed the promise, and has no time of the touch.
template <class Emit>
void observe_touch(const MonthState& month, std::size_t position, Emit& emit) {
  const Customer& customer = month.customers[position];
  const TouchTimes& touch = month.team.touch(static_cast<std::uint32_t>(position));
  const core::Time owned = std::min(month.world.states()[position].assigned, touch.told);
  if (owned != core::kNever) emit(Metric::unassigned_h, (owned - customer.converted).hours());
  if (touch.told != core::kNever)
    emit(Metric::notice_s, (touch.told - customer.converted).seconds());
  emit(Metric::sla_attainment, month.touched_in_time(position) ? 1.0 : 0.0);
  if (touch.begun == core::kNever) return;
  emit(Metric::first_touch_h, (touch.begun - customer.converted).hours());
  emit(Metric::touch_wait_s, (touch.begun - touch.ready).seconds());
}

// Whether they are counted or not.
template <class Emit>
void observe_anyone(const MonthState& month, std::size_t position, Emit emit) {
  const Customer& customer = month.customers[position];
  const CustomerResult& result = month.results[position];
  const CustomerState& state = month.world.states()[position];
  const auto since = [&customer](core::Time moment) { return moment - customer.converted; };
  emit(Metric::conversions, 1.0);
  emit(Metric::missends, static_cast<double>(result.missends));
  emit(Metric::missend_rate, result.missends > 0 ? 1.0 : 0.0);
  if (state.entered != core::kNever) {
    emit(Metric::crm_lag_s, since(state.entered).seconds());
    emit(Metric::mrr_usd, state.subscribed.mrr.units());
  }
  if (result.committed != core::kNever) {
    emit(Metric::committed, 1.0);
    emit(Metric::commit_lag_s, since(result.committed).seconds());
  }
  if (result.onboarded != core::kNever)
    emit(Metric::processing_s, (result.onboarded - result.received).seconds());
  if (result.found != core::kNever) emit(Metric::detection_h, since(result.found).hours());
  if (state.owner.happened)
    emit(Metric::misroute_rate, state.owner.tier != customer.tier ? 1.0 : 0.0);
  observe_touch(month, position, emit);
  const Quality quality = quality_of(month, position);
  emit(Metric::churn_90d_pct, churn_percent(month.scenario, quality));
  emit(Metric::expansion_pct, expansion_percent(month.scenario, quality));
}

template <class Emit>
void observe_customer(const MonthState& month, std::size_t position, Emit emit) {
  if (month.counts(position)) observe_anyone(month, position, emit);
}

}  // namespace handoff::sim
