// Escaping works on whole UTF-8 characters, so that a cut never leaves half of one behind.
#include "io/text/safe_text.hpp"

#include <algorithm>
#include <cstdint>

#include "io/figures/columns.hpp"

namespace handoff::io {
namespace {

struct Character {
  std::uint32_t code = 0;
  std::size_t bytes = 1;
  bool valid = false;
};

unsigned byte_at(std::string_view text, std::size_t index) {
  return static_cast<unsigned char>(text[index]);
}

// How many bytes a character has by its first one; zero where no character begins so.
std::size_t length_of(unsigned lead) {
  if (lead < 0x80) return 1;
  if (lead >= 0xC2 && lead < 0xE0) return 2;
  if (lead >= 0xE0 && lead < 0xF0) return 3;
  return lead >= 0xF0 && lead < 0xF5 ? 4 : 0;
}

Character character_at(std::string_view text, std::size_t index) {
  const unsigned lead = byte_at(text, index);
  const std::size_t bytes = length_of(lead);
  if (bytes == 0 || index + bytes > text.size()) return {lead, 1, false};
  std::uint32_t code = bytes == 1 ? lead : lead & (0x7Fu >> bytes);
  for (std::size_t i = 1; i < bytes; ++i) {
    const unsigned next = byte_at(text, index + i);
    if (figures::begins_character(static_cast<char>(next))) return {lead, 1, false};
    code = (code << 6) | (next & 0x3Fu);
  }
  const bool overlong = (bytes == 3 && code < 0x800) || (bytes == 4 && code < 0x10000);
  const bool surrogate = code >= 0xD800 && code <= 0xDFFF;
  if (overlong || surrogate || code > 0x10FFFF) return {lead, 1, false};
  return {code, bytes, true};
}

// Control characters, and the marks that reorder or break a line without being seen.
bool is_disturbing(std::uint32_t code) {
  if (code < 0x20 || (code >= 0x7F && code <= 0x9F)) return true;
  if (code >= 0x200B && code <= 0x200F) return true;
  if (code >= 0x2028 && code <= 0x202E) return true;
  return (code >= 0x2066 && code <= 0x2069) || code == 0xFEFF;
}

void append_hex(std::string& to, std::uint32_t value, int digits) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  for (int shift = 4 * (digits - 1); shift >= 0; shift -= 4) to += kDigits[(value >> shift) & 0xFu];
}

void append_escaped(std::string& to, const Character& character) {
  switch (character.code) {
    case '\n':
      to += "\\n";
      return;
    case '\r':
      to += "\\r";
      return;
    case '\t':
      to += "\\t";
      return;
    default:
      break;
  }
  const bool one_byte = character.code < 0x80 || !character.valid;
  to += one_byte ? "\\x" : "\\u";
  append_hex(to, character.code, one_byte ? 2 : 4);
}

// Most texts are names and ids: ASCII that is printed as it is.
bool is_plain(std::string_view text) {
  return std::all_of(text.begin(), text.end(), [](char c) { return c >= 0x20 && c < 0x7F; });
}

}  // namespace

std::string printable(std::string_view text, std::size_t max_characters) {
  if (text.size() <= max_characters && is_plain(text)) return std::string(text);
  std::string out;
  std::size_t count = 0;
  for (std::size_t i = 0; i < text.size(); ++count) {
    if (count == max_characters) return out + "...";
    const Character character = character_at(text, i);
    if (!character.valid || is_disturbing(character.code)) {
      append_escaped(out, character);
    } else {
      out += text.substr(i, character.bytes);
    }
    i += character.bytes;
  }
  return out;
}

std::string in_quotes(std::string_view text, std::size_t max_characters) {
  return '"' + printable(text, max_characters) + '"';
}

Position position_at(std::string_view text, std::size_t offset, std::size_t first_line) {
  const std::string_view before = text.substr(0, std::min(offset, text.size()));
  const auto breaks = std::count(before.begin(), before.end(), '\n');
  const std::size_t last_break = before.rfind('\n');
  std::string_view line = last_break == before.npos ? before : before.substr(last_break + 1);
  if (breaks == 0 && line.starts_with(kByteOrderMark)) line.remove_prefix(kByteOrderMark.size());
  return {first_line + static_cast<std::size_t>(breaks), 1 + figures::columns_of(line)};
}

std::string place(std::string_view source_name, Position position) {
  constexpr std::size_t kLongestName = 200;
  return printable(source_name, kLongestName) + ':' + std::to_string(position.line) + ':' +
         std::to_string(position.column);
}

std::size_t character_bytes(std::string_view text) {
  if (text.empty()) return 0;
  const Character first = character_at(text, 0);
  return first.valid ? first.bytes : 0;
}

std::string size_text(std::size_t bytes) {
  constexpr std::size_t kMiB = std::size_t{1} << 20;
  if (bytes % kMiB != 0) return std::to_string(bytes) + " bytes";
  return std::to_string(bytes / kMiB) + " MiB";
}

}  // namespace handoff::io
