// Durations and dates as people write them: "200ms", "4h", "1h30m", "2026-03-02".
//
// A duration is one or more numbers with units, largest unit first: d, h, min (or m), s, ms, us.
// Decimals are fine as long as a whole number of microseconds comes out; a bare number is refused,
// because whoever reads the file later cannot know whether it meant seconds. Writing is exact: what
// is written reads back as the same microseconds.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/base/time.hpp"

namespace handoff::io {

// Anything longer is a typing error, and sums of shorter ones cannot overflow.
inline constexpr core::Duration kLongestDuration = core::days(36'500);

// Errors carry no place: the caller knows where the text stood.
core::Result<core::Duration> parse_duration(std::string_view text);
std::string duration_text(core::Duration duration);

// Midnight UTC of a day from 1970 to 9999.
core::Result<core::Time> parse_date(std::string_view text);
std::string date_text(core::Time time);

// "2026-03-02T23:47:12Z", to the second.
std::string time_text(core::Time time);

}  // namespace handoff::io
