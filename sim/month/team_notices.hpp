// Team notices: how the CS team learns of a customer - told by a request of the pipeline, or not
// told at all. Then somebody sees by chance what the CRM shows, from the moment it shows it.
#pragma once

#include "core/messages/messages.hpp"
#include "core/pipeline.hpp"
#include "sim/month/month_state.hpp"

namespace handoff::sim {

// A request of the pipeline has taken effect.
void tell_team(MonthState& month, const core::Request& request, core::Time now);

// No owner will be told, as the assignment failed.
void miss_owner(MonthState& month, const core::Progress& progress, core::Time now);

}  // namespace handoff::sim
