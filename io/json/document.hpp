// The document: what a JSON text is read into, and what is written as one.
//
// Members keep their order, in what is written as in what is read. One type for both, because a
// second one is 10 kB of the page; the price is that a member is looked for from the first on,
// hence the limit.
#pragma once

#include <cstddef>

// Conversions out of a document are spelled out; a silent one would turn 14.9 trials into 14.
#ifndef JSON_USE_IMPLICIT_CONVERSIONS
#define JSON_USE_IMPLICIT_CONVERSIONS 0
#endif
#include <nlohmann/json.hpp>

namespace handoff::io {

using Json = nlohmann::ordered_json;

inline constexpr std::size_t kMaxNesting = 64;
inline constexpr std::size_t kMaxMembers = 1000;  // of one object

}  // namespace handoff::io
