// Excerpts: foreign text made fit to stand in a one-line message.
//
// What comes from a file may hold control characters, bad UTF-8, direction overrides, or a megabyte
// on one line. `printable` escapes what would disturb a terminal and cuts what is long;
// `position_at` turns a byte offset into the line and column that an editor shows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace handoff::io {

inline constexpr std::size_t kExcerptCharacters = 40;

// `text` with control characters and bad bytes escaped, at most `max_characters` long, then "...".
std::string printable(std::string_view text, std::size_t max_characters = kExcerptCharacters);

// The same between double quotes.
std::string in_quotes(std::string_view text, std::size_t max_characters = kExcerptCharacters);

// Both count from 1; a column is a character, not a byte.
struct Position {
  std::size_t line = 1;
  std::size_t column = 1;
};

// Where byte `offset` of `text` stands, when the text's first line has the number `first_line`.
Position position_at(std::string_view text, std::size_t offset, std::size_t first_line = 1);

// "events.jsonl:12:7"; names from the command line are made printable too.
std::string place(std::string_view source_name, Position position);

// How many bytes the character has that `text` begins with; zero where they are no UTF-8.
std::size_t character_bytes(std::string_view text);

// "64 MiB" of 67108864; sizes that are no whole number of MiB are given in bytes.
std::string size_text(std::size_t bytes);

// A byte order mark, which some editors write at the start of a UTF-8 file.
inline constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

}  // namespace handoff::io
