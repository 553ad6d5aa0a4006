// Instants as RFC 3339 writes them: "2026-03-02T23:47:12Z", "2026-03-02T23:47:12.345678+01:00".
//
// Any number of decimals is fine; what is finer than a microsecond is cut off, since that is how
// fine a `Time` is. A leap second (":60") counts as the first of the next minute.
#pragma once

#include <optional>
#include <string_view>

#include "core/base/time.hpp"

namespace handoff::io {

// Years from 1970; nothing for any other text.
std::optional<core::Time> parse_instant(std::string_view text);

}  // namespace handoff::io
