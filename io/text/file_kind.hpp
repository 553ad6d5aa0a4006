// What a file is that is no text of ours, by how its bytes begin: the signatures that file(1) goes by.
#pragma once

#include <string>
#include <string_view>

namespace handoff::io {

struct FileKind {
  std::string_view bytes;
  std::size_t at;           // where they stand
  std::string_view what;    // "is compressed with gzip"
  std::string_view unpack;  // "gunzip -c FILE" writes what is in it; empty: nothing does
  bool has_rows = false;    // whoever wrote it can export them as text
};

// How many bytes of a file's beginning tell.
inline constexpr std::size_t kFileKindBytes = 512;

// Nothing if they may be text.
const FileKind* file_kind(std::string_view head);

// A command with the file's name in place of FILE, where that can stand in a shell as it is.
std::string with_file_name(std::string_view command, std::string_view name);

}  // namespace handoff::io
