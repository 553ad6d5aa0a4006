// Rows file: a result that is written row by row as it comes, and gone on with after a stop.
//
// Unlike an Output it stands under its own name from the first row on, since its rows are what there is of the
// work: each is on its way to the disk when `write` returns. After a stop the last one may be cut short. `kept_rows`
// says which are complete, and `go_on` cuts off what is not.
#pragma once

#include <cstdint>
#include <cstdio>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace handoff::io {

struct KeptRows {
  std::uint64_t rows = 0;
  std::uint64_t bytes = 0;  // of all complete rows, the head among them
};

// Told of each complete row, without its line break; its error ends the reading.
using TakeRow = std::function<std::optional<core::Error>(std::uint64_t row, std::string_view text)>;

// Which complete rows a file has. Its first line must be `head`, which is no row, unless that is empty or nothing
// but a part of it was written.
core::Result<KeptRows> kept_rows(const std::string& path, std::string_view head,
                                 const TakeRow& take);

class RowsFile {
 public:
  // From the beginning, with that head; "-" is standard output.
  static core::Result<RowsFile> begin(const std::string& path, std::string_view head);
  // Behind what is kept.
  static core::Result<RowsFile> go_on(const std::string& path, std::string_view head,
                                      const KeptRows& kept);

  // A row with its line break.
  std::optional<core::Error> write(std::string_view row);

 private:
  struct CloseFile {
    void operator()(std::FILE* file) const {
      if (file != stdout) std::fclose(file);
    }
  };
  using File = std::unique_ptr<std::FILE, CloseFile>;

  RowsFile(std::string path, File file) : path_(std::move(path)), file_(std::move(file)) {}
  core::Error failure() const;

  std::string path_;
  File file_;
};

}  // namespace handoff::io
