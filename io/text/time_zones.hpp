// Time zones by IANA's names: "America/New_York", with its present rule for daylight saving.
//
// The rules are those of tzdata 2025b, each as the POSIX text that a compiled zone ends with
// ("EST5EDT,M3.2.0,M11.1.0"); what was in force in former decades is not kept. Where a zone has
// summer time by a rule that POSIX cannot say, as Morocco's, its usual offset stands for it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.hpp"
#include "core/config/calendar.hpp"

namespace handoff::io {

// Also "UTC", "GMT" and fixed offsets: "+05:30", "UTC-3". Letters of any case.
std::optional<core::TimeZone> time_zone_named(std::string_view name);

// The same, or an error that says which names are near.
core::Result<core::TimeZone> read_time_zone(std::string_view name);

// One zone for each rule, the most populous by name first.
std::vector<core::TimeZone> distinct_time_zones();

// The moment that a zone's clock shows as `shown`, counted as if it were UTC's. A clock that is set
// back shows an hour twice: the first time is meant. One that is put forward leaves an hour out: it
// is read by the clock before the change.
core::Time moment_shown(core::ZoneClock& clock, core::Time shown);

}  // namespace handoff::io
