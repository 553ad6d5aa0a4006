// Plain C streams, as in io/files/file.cpp; what kind of file it is, as POSIX says.
#include "io/files/output.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

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

// A new name is on the disk when its folder is. Where a folder cannot be asked for that, it is the
// system's to say when.
void folder_to_disk(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  const std::string folder = slash == path.npos ? "." : path.substr(0, slash + 1);
  const int opened = ::open(folder.c_str(), O_RDONLY | O_CLOEXEC);
  if (opened < 0) return;
  static_cast<void>(::fsync(opened));
  ::close(opened);
}

}  // namespace

void Output::CloseFile::operator()(std::FILE* file) const {
  if (file != stdout) std::fclose(file);
  if (!remove.empty()) std::remove(remove.c_str());
}

Output::Output(std::string path, File file) : path_(std::move(path)), file_(std::move(file)) {}

// Opening to append says whether writing is possible, and harms nothing. Where nothing stands under the name, the name
// beside it is tried: whoever is killed at this moment leaves no empty file behind.
core::Result<Output> Output::open(const std::string& path) {
  if (path == "-") return Output(path, File(stdout));
  if (path.find('\0') != path.npos) return failure(path, EINVAL);
  std::FILE* before = std::fopen(path.c_str(), "rb");
  if (before) std::fclose(before);
  const std::string tried_path = before ? path : path + kPartial;
  errno = 0;
  std::FILE* tried = std::fopen(tried_path.c_str(), "ab");
  if (!tried) return failure(path, errno == 0 ? EINVAL : errno);
  std::fclose(tried);
  if (!before) std::remove(tried_path.c_str());
  return Output(path, nullptr);
}

bool Output::replaces(const std::string& path) {
  struct stat there = {};
  return path != "-" && (lstat(path.c_str(), &there) != 0 || S_ISREG(there.st_mode));
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

std::optional<core::Error> Output::close(Until until) {
  if (!file_) {  // an empty result is one, too
    if (auto error = begin()) return error;
  }
  errno = 0;
  if (file_.get() != stdout) return finish(until);
  if (std::fflush(stdout) == 0) return std::nullopt;
  return failure(path_, errno);
}

std::optional<core::Error> Output::finish(Until until) {
  assert(file_ && file_.get() != stdout);
  const std::string partial = std::move(file_.get_deleter().remove);
  file_.get_deleter().remove.clear();
  const bool on_disk = until == Until::on_disk && !partial.empty();
  bool done = !on_disk || (std::fflush(file_.get()) == 0 && ::fsync(fileno(file_.get())) == 0);
  done = std::fclose(file_.release()) == 0 && done;
  if (partial.empty()) return done ? std::nullopt : std::optional(failure(path_, errno));
  done = done && std::rename(partial.c_str(), path_.c_str()) == 0;
  if (done && on_disk) folder_to_disk(path_);
  if (done) return std::nullopt;
  const int code = errno;
  std::remove(partial.c_str());
  return failure(path_, code);
}

}  // namespace handoff::io
