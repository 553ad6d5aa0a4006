// Usage in an SQLite file: the product's own, or a copy that is made of it each night.
#pragma once

#include <memory>

#include "service/adapters/usage_database.hpp"

namespace handoff::service {

std::unique_ptr<UsageDatabase> open_sqlite_usage(const UsageQuery& query);

}  // namespace handoff::service
