// Output: a result into a file, or to standard output under the name "-".
//
// A file is opened before the work that fills it, so that a mistyped folder is reported at once and
// not after minutes of simulation.
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/result.hpp"

namespace handoff::io {

class Output {
 public:
  static core::Result<Output> open(const std::string& path);

  std::optional<core::Error> write(std::string_view text);

  // Everything is on its way to the disk after this; a full one shows here.
  std::optional<core::Error> close();

 private:
  struct CloseFile {
    void operator()(std::FILE* file) const;
  };

  Output(std::string path, std::FILE* file);

  std::string path_;
  std::unique_ptr<std::FILE, CloseFile> file_;
};

}  // namespace handoff::io
