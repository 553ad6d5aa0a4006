// Plain C streams: they tell a directory from a missing file by errno, work without exceptions, and
// are what Emscripten maps to the real files under node.
#include "io/files/file.hpp"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>
#include <system_error>
#include <vector>

#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

constexpr std::size_t kChunkBytes = std::size_t{1} << 16;

// Standard input is everybody's and stays open.
struct CloseFile {
  void operator()(std::FILE* file) const {
    if (file != stdin) std::fclose(file);
  }
};
using FileHandle = std::unique_ptr<std::FILE, CloseFile>;

core::Error failure(const std::string& path, int code) {
  const std::string where = printable(source_name(path), 200);
  switch (code) {
    case ENOENT:
      return {where, "there is no such file"};
    case ENOTDIR:
      return {where, "a part of the path is not a folder"};
    case EISDIR:
      return {where, "is a folder, expected a file"};
    case EACCES:
    case EPERM:
      return {where, "may not be read: permission denied"};
    default:
      return {where, std::string("cannot be read: ") + std::strerror(code)};
  }
}

// fopen takes a path up to its first NUL; a path with one in it names no file.
FileHandle open(const std::string& path) {
  if (path == "-") return FileHandle(stdin);
  if (path.find('\0') != path.npos) {
    errno = ENOENT;
    return nullptr;
  }
  return FileHandle(std::fopen(path.c_str(), "rb"));
}

}  // namespace

std::string source_name(const std::string& path) {
  if (path.empty()) return "\"\"";
  return path == "-" ? "standard input" : path;
}

bool can_be_read_again(const std::string& path) {
  std::error_code ignored;
  return path != "-" && std::filesystem::is_regular_file(path, ignored);
}

std::optional<core::Error> read_chunks(const std::string& path, const TakeChunk& take) {
  errno = 0;
  const FileHandle file = open(path);
  if (!file) return failure(path, errno);
  std::vector<char> buffer(kChunkBytes);
  while (true) {
    errno = 0;
    const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file.get());
    if (count > 0) {
      if (auto error = take({buffer.data(), count})) return error;
    }
    if (count == buffer.size()) continue;
    if (std::ferror(file.get()) != 0) return failure(path, errno);
    return std::nullopt;
  }
}

core::Result<std::string> read_file(const std::string& path, std::size_t limit) {
  std::string text;
  const auto append = [&](std::string_view chunk) -> std::optional<core::Error> {
    if (chunk.size() > limit - text.size()) {
      return core::Error{printable(source_name(path), 200),
                         "is larger than the limit of " + size_text(limit)};
    }
    text += chunk;
    return std::nullopt;
  };
  if (auto error = read_chunks(path, append)) return *std::move(error);
  return text;
}

}  // namespace handoff::io
