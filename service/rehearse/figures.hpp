// Figures: what is compared of a played run and of a simulated one, a row each.
//
// Lags are percentiles over the customers of one run, counts are those of one run. Both kinds of run are a
// month's state (sim/month/month_state.hpp), so a lag is taken by the same code from either; what only the
// pipeline of a simulation has counted comes from outside.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "sim/month/metrics.hpp"
#include "sim/month/month_state.hpp"

namespace handoff::rehearse {

// What the calls of a run add up to.
struct RunCounts {
  double calls = 0;
  double throttled = 0;
  double retries = 0;
  double exceptions = 0;
  double suppressed = 0;  // events known by their id
};

struct FigureInfo {
  std::string_view name;
  std::string_view label;
  sim::Metric metric;
  double quantile;  // of a lag; negative: a count of a run
};

// clang-format off
inline constexpr std::array<FigureInfo, 17> kFigures{{
    {"crm_lag_p50_s",        "CRM lag, p50",               sim::Metric::crm_lag_s,     0.50},
    {"crm_lag_p95_s",        "CRM lag, p95",               sim::Metric::crm_lag_s,     0.95},
    {"commit_lag_p50_s",     "CRM and sequences, p50",     sim::Metric::commit_lag_s,  0.50},
    {"commit_lag_p95_s",     "CRM and sequences, p95",     sim::Metric::commit_lag_s,  0.95},
    {"processing_p50_s",     "until onboarding, p50",      sim::Metric::processing_s,  0.50},
    {"processing_p95_s",     "until onboarding, p95",      sim::Metric::processing_s,  0.95},
    {"unassigned_p50_h",     "without an owner, p50",      sim::Metric::unassigned_h,  0.50},
    {"unassigned_p95_h",     "without an owner, p95",      sim::Metric::unassigned_h,  0.95},
    {"notice_p50_s",         "team's notice, p50",         sim::Metric::notice_s,      0.50},
    {"notice_p95_s",         "team's notice, p95",         sim::Metric::notice_s,      0.95},
    {"committed",            "customers committed",        sim::Metric::committed,     -1},
    {"api_calls",            "requests sent",              sim::Metric::api_calls,     -1},
    {"retries",              "retries",                    sim::Metric::retries,       -1},
    {"http_429",             "refused (429)",              sim::Metric::http_429,      -1},
    {"duplicates_suppressed", "duplicates suppressed",     sim::Metric::duplicates_suppressed, -1},
    {"exceptions",           "left for a person",          sim::Metric::exceptions,    -1},
    {"lost_or_doubled",      "lost or done twice",         sim::Metric::lost_handoffs, -1},
}};
// clang-format on

using Figures = std::array<double, kFigures.size()>;

// A lag that nobody has is not a number.
Figures figures_of(const sim::MonthState& month, const RunCounts& counts, double lost_or_doubled);

}  // namespace handoff::rehearse
