// The tables of the file, and whether a file is one of these.
#pragma once

#include <optional>

#include "core/base/result.hpp"
#include "service/store/database.hpp"

namespace handoff::service {

// Makes the tables in an empty file. A file of another program, of another version, or with damage
// in it is an error.
std::optional<core::Error> prepare(const Connection& connection);

// The same without making anything.
std::optional<core::Error> check_is_store(const Connection& connection);

}  // namespace handoff::service
