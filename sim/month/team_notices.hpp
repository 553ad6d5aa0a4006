// Team notices: how the CS team learns of a customer - told by a request of the pipeline, or not
// told at all.
#pragma once

#include "core/messages/messages.hpp"
#include "core/pipeline.hpp"
#include "sim/month/month_state.hpp"

namespace handoff::sim {

// A request of the pipeline has taken effect.
void tell_team(MonthState& month, const core::Request& request, core::Time now);

// The CRM knows the customer, and no owner will be told: nobody routes, or the assignment failed.
void miss_owner(MonthState& month, const core::Progress& progress, core::Time now);

}  // namespace handoff::sim
