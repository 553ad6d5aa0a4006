// Plain JSON, read fast: what nearly all of a month's events are.
//
// The library's reader takes a character at a time, because it must know what is wrong with a text
// and where. A text without rare escapes and with no number beyond 18 digits can be read in one go,
// into values that look into it; for any other, and for every text that is wrong, the answer is
// nothing, and the library has the word.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "io/json/arena.hpp"
#include "io/json/value.hpp"

namespace handoff::io {

class PlainReader {
 public:
  // What values need besides the text comes from `memory`, which must outlive them.
  explicit PlainReader(Arena& memory) : memory_(memory) {}

  std::optional<Value> read(std::string_view text);

 private:
  void skip_blanks();
  bool take(char c);
  bool take_word(std::string_view word);
  bool take_digits();
  void skip_itself();
  bool read_value(Value& value, std::size_t depth);
  bool read_number(Value& value);
  bool read_decimal(const char* first, Value& value);
  bool read_text(std::string_view& text);
  bool read_escaped(const char* first, std::string_view& text);
  bool read_escape();
  bool read_code();
  bool read_character();
  bool read_array(Value& value, std::size_t depth);
  bool read_object(Value& value, std::size_t depth);
  bool is_there(std::string_view name, std::size_t begin, std::uint64_t& seen) const;

  Arena& memory_;
  const char* at_ = nullptr;
  const char* end_ = nullptr;
  std::vector<Value> elements_;  // of the open lists
  std::vector<Member> members_;  // of the open objects
  std::string unescaped_;
};

}  // namespace handoff::io
