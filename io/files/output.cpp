// Plain C streams, as in io/files/file.cpp; what kind of file it is, as POSIX says.
#include "io/files/output.hpp"

#include <sys/stat.h>
#include <cassert>

#include <cerrno>
#include <cstring>
#include <utility>

#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

constexpr const char* kPartial = ".partial";

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

Output::Output(std::string path, File file) : path_(std::move(path)), file_(std::move(file)) {}

// Opening to append says whether writing is possible, and harms nothing.
core::Result<Output> Output::open(const std::string& path) {
  if (path == "-") return Output(path, File(stdout));
  if (path.find('\0') != path.npos) return failure(path, EINVAL);
  std::FILE* before = std::fopen(path.c_str(), "rb");
  if (before) std::fclose(before);
  errno = 0;
  std::FILE* tried = std::fopen(path.c_str(), "ab");
  if (!tried) return failure(path, errno == 0 ? EINVAL : errno);
  std::fclose(tried);
  if (!before) std::remove(path.c_str());
  return Output(path, nullptr);
}

std::optional<core::Error> Output::begin() {
  struct stat there = {};
  const bool exists = lstat(path_.c_str(), &there) == 0;
  if (!exists || S_ISREG(there.st_mode)) {
    const std::string partial = path_ + kPartial;
    file_ = File(std::fopen(partial.c_str(), "wb"), CloseFile{partial});
    if (file_ && exists) static_cast<void>(chmod(partial.c_str(), there.st_mode & 07777));
  }
  // No file can be made in the folder, or this is no plain file.
  errno = 0;
  if (!file_) file_ = File(std::fopen(path_.c_str(), "wb"));
  if (file_) return std::nullopt;
  return failure(path_, errno);
}

std::optional<core::Error> Output::write(std::string_view text) {
  if (!file_) {
    if (auto error = begin()) return error;
  }
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), file_.get()) == text.size()) return std::nullopt;
  return failure(path_, errno);
}

std::optional<core::Error> Output::close() {
  if (!file_) {  // an empty result is one, too
    if (auto error = begin()) return error;
  }
  errno = 0;
  if (file_.get() != stdout) return finish();
  if (std::fflush(stdout) == 0) return std::nullopt;
  return failure(path_, errno);
}

std::optional<core::Error> Output::finish() {
  assert(file_ && file_.get() != stdout);
  const std::string partial = std::move(file_.get_deleter().remove);
  file_.get_deleter().remove.clear();
  bool done = std::fclose(file_.release()) == 0;
  if (partial.empty()) return done ? std::nullopt : std::optional(failure(path_, errno));
  done = done && std::rename(partial.c_str(), path_.c_str()) == 0;
  if (done) return std::nullopt;
  const int code = errno;
  std::remove(partial.c_str());
  return failure(path_, code);
}

}  // namespace handoff::io
