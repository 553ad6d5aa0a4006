// Usage errors: one line for a command line that cannot be understood, with what may have been
// meant.
#pragma once

#include <CLI/CLI.hpp>

#include "core/base/result.hpp"

namespace handoff::cli {

// What the parser's exception means.
core::Error usage_error(const CLI::App& app, const CLI::ParseError& error);

}  // namespace handoff::cli
