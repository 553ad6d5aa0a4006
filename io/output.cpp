// Plain C streams, as in io/file.cpp.
#include "io/output.hpp"

#include <cerrno>
#include <cstring>
#include <utility>

#include "io/excerpt.hpp"

namespace handoff::io {
namespace {

core::Error failure(const std::string& path, int code) {
  const std::string where = path == "-" ? "standard output" : printable(path, 200);
  switch (code) {
    case ENOENT:
      return {where, "cannot be written: there is no such folder"};
    case EISDIR:
      return {where, "cannot be written: it is a folder"};
    case ENOTDIR:
      return {where, "cannot be written: a part of the path is not a folder"};
    case EACCES:
    case EPERM:
      return {where, "cannot be written: permission denied"};
    case ENOSPC:
      return {where, "cannot be written: the disk is full"};
    default:
      return {where, std::string("cannot be written: ") + std::strerror(code)};
  }
}

}  // namespace

void Output::CloseFile::operator()(std::FILE* file) const {
  if (file != stdout) std::fclose(file);
}

Output::Output(std::string path, std::FILE* file) : path_(std::move(path)), file_(file) {}

core::Result<Output> Output::open(const std::string& path) {
  if (path == "-") return Output(path, stdout);
  errno = 0;
  std::FILE* file = path.find('\0') == path.npos ? std::fopen(path.c_str(), "wb") : nullptr;
  if (!file) return failure(path, errno == 0 ? EINVAL : errno);
  return Output(path, file);
}

std::optional<core::Error> Output::write(std::string_view text) {
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) == text.size()) return std::nullopt;
  return failure(path_, errno);
}

std::optional<core::Error> Output::close() {
  errno = 0;
  if (file_.get() == stdout) {
    if (std::fflush(stdout) == 0) return std::nullopt;
    return failure(path_, errno);
  }
  if (std::fclose(file_.release()) == 0) return std::nullopt;
  return failure(path_, errno);
}

}  // namespace handoff::io
