// Blocks of text for a terminal: paragraphs broken into lines, and columns counted as they are
// seen.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "io/figures/columns.hpp"

namespace handoff::io {

using figures::columns_of;

// Broken at blanks into lines of at most `columns`; a longer word has a line of its own. No text,
// no lines.
std::vector<std::string> wrapped(std::string_view text, std::size_t columns);

// `text` in a field of so many columns, to the left or to the right of it.
std::string left(std::string_view text, std::size_t columns);
std::string right(std::string_view text, std::size_t columns);

// A table: the first column to the left, the others to the right, two blanks between them. Rows may
// be of different length.
using TableRow = std::vector<std::string>;
std::string aligned(std::span<const TableRow> rows);

}  // namespace handoff::io
