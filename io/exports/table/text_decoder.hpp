// Text decoder: the bytes of an exported file, as UTF-8.
//
// Spreadsheets save in three ways: UTF-8 with or without a byte order mark, UTF-16 with one
// ("Unicode text"), and the code page of the office's country. Which it is shows in the first
// bytes; a byte that is no UTF-8 is read as Windows-1252, of which Latin-1 is a part, so that a
// file which mixes them keeps its names. The bytes come in pieces, cut anywhere.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>

namespace handoff::exports {

class TextDecoder {
 public:
  // Appends what is complete to `text`.
  void feed(std::string_view bytes, std::string& text);
  void finish(std::string& text);

 private:
  enum class Encoding : std::uint8_t { unknown, utf8, utf16_little, utf16_big };

  void decide();
  void decode(std::string& text, bool at_end);
  void decode_utf8(std::string& text, bool at_end);
  void decode_utf16(std::string& text, bool at_end);
  std::uint32_t unit_at(std::size_t at) const;

  Encoding encoding_ = Encoding::unknown;
  std::string pending_;
};

// Appends a character as UTF-8.
void append_utf8(std::string& text, std::uint32_t code);

}  // namespace handoff::exports
