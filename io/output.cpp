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
  if (!remove.empty()) std::remove(remove.c_str());
}

Output::Output(std::string path, File file, bool untouched)
    : path_(std::move(path)), file_(std::move(file)), untouched_(untouched) {}

// Opening to append says whether writing is possible, and harms nothing.
core::Result<Output> Output::open(const std::string& path) {
  if (path == "-") return Output(path, File(stdout), false);
  if (path.find('\0') != path.npos) return failure(path, EINVAL);
  std::FILE* before = std::fopen(path.c_str(), "rb");
  if (before) std::fclose(before);
  errno = 0;
  std::FILE* file = std::fopen(path.c_str(), "ab");
  if (!file) return failure(path, errno == 0 ? EINVAL : errno);
  return Output(path, File(file, CloseFile{before ? "" : path}), true);
}

// From here on the file is ours.
std::optional<core::Error> Output::begin() {
  untouched_ = false;
  file_.get_deleter().remove.clear();
  file_.reset();
  errno = 0;
  file_.reset(std::fopen(path_.c_str(), "wb"));
  if (file_) return std::nullopt;
  return failure(path_, errno);
}

std::optional<core::Error> Output::write(std::string_view text) {
  if (untouched_) {
    if (auto error = begin()) return error;
  }
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) == text.size()) return std::nullopt;
  return failure(path_, errno);
}

std::optional<core::Error> Output::close() {
  if (untouched_) {  // an empty result is one, too
    if (auto error = begin()) return error;
  }
  errno = 0;
  if (file_.get() == stdout) {
    if (std::fflush(stdout) == 0) return std::nullopt;
    return failure(path_, errno);
  }
  if (std::fclose(file_.release()) == 0) return std::nullopt;
  return failure(path_, errno);
}

}  // namespace handoff::io
