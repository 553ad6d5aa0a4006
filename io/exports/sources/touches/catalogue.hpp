// Where people speak with customers: calendars and help desks.
#pragma once

#include "io/exports/rows/source.hpp"

namespace handoff::exports {

const Source& calendly_events();
const Source& zendesk_tickets();
const Source& intercom_conversations();
const Source& gong_calls();

}  // namespace handoff::exports
