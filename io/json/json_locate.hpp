// Locating: from a path in a document ("data.items[2].price") back to line and column in its text.
//
// A document does not remember where its values stood. When a value turns out wrong the text is
// skimmed once more, so good input pays nothing. The text is known to be valid JSON; on any other
// the skimmer stops somewhere inside, never outside.
#pragma once

#include <cstddef>
#include <string_view>

#include "core/base/result.hpp"

namespace handoff::io {

// The byte at which the value under `path` begins, or the innermost container that is there.
std::size_t locate(std::string_view text, std::string_view path);

// An error whose `where` is a path, with the source and the place in front: "a.json:3:9:
// cohort.trials".
core::Error located(core::Error error, std::string_view text, std::string_view source_name,
                    std::size_t first_line = 1);

}  // namespace handoff::io
