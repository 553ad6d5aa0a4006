// Autosave: the inputs as they are kept in the browser between visits.
//
// All of them, not only what differs from the shipped scenario, so that a later version with other
// defaults brings back what the user had. What cannot be read any more is an error, and the caller
// keeps the text.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "web/app/inputs.hpp"

namespace handoff::web {

std::string write_saved(const Inputs& inputs);
core::Result<Inputs> read_saved(std::string_view text);

// The shipped scenario as it is; then there is nothing to bring back.
bool is_untouched(const Inputs& inputs);

}  // namespace handoff::web
