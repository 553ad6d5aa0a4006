// Moments as people write them: a day and a time of day, in UTC, or how long after a start.
//
//   2026-04-01 14:00     1 Apr 14:00     Apr 1, 2pm     1 April     30d14h     90 min
//
// Without a year it is the first such day that is not before the start. What is written for people
// to edit reads back as the same second.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace handoff::io {

// Since `start`, never negative. Errors carry no place: the caller knows where the text stood.
core::Result<core::Duration> parse_moment(std::string_view text, core::Time start);

// "2026-04-01 14:00", with ":30" where it is not a whole minute.
std::string moment_text(core::Time moment);

}  // namespace handoff::io
