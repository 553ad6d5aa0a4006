// Trace reports: one customer's night as a Gantt chart in text, and as JSON.
//
// Times are counted from the conversion. The clock beside them is the customer's own.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

#include "io/json/json_text.hpp"
#include "sim/month/trace.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::io {

// Which customer of which run.
struct TraceTitle {
  std::string pipeline;
  std::uint32_t replication = 0;
  std::uint32_t customer = 0;
};

// {"scenario", "pipeline", "seed", "replication", "customer", "zone", "signed_up", "converted",
//  "tier", "mrr_usd", "deliveries": [s, ...], "calls": [{"operation", "attempt", "sent_s",
//  "answered_s", "status"}], "states": [{"at_s", "state", "exception"}], "mails": [{"at_s",
//  "missent"}], "mails_stopped_s", "first_touch_s"}
// Times are in seconds since the conversion, and null for what never came.
Json trace_document(const sim::Scenario& scenario, const TraceTitle& title,
                    const sim::Trace& trace);
std::string trace_json(const sim::Scenario& scenario, const TraceTitle& title,
                       const sim::Trace& trace);

// From 80 to 200 columns wide.
std::string trace_chart(const sim::Scenario& scenario, const TraceTitle& title,
                        const sim::Trace& trace, int columns);

}  // namespace handoff::io
