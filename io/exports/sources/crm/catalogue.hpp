// The exports of CRMs.
#pragma once

#include "io/exports/rows/source.hpp"

namespace handoff::exports {

const Source& hubspot_contacts();
const Source& hubspot_history();
const Source& hubspot_merges();
const Source& hubspot_engagements();
const Source& salesforce_people();
const Source& salesforce_history();
const Source& salesforce_activities();

}  // namespace handoff::exports
