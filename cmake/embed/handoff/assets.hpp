// Assets: the files under assets/ that every program carries inside itself.
//
// A file is named by its path from the repository's root ("assets/scenarios/worked_example.json"),
// so the same name works on the command line and here. The build writes the contents
// (cmake/embed.py).
#pragma once

#include <cstddef>
#include <string_view>

namespace handoff::assets {

struct Names {
  const std::string_view* first = nullptr;
  std::size_t count = 0;

  const std::string_view* begin() const { return first; }
  const std::string_view* end() const { return first + count; }
  std::size_t size() const { return count; }
};

// The contents of one file; empty (data() is null) when there is no such file.
std::string_view find(std::string_view path);

// Every path that find() knows, sorted.
Names names();

}  // namespace handoff::assets
