// Values of open containers wait on two stacks; a container takes its own when it closes, so that
// they stand side by side.
#include "io/json/plain_json.hpp"

#include <algorithm>
#include <bit>
#include <charconv>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <span>
#include <system_error>

#include "io/json/document.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

constexpr std::size_t kMaxDigits = 18;  // any number of so many digits fits

bool is_plain_digit(char c) { return c >= '0' && c <= '9'; }

// ASCII that stands for itself inside of quotes.
bool is_itself(char c) {
  const auto byte = static_cast<unsigned char>(c);
  return byte >= 0x20 && byte < 0x80 && c != '"' && c != '\\';
}

constexpr std::size_t kWord = sizeof(std::uint64_t);
constexpr std::uint64_t kEach = 0x0101'0101'0101'0101;  // times a byte: that byte everywhere

// The high bit of each byte that does not stand for itself. A byte behind such a one may be marked
// wrongly, so only the first counts.
std::uint64_t marks_of_others(std::uint64_t word) {
  const auto below = [](std::uint64_t bytes, std::uint64_t limit) {
    return (bytes - kEach * limit) & ~bytes;
  };
  const std::uint64_t quotes = below(word ^ (kEach * '"'), 1);
  const std::uint64_t slashes = below(word ^ (kEach * '\\'), 1);
  return (quotes | slashes | below(word, 0x20) | word) & (kEach * 0x80);
}

// Of a code below 0x10000.
void append_utf8(std::string& text, unsigned code) {
  const auto append = [&](unsigned byte) { text += static_cast<char>(byte); };
  if (code < 0x80) return append(code);
  if (code < 0x800) {
    append(0xC0 | (code >> 6));
  } else {
    append(0xE0 | (code >> 12));
    append(0x80 | ((code >> 6) & 0x3F));
  }
  append(0x80 | (code & 0x3F));
}

}  // namespace

std::optional<Value> PlainReader::read(std::string_view text) {
  at_ = text.data();
  end_ = at_ + text.size();
  elements_.clear();
  members_.clear();
  Value value;
  skip_blanks();
  if (!read_value(value, 0)) return std::nullopt;
  skip_blanks();
  if (at_ != end_) return std::nullopt;
  return value;
}

void PlainReader::skip_blanks() {
  while (at_ != end_ && (*at_ == ' ' || *at_ == '\n' || *at_ == '\r' || *at_ == '\t')) ++at_;
}

bool PlainReader::take(char c) {
  if (at_ == end_ || *at_ != c) return false;
  ++at_;
  return true;
}

bool PlainReader::take_word(std::string_view word) {
  if (!std::string_view(at_, static_cast<std::size_t>(end_ - at_)).starts_with(word)) return false;
  at_ += word.size();
  return true;
}

bool PlainReader::take_digits() {
  const char* const first = at_;
  while (at_ != end_ && is_plain_digit(*at_)) ++at_;
  return at_ != first;
}

// Eight bytes at a time, where the first byte of a word is its lowest.
void PlainReader::skip_itself() {
  if constexpr (std::endian::native == std::endian::little) {
    while (static_cast<std::size_t>(end_ - at_) >= kWord) {
      std::uint64_t word = 0;
      std::memcpy(&word, at_, kWord);
      const std::uint64_t marks = marks_of_others(word);
      if (marks != 0) {
        at_ += std::countr_zero(marks) / 8;
        return;
      }
      at_ += kWord;
    }
  }
  while (at_ != end_ && is_itself(*at_)) ++at_;
}

bool PlainReader::read_value(Value& value, std::size_t depth) {
  if (at_ == end_) return false;
  switch (*at_) {
    case '{':
      return depth < kMaxNesting && read_object(value, depth + 1);
    case '[':
      return depth < kMaxNesting && read_array(value, depth + 1);
    case '"': {
      std::string_view text;
      if (!read_text(text)) return false;
      value = Value(text);
      return true;
    }
    case 't':
      value = Value(true);
      return take_word("true");
    case 'f':
      value = Value(false);
      return take_word("false");
    case 'n':
      value = Value();
      return take_word("null");
    default:
      return read_number(value);
  }
}

bool PlainReader::read_number(Value& value) {
  const char* const begin = at_;
  const bool negative = take('-');
  const char* const first = at_;
  std::int64_t number = 0;
  while (at_ != end_ && is_plain_digit(*at_)) {
    if (static_cast<std::size_t>(at_ - first) == kMaxDigits) return false;
    number = number * 10 + (*at_++ - '0');
  }
  const auto digits = at_ - first;
  if (digits == 0 || (digits > 1 && *first == '0')) return false;
  if (at_ != end_ && (*at_ == '.' || *at_ == 'e' || *at_ == 'E')) return read_decimal(begin, value);
  value = negative ? Value(-number) : Value(static_cast<std::uint64_t>(number));
  return true;
}

