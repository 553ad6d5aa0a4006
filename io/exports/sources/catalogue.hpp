// All sources that are known.
#pragma once

#include <span>

#include "io/exports/rows/source.hpp"

namespace handoff::exports {

std::span<const Source* const> all_sources();

}  // namespace handoff::exports
