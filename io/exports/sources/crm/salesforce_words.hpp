// Salesforce's ids.
#pragma once

#include <string_view>

#include "io/exports/ledger/identities.hpp"

namespace handoff::exports {

class Entry;

// A record by its id of 15 or 18 characters; nobody for any other text.
Key salesforce_key(Entry& entry, std::string_view id);

}  // namespace handoff::exports
