// Known time zones: those that a company is likely to have customers or an office in, ready to be
// added to a scenario, which names its own.
//
// Their offsets and rules are those of io/text/time_zones.hpp.
#pragma once

#include <string_view>
#include <vector>

#include "core/config/calendar.hpp"

namespace handoff::web {

const std::vector<core::TimeZone>& known_zones();
// Null: there is no such one.
const core::TimeZone* known_zone(std::string_view name);

}  // namespace handoff::web
