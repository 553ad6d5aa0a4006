// Seconds as text, for the parameters of distributions, which may be finer than a microsecond
// ("1.23e-07s"). Whole microseconds are read and written as durations (io/text/duration_text.hpp).
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace handoff::io {

core::Result<double> parse_seconds(std::string_view text);
std::string seconds_text(double seconds);

}  // namespace handoff::io
