// Tables of an enumeration: one row for each of its values, and the compiler counts.
//
//   struct ColourInfo { Colour value; std::string_view name; };
//   inline constexpr std::array kColours{ColourInfo{Colour::red, "red"}, ...};
//   static_assert(complete(kColours));
//
// A table is complete if row n is about value n and no value is left over, so that a value is its
// row's index. C++20 cannot ask an enumeration for its values, but g++ and clang spell a value that
// has a name by its name, and any other one as a number: that is how one left over is seen.
#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "core/base/hash.hpp"

namespace handoff::core {

// "auto handoff::core::spelled() [with auto Value = handoff::core::Pass::repair]", or
// "... = (handoff::core::Pass)3]" where 3 has no name.
template <auto Value>
constexpr auto spelled() {
  return std::string_view(__PRETTY_FUNCTION__);
}

// "repair"; empty if the enumeration has no such value.
template <auto Value>
constexpr std::string_view enumerator() {
  constexpr std::string_view text = spelled<Value>();
  constexpr std::size_t before = text.find_last_of(":)");
  return text[before] == ')' ? std::string_view{}
                             : text.substr(before + 1, text.size() - before - 2);
}

template <class Row, std::size_t N>
constexpr bool complete(const std::array<Row, N>& rows) {
  using Enum = decltype(Row::value);
  for (std::size_t n = 0; n < N; ++n) {
    if (rows[n].value != static_cast<Enum>(n)) return false;
  }
  return enumerator<static_cast<Enum>(N)>().empty();
}

// The row of a value.
template <class Row, std::size_t N>
constexpr const Row& row_of(const std::array<Row, N>& rows, decltype(Row::value) value) {
  return rows[static_cast<std::size_t>(value)];
}

// A hash of the names of all values, in their order (FNV-1a): two programs whose hashes are equal
// mean the same by a value's number.
template <class Enum, std::size_t N = 0>
constexpr std::uint64_t hash_of_names(std::uint64_t hash = kFnvStart) {
  constexpr std::string_view name = enumerator<static_cast<Enum>(N)>();
  if constexpr (name.empty()) {
    return hash;
  } else {
    return hash_of_names<Enum, N + 1>(fnv1a(",", fnv1a(name, hash)));
  }
}

}  // namespace handoff::core
