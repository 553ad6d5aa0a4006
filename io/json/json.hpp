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

// Conversions out of a document are spelled out; a silent one would turn 14.9 trials into 14.
#ifndef JSON_USE_IMPLICIT_CONVERSIONS
#define JSON_USE_IMPLICIT_CONVERSIONS 0
#endif
#include <nlohmann/json.hpp>

#include "core/base/result.hpp"
#include "io/files/file.hpp"

namespace handoff::io {

// Members keep their order, in what is written as in what is read. One type for both, because a
// second one is 10 kB of the page; the price is that a member is looked for from the first on,
// hence the limit.
using Json = nlohmann::ordered_json;

inline constexpr std::size_t kMaxNesting = 64;
inline constexpr std::size_t kMaxMembers = 1000;  // of one object

// `first_line` is the number of the text's first line in its source, for a line of a longer file.
core::Result<Json> parse_json(std::string_view text, std::string_view source_name,
                              std::size_t first_line = 1);

}  // namespace handoff::io
