// Paths in a document: "payments.duplicate_share", "apis.crm.limits[0].requests".
//
// A path is the way to a value as `--set`, error messages and a preset's sources write it: keys
// with dots between them, and indices from 0 in brackets. The empty path is the document itself.
#pragma once

#include <string_view>

#include "core/base/result.hpp"
#include "io/json/json.hpp"

namespace handoff::io {

// The value under a path, in a document that holds every value there is. What is not there is an
// error that says what may have been meant.
core::Result<Json*> find_path(Json& document, std::string_view path);

}  // namespace handoff::io
