// enum_count<Enum>: how many values an enumeration has, when they are numbered from 0 without gaps.
//
// A table of an enumeration's names stands beside it with
//
//   static_assert(kNames.size() == enum_count<Kind>);
//
// so that a new value without its row does not compile. The compilers that build this print a
// template's argument as the enumerator's name, or as "(Kind)3" where none has that value; that is
// what is counted with.
#pragma once

#include <array>
#include <cstddef>
#include <string_view>

namespace handoff::core {

template <auto value>
constexpr bool is_enumerator() {
  const std::string_view text = __PRETTY_FUNCTION__;  // "... [value = Kind::first]"
  const std::size_t equals = text.rfind("value = ");
  return text[equals + std::string_view("value = ").size()] != '(';
}

template <class Enum, std::size_t from = 0>
constexpr std::size_t count_enumerators() {
  if constexpr (is_enumerator<static_cast<Enum>(from)>())
    return count_enumerators<Enum, from + 1>();
  else
    return from;
}

template <class Enum>
inline constexpr std::size_t enum_count = count_enumerators<Enum>();

// All of them, in their order.
template <class Enum>
constexpr std::array<Enum, enum_count<Enum>> enum_values() {
  std::array<Enum, enum_count<Enum>> values{};
  for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<Enum>(i);
  return values;
}

}  // namespace handoff::core