// In the same way as the library does. The C function stops at what follows the number, and
// something must.
bool PlainReader::read_decimal(const char* first, Value& value) {
  if (take('.') && !take_digits()) return false;
  if (take('e') || take('E')) {
    if (!take('-')) take('+');
    if (!take_digits()) return false;
  }
  if (at_ == end_) return false;
  char* stop = nullptr;
  const double number = std::strtod(first, &stop);
  value = Value(number);
  return stop == at_ && std::isfinite(number);
}

bool PlainReader::read_text(std::string_view& text) {
  const char* const first = ++at_;  // after the quote
  skip_itself();
  if (at_ == end_) return false;
  if (*at_ != '"') return read_escaped(first, text);
  text = {first, static_cast<std::size_t>(at_ - first)};
  ++at_;
  return true;
}

// A text that does not stand for itself to its end.
bool PlainReader::read_escaped(const char* first, std::string_view& text) {
  unescaped_.assign(first, at_);
  while (at_ != end_ && *at_ != '"') {
    if (*at_ == '\\' ? !read_escape() : !read_character()) return false;
    first = at_;
    skip_itself();
    unescaped_.append(first, at_);
  }
  const auto kept = memory_.keep(std::span<const char>(unescaped_));
  text = {kept.data(), kept.size()};
  return take('"');
}

bool PlainReader::read_escape() {
  constexpr std::string_view kEscapes = "\"\\/bfnrt";
  constexpr std::string_view kMeanings = "\"\\/\b\f\n\r\t";
  if (++at_ == end_) return false;
  if (take('u')) return read_code();
  const std::size_t found = kEscapes.find(*at_);
  if (found == kEscapes.npos) return false;
  unescaped_ += kMeanings[found];
  ++at_;
  return true;
}

// A character by its code; one that takes two of them is for the library.
bool PlainReader::read_code() {
  constexpr std::size_t kDigits = 4;
  if (static_cast<std::size_t>(end_ - at_) < kDigits) return false;
  unsigned code = 0;
  const auto [stop, error] = std::from_chars(at_, at_ + kDigits, code, 16);
  if (error != std::errc() || stop != at_ + kDigits) return false;
  if (code >= 0xD800 && code <= 0xDFFF) return false;
  at_ = stop;
  append_utf8(unescaped_, code);
  return true;
}

// One beyond ASCII.
bool PlainReader::read_character() {
  const std::string_view rest(at_, std::min<std::size_t>(4, static_cast<std::size_t>(end_ - at_)));
  const std::size_t bytes = character_bytes(rest);
  if (bytes < 2) return false;
  unescaped_.append(at_, bytes);
  at_ += bytes;
  return true;
}

bool PlainReader::read_array(Value& value, std::size_t depth) {
  ++at_;
  const std::size_t begin = elements_.size();
  skip_blanks();
  if (!take(']')) {
    do {
      Value element;
      skip_blanks();
      if (!read_value(element, depth)) return false;
      elements_.push_back(element);
      skip_blanks();
    } while (take(','));
    if (!take(']')) return false;
  }
  value = Value(memory_.keep(std::span<const Value>(elements_).subspan(begin)));
  elements_.resize(begin);
  return true;
}

bool PlainReader::read_object(Value& value, std::size_t depth) {
  ++at_;
  const std::size_t begin = members_.size();
  std::uint64_t seen = 0;
  skip_blanks();
  if (!take('}')) {
    do {
      Member member;
      skip_blanks();
      if (at_ == end_ || *at_ != '"' || !read_text(member.name)) return false;
      const std::size_t place = members_.size();
      if (place - begin == kMaxMembers || is_there(member.name, begin, seen)) return false;
      skip_blanks();
      if (!take(':')) return false;
      skip_blanks();
      // The name waits on its own, so that a later one finds it.
      members_.push_back(member);
      if (!read_value(member.value, depth)) return false;
      members_[place].value = member.value;
      skip_blanks();
    } while (take(','));
    if (!take('}')) return false;
  }
  value = Value(memory_.keep(std::span<const Member>(members_).subspan(begin)));
  members_.resize(begin);
  return true;
}

// A name whose length and ends have not been met cannot be there; others are compared.
bool PlainReader::is_there(std::string_view name, std::size_t begin, std::uint64_t& seen) const {
  const std::size_t mix = name.empty()
                              ? 0
                              : name.size() * 7 + static_cast<unsigned char>(name.front()) * 31u +
                                    static_cast<unsigned char>(name.back()) * 13u +
                                    static_cast<unsigned char>(name[name.size() / 2]) * 5u;
  const std::uint64_t bit = std::uint64_t{1} << (mix % 64);
  const bool maybe = (seen & bit) != 0;
  seen |= bit;
  if (!maybe) return false;
  return std::any_of(members_.begin() + static_cast<std::ptrdiff_t>(begin), members_.end(),
                     [&](const Member& member) { return member.name == name; });
}

}  // namespace handoff::io
