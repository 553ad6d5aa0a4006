// The months' English names, by their first three letters in lower case: "mar" and "march" are the
// third.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace handoff::io {

inline constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                          "jul", "aug", "sep", "oct", "nov", "dec"};

// 1 to 12, or 0 for a word that begins as none.
constexpr int month_named(std::string_view word) {
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    if (word.starts_with(kMonths[i])) return static_cast<int>(i) + 1;
  }
  return 0;
}

}  // namespace handoff::io
