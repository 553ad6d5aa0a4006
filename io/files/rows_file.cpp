// Lines across the pieces in which a file is read, and a stream that is flushed row by row.
#include "io/files/rows_file.hpp"

#include <cerrno>
#include <cstring>
#include <filesystem>
#include <system_error>
#include <utility>

#include "io/files/file.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

core::Error cannot(const std::string& path, int code) {
  const std::string where = path == "-" ? "standard output" : printable(path, 200);
  return {where, std::string("cannot be written: ") + std::strerror(code)};
}

// Takes complete lines, of which the first may be a head.
class Lines {
 public:
  Lines(std::string_view head, const TakeRow& take) : head_(head), take_(take) {}

  std::optional<core::Error> add(std::string_view chunk) {
    std::size_t at = 0;
    for (std::size_t end = chunk.find('\n'); end != chunk.npos; end = chunk.find('\n', at)) {
      begun_ += chunk.substr(at, end - at);
      at = end + 1;
      if (auto error = line()) return error;
    }
    begun_ += chunk.substr(at);
    return std::nullopt;
  }

  const KeptRows& kept() const { return kept_; }

 private:
  std::optional<core::Error> line() {
    const bool is_head = kept_.bytes == 0 && !head_.empty();
    if (is_head && begun_ + '\n' != head_) return core::Error{"", "has other columns"};
    if (!is_head) {
      if (auto error = take_(kept_.rows, begun_)) return error;
      ++kept_.rows;
    }
    kept_.bytes += begun_.size() + 1;
    begun_.clear();
    return std::nullopt;
  }

  std::string_view head_;
  const TakeRow& take_;
  std::string begun_;
  KeptRows kept_;
};

}  // namespace

core::Result<KeptRows> kept_rows(const std::string& path, std::string_view head,
                                 const TakeRow& take) {
  Lines lines(head, take);
  if (auto error = read_chunks(path, [&](std::string_view chunk) { return lines.add(chunk); })) {
    if (error->where.empty()) error->where = source_name(path);
    return *std::move(error);
  }
  return lines.kept();
}

core::Result<RowsFile> RowsFile::begin(const std::string& path, std::string_view head) {
  errno = 0;
  File file(path == "-" ? stdout : std::fopen(path.c_str(), "wb"));
  if (!file) return cannot(path, errno);
  RowsFile rows(path, std::move(file));
  if (auto error = rows.write(head)) return *std::move(error);
  return rows;
}

core::Result<RowsFile> RowsFile::go_on(const std::string& path, std::string_view head,
                                       const KeptRows& kept) {
  if (kept.bytes == 0) return begin(path, head);
  std::error_code code;
  std::filesystem::resize_file(path, kept.bytes, code);
  if (code) return cannot(path, code.value());
  errno = 0;
  File file(std::fopen(path.c_str(), "ab"));
  if (!file) return cannot(path, errno);
  return RowsFile(path, std::move(file));
}

core::Error RowsFile::failure() const { return cannot(path_, errno); }

std::optional<core::Error> RowsFile::write(std::string_view row) {
  errno = 0;
  const bool written = std::fwrite(row.data(), 1, row.size(), file_.get()) == row.size();
  if (!written || std::fflush(file_.get()) != 0) return failure();
  return std::nullopt;
}

}  // namespace handoff::io
