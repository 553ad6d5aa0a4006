// Usage in PostgreSQL, over one connection that is made anew when it has gone.
//
// The connection reads only, and a query that takes too long is broken off by the server and, where
// that does not answer, by us. Of what libpq says nothing is told on while it connects, since it
// repeats how the database is reached. A host's name is looked up by libpq, which waits for that as
// long as the system does: on the thread of questions, and nobody else's.
#pragma once

#include <memory>

#include "service/adapters/usage_database.hpp"

namespace handoff::service {

// libpq may be missing where the program is built.
bool has_postgresql();

// Null without it.
std::unique_ptr<UsageDatabase> open_postgresql_usage(const UsageQuery& query);

}  // namespace handoff::service
