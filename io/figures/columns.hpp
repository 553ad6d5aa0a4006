// Columns: how much room UTF-8 text takes where every character is equally wide. A plus-minus sign
// is two bytes and one column.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace handoff::figures {

// Whether a character begins at this byte; the others continue one.
constexpr bool begins_character(char c) { return (static_cast<unsigned char>(c) & 0xC0u) != 0x80u; }

std::size_t columns_of(std::string_view text);

// `text` if it fits into so many columns, else its beginning, on whole characters, and `ending`.
std::string cut_to(std::string_view text, std::size_t columns, std::string_view ending = "...");

}  // namespace handoff::figures
