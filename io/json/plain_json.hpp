// Plain JSON, read fast: what nearly all of a month's events are.
//
// The library's reader takes a character at a time, because it must know what is wrong with a text
// and where. A text with whole numbers, ASCII and no rare escapes can be read in one go; for any
// other, and for every text that is wrong, the answer is nothing, and the library has the word.
#pragma once

#include <optional>
#include <string_view>

#include "io/json/document.hpp"

namespace handoff::io {

std::optional<Json> parse_plain_json(std::string_view text);

}  // namespace handoff::io
