// Trace: what happened to one customer in one replication, call by call.
//
// A TraceRecorder listens to the run. Mails are no events of it (sim/world/mail/nurture.hpp) and
// are worked out afterwards.
#pragma once

#include <cstddef>
#include <cstdint>

#include "sim/month/trace_recorder.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim {

// How many customers convert in a replication: the positions that can be traced.
std::size_t converting_customers(const Scenario& scenario, std::uint32_t replication);

// Runs the replication and traces the customer at `position`, which must be less than the above.
Trace trace_customer(const Scenario& scenario, std::uint32_t replication, std::uint32_t position);

}  // namespace handoff::sim
