// Files: reading text from a path, or from standard input under the name "-".
//
// Every way in which that can fail is one clear line that names the path. A limit is a limit on
// what is read, not on what is said afterwards: a file that never ends is left after `limit` bytes.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace handoff::io {

inline constexpr std::size_t kMaxDocumentBytes = std::size_t{64} << 20;

core::Result<std::string> read_file(const std::string& path, std::size_t limit = kMaxDocumentBytes);

// Hands the file over in pieces, so that a long one need not fit in memory. The first error that
// `take` returns ends the reading and is passed on.
using TakeChunk = std::function<std::optional<core::Error>(std::string_view chunk)>;
std::optional<core::Error> read_chunks(const std::string& path, const TakeChunk& take);

// Whether reading it once more gives the same again: a pipe or a terminal does not.
bool can_be_read_again(const std::string& path);

// "standard input" for "-", else the path: the name that messages carry.
std::string source_name(const std::string& path);

}  // namespace handoff::io
