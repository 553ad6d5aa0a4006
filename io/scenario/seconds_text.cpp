// What is no duration may still be a number that only a double can hold.
#include "io/scenario/seconds_text.hpp"

#include <cmath>

#include "core/base/time.hpp"
#include "io/json/json_text.hpp"
#include "io/text/duration_text.hpp"

namespace handoff::io {

core::Result<double> parse_seconds(std::string_view text) {
  const auto duration = parse_duration(text);
  if (duration) return duration->seconds();
  if (text.ends_with('s')) {
    const auto number = parse_number(text.substr(0, text.size() - 1));
    if (number && *number >= 0) return *number;
  }
  return duration.error();
}

std::string seconds_text(double seconds) {
  if (seconds >= 0 && seconds <= kLongestDuration.seconds()) {
    const core::Duration rounded{std::llround(seconds * 1e6)};
    if (rounded.seconds() == seconds) return duration_text(rounded);
  }
  return number_text(seconds) + "s";
}

}  // namespace handoff::io
