// UTF-16 without a mark is known by the zero bytes between the letters of its header.
#include "io/exports/table/text_decoder.hpp"

#include <array>
#include <cstddef>

#include "io/text/safe_text.hpp"

namespace handoff::exports {
namespace {

// Enough to see a mark, and whether every other byte is zero.
constexpr std::size_t kEnoughToDecide = 64;

// Windows-1252 from 0x80 to 0x9F; the rest of it is Latin-1, whose numbers are Unicode's.
constexpr std::array<std::uint16_t, 32> kWindows{
    0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
    0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
    0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};

std::uint8_t byte_of(char c) { return static_cast<std::uint8_t>(c); }

std::uint32_t windows_character(char c) {
  const std::uint8_t byte = byte_of(c);
  return byte >= 0x80 && byte < 0xA0 ? kWindows[byte - 0x80u] : byte;
}

// How long the character that begins with this byte would be.
std::size_t promised_bytes(char lead) {
  const std::uint8_t byte = byte_of(lead);
  if (byte >= 0xC2 && byte < 0xE0) return 2;
  if (byte >= 0xE0 && byte < 0xF0) return 3;
  return byte >= 0xF0 && byte < 0xF5 ? 4 : 1;
}

bool is_high_surrogate(std::uint32_t unit) { return unit >= 0xD800 && unit < 0xDC00; }
bool is_low_surrogate(std::uint32_t unit) { return unit >= 0xDC00 && unit < 0xE000; }

constexpr std::uint32_t kReplacement = 0xFFFD;

}  // namespace

void append_utf8(std::string& text, std::uint32_t code) {
  const auto put = [&text](std::uint32_t byte) { text += static_cast<char>(byte); };
  if (code < 0x80) {
    put(code);
  } else if (code < 0x800) {
    put(0xC0 | code >> 6);
    put(0x80 | (code & 0x3F));
  } else if (code < 0x10000) {
    put(0xE0 | code >> 12);
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  } else {
    put(0xF0 | code >> 18);
    put(0x80 | (code >> 12 & 0x3F));
    put(0x80 | (code >> 6 & 0x3F));
    put(0x80 | (code & 0x3F));
  }
}

void TextDecoder::feed(std::string_view bytes, std::string& text) {
  pending_ += bytes;
  if (encoding_ == Encoding::unknown && pending_.size() < kEnoughToDecide) return;
  decode(text, false);
}

void TextDecoder::finish(std::string& text) { decode(text, true); }

void TextDecoder::decide() {
  encoding_ = Encoding::utf8;
  if (pending_.starts_with(io::kByteOrderMark)) {
    pending_.erase(0, io::kByteOrderMark.size());
  } else if (pending_.starts_with("\xFF\xFE")) {
    encoding_ = Encoding::utf16_little;
    pending_.erase(0, 2);
  } else if (pending_.starts_with("\xFE\xFF")) {
    encoding_ = Encoding::utf16_big;
    pending_.erase(0, 2);
  } else if (pending_.size() >= 4) {
    const bool first = pending_[0] == '\0' && pending_[2] == '\0' && pending_[1] != '\0';
    const bool second = pending_[1] == '\0' && pending_[3] == '\0' && pending_[0] != '\0';
    if (first) encoding_ = Encoding::utf16_big;
    if (second) encoding_ = Encoding::utf16_little;
  }
}

void TextDecoder::decode(std::string& text, bool at_end) {
  if (encoding_ == Encoding::unknown) decide();
  if (encoding_ == Encoding::utf8) {
    decode_utf8(text, at_end);
  } else {
    decode_utf16(text, at_end);
  }
}

// ASCII goes over in stretches: it is nearly all there is.
void TextDecoder::decode_utf8(std::string& text, bool at_end) {
  const std::string_view bytes = pending_;
  std::size_t at = 0;
  while (at < bytes.size()) {
    std::size_t end = at;
    while (end < bytes.size() && byte_of(bytes[end]) < 0x80) ++end;
    text += bytes.substr(at, end - at);
    at = end;
    if (at == bytes.size()) break;
    const std::size_t length = io::character_bytes(bytes.substr(at));
    if (length > 0) {
      text += bytes.substr(at, length);
      at += length;
      continue;
    }
    if (!at_end && promised_bytes(bytes[at]) > bytes.size() - at) break;
    append_utf8(text, windows_character(bytes[at]));
    ++at;
  }
  pending_.erase(0, at);
}

std::uint32_t TextDecoder::unit_at(std::size_t at) const {
  const std::uint32_t first = byte_of(pending_[at]), second = byte_of(pending_[at + 1]);
  return encoding_ == Encoding::utf16_big ? first << 8 | second : second << 8 | first;
}

// Half a pair, and half a unit at the end, are characters that somebody has lost.
void TextDecoder::decode_utf16(std::string& text, bool at_end) {
  std::size_t at = 0;
  while (at + 2 <= pending_.size()) {
    const std::uint32_t unit = unit_at(at);
    const bool has_second = at + 4 <= pending_.size();
    if (is_high_surrogate(unit) && !has_second && !at_end) break;
    if (is_high_surrogate(unit) && has_second && is_low_surrogate(unit_at(at + 2))) {
      append_utf8(text, 0x10000 + ((unit - 0xD800) << 10) + (unit_at(at + 2) - 0xDC00));
      at += 4;
      continue;
    }
    append_utf8(text, is_high_surrogate(unit) || is_low_surrogate(unit) ? kReplacement : unit);
    at += 2;
  }
  pending_.erase(0, at_end ? pending_.size() : at);
}

}  // namespace handoff::exports
