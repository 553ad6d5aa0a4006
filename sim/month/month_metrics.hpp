// Month metrics: where the values of the metrics come from that have one value a replication.
//
// Those that have a value for each customer come from sim/month/customer_metrics.hpp.
#pragma once

#include <array>
#include <cstddef>

#include "sim/month/metrics.hpp"
#include "sim/month/month_state.hpp"
#include "sim/month/outcomes.hpp"

namespace handoff::sim {

// The facts of a finished month that churn, expansion and cost follow from, and those of one customer
// who counts.
Quality quality_of(const MonthState& month, const CountedDays& in);
Quality quality_of(const MonthState& month, std::size_t position);

// Sets the metrics that are counts and not added up over customers, of these days; those of people too.
void count_month(const MonthState& month, const CountedDays& in,
                 std::array<double, kMetricCount>& counts);

}  // namespace handoff::sim
