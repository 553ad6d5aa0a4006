// What a source's first bytes show it to be, where that is no text that could hold events.
//
// A compressed file, a spreadsheet or a photo is no bad JSON, and nobody is helped by the place of
// its first odd byte. It is told in one line, with the command that makes events of it if there is
// one:
//
//   july.json.gz: is compressed with gzip; use gunzip -c july.json.gz | handoff replay -
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

#include "core/base/result.hpp"

namespace handoff::io {

// So many bytes are enough to tell.
inline constexpr std::size_t kHeadBytes = 512;

// `head` is how the source begins, all of it if it is shorter. Nothing: it may be text.
std::optional<core::Error> refuse_by_kind(std::string_view head, std::string_view source_name);

// The same for a text without any JSON, by its first line: a table, a page, another notation.
std::optional<core::Error> refuse_by_first_line(std::string_view line,
                                                std::string_view source_name);

}  // namespace handoff::io
