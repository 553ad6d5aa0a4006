// The table, longest first where one begins like another.
#include "io/text/file_kind.hpp"

#include <algorithm>

namespace handoff::io {
namespace {

using namespace std::string_view_literals;

constexpr FileKind kKinds[] = {
    {"\x1f\x8b"sv, 0, "is compressed with gzip", "gunzip -c FILE"},
    {"PK\x03\x04"sv, 0, "is a zip archive or a spreadsheet", "unzip -p FILE"},
    {"PK\x05\x06"sv, 0, "is an empty zip archive", {}},
    {"\x28\xb5\x2f\xfd"sv, 0, "is compressed with zstd", "zstd -dc FILE"},
    {"BZh"sv, 0, "is compressed with bzip2", "bunzip2 -c FILE"},
    {"\xfd"
     "7zXZ\0"sv,
     0, "is compressed with xz", "xz -dc FILE"},
    {"7z\xbc\xaf\x27\x1c"sv, 0, "is a 7z archive", "7z x -so FILE"},
    {"Rar!\x1a\x07"sv, 0, "is a RAR archive", "unrar p -inul FILE"},
    {"\x04\x22\x4d\x18"sv, 0, "is compressed with lz4", "lz4 -dc FILE"},
    {"ustar"sv, 257, "is a tar archive", "tar -xOf FILE"},
    {"\xff\xfe\0\0"sv, 0, "is UTF-32", "iconv -f UTF-32 -t UTF-8 FILE"},
    {"\0\0\xfe\xff"sv, 0, "is UTF-32", "iconv -f UTF-32 -t UTF-8 FILE"},
    {"%PDF-"sv, 0, "is a PDF document", {}},
    {"\x89PNG"sv, 0, "is a picture (PNG)", {}},
    {"\xff\xd8\xff"sv, 0, "is a picture (JPEG)", {}},
    {"GIF8"sv, 0, "is a picture (GIF)", {}},
    {"PAR1"sv, 0, "is a Parquet table", {}, true},
    {"Obj\x01"sv, 0, "is an Avro file", {}, true},
    {"ORC"sv, 0, "is an ORC table", {}, true},
    {"SQLite format 3"sv, 0, "is an SQLite database", {}, true},
    {"\xd0\xcf\x11\xe0"sv, 0, "is an old Excel workbook or Word document", {}, true},
    {"\x7f"
     "ELF"sv,
     0,
     "is a program",
     {}},
    {"MZ"sv, 0, "is a program", {}},
};

bool is_of(const FileKind& kind, std::string_view head) {
  return head.size() >= kind.at && head.substr(kind.at).starts_with(kind.bytes);
}

// Two letters may begin a text as well.
bool may_be_text(const FileKind& kind, std::string_view head) {
  return (kind.bytes == "MZ" || kind.bytes == "ORC") && head.find('\0') == head.npos;
}

bool is_plain(std::string_view name) {
  return !name.empty() && name.front() != '-' && std::all_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
           c == '_' || c == '-' || c == '/';
  });
}

}  // namespace

const FileKind* file_kind(std::string_view head) {
  for (const FileKind& it : kKinds) {
    if (is_of(it, head) && !may_be_text(it, head)) return &it;
  }
  return nullptr;
}

std::string with_file_name(std::string_view command, std::string_view name) {
  std::string text(command);
  if (const std::size_t at = text.find("FILE"); at != text.npos && is_plain(name))
    text.replace(at, 4, name);
  return text;
}

}  // namespace handoff::io
