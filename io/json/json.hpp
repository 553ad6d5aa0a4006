// Strict JSON: text to a document, or one line that says where the text is wrong.
//
// Stricter than most readers on purpose, because a typing error in a scenario must never be guessed
// around: duplicate keys, nesting deeper than 64, objects of more than 1000 members, numbers that
// no double can hold, invalid UTF-8 and anything after the document are errors. A byte order mark
// at the start is accepted.
//
//   scenario.json:12:7: unexpected end of text, expected ',' or '}'
#pragma once

#include <cstddef>
#include <string_view>

#include "core/base/result.hpp"
#include "io/json/document.hpp"

namespace handoff::io {

// `first_line` is the number of the text's first line in its source, for a line of a longer file.
core::Result<Json> parse_json(std::string_view text, std::string_view source_name,
                              std::size_t first_line = 1);

}  // namespace handoff::io
