// Words that CRMs share: when somebody is a customer, and who changes records in bulk.
#pragma once

#include <string_view>

namespace handoff::exports {

// A lifecycle stage or a status, in lower case, that means "customer".
bool means_customer(std::string_view value);

// Any value of the usual lifecycle: by it a property's history is known to be of the stage.
bool is_stage(std::string_view value);

// Who changed a property, in lower case: an import, a bulk edit, a migration.
bool changes_in_bulk(std::string_view source);

}  // namespace handoff::exports
