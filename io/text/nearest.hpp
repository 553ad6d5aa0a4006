// Nearest words: what somebody who mistyped a name may have meant.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace handoff::io {

// Letters to add, drop, change or swap to make one of the other (optimal string alignment).
std::size_t edit_distance(std::string_view a, std::string_view b);

// The candidate closest to `word`; empty if none is close enough to be meant.
std::string_view nearest(std::string_view word, std::span<const std::string_view> candidates);

// "; did you mean \"trials\"?", or, where none is close, "; known are a, b and c" if those are few.
std::string suggestion(std::string_view word, std::span<const std::string_view> candidates);

// "a, b, c".
std::string joined(std::span<const std::string_view> words);

}  // namespace handoff::io
