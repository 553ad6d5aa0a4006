// Working hours as text: "Mon-Fri 09:00-17:00", "Mon-Thu,Sat 08:30-12:00", "Mon-Sun 00:00-24:00".
//
// Weekdays are named by their first three letters, in any case, as ranges and lists; the clock has
// 24 hours.
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"
#include "core/config/calendar.hpp"

namespace handoff::io {

core::Result<core::OpenHours> parse_hours(std::string_view text);

// The shortest text that reads back as the same hours.
std::string hours_text(const core::OpenHours& hours);

// For the schema: what `parse_hours` takes, as a regular expression.
inline constexpr std::string_view kHoursPattern =
    "^[A-Za-z]{3}(-[A-Za-z]{3})?(,[A-Za-z]{3}(-[A-Za-z]{3})?)* "
    "[0-9]{2}:[0-9]{2}-[0-9]{2}:[0-9]{2}$";

}  // namespace handoff::io
