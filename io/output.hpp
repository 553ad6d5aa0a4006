// Output: a result into a file, or to standard output under the name "-".
//
// A file is opened before the work that fills it, so that a mistyped folder is reported at once and
// not after minutes of simulation. What it holds is replaced by the first write; if the work is
// given up before that, an older file is as it was and a new one is gone.
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
    std::string remove;  // a file that is there because of us, and empty
    void operator()(std::FILE* file) const;
  };
  using File = std::unique_ptr<std::FILE, CloseFile>;

  Output(std::string path, File file, bool untouched);
  std::optional<core::Error> begin();

  std::string path_;
  File file_;
  bool untouched_;  // nothing has been written
};

}  // namespace handoff::io
