// Output: a result into a file, or to standard output under the name "-".
//
// A path is tried before the work that fills it, so that a mistyped folder is reported at once and
// not after minutes of simulation. What is written goes into a file beside it (PATH.partial) that
// takes its place when it is complete: however the program ends, under the name stands the older
// file, none, or all of the new one. Devices, pipes and links are written to as they are.
#pragma once

#include <cstdio>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "core/base/result.hpp"

namespace handoff::io {

class Output {
 public:
  static core::Result<Output> open(const std::string& path);

  std::optional<core::Error> write(std::string_view text);

  // Everything is on its way to the disk after this, or on it, under its name; a full one shows here.
  enum class Until { written, on_disk };
  std::optional<core::Error> close(Until until = Until::written);

  // Whether what is written takes the path's place as a whole: a plain file, or one that is not there
  // yet.
  static bool replaces(const std::string& path);

 private:
  struct CloseFile {
    std::string remove;  // what is given up: a file that is not complete
    void operator()(std::FILE* file) const;
  };
  using File = std::unique_ptr<std::FILE, CloseFile>;

  Output(std::string path, File file);
  std::optional<core::Error> begin();
  std::optional<core::Error> finish(Until until);

  std::string path_;
  File file_;  // none until something is written
};

}  // namespace handoff::io
