// What every refusal must be, whatever the input was: one short line that a terminal can show.
#pragma once

#include <cstdlib>
#include <string>

#include "core/base/result.hpp"

namespace handoff::fuzz {

inline void check_line(const core::Error& error) {
  const std::string line = error.line();
  if (line.empty() || line.size() > 2'000) std::abort();
  for (const char c : line) {
    if (static_cast<unsigned char>(c) < 0x20 || c == 0x7F) std::abort();
  }
}

}  // namespace handoff::fuzz
