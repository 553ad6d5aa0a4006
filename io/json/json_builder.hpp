// The builder: what the JSON library's parser reports, made into a document, or into one fault.
//
// The parser tells of values but not of where they stand. The builder is given the text and how
// much of it the lexer has taken; from the end of the last accepted token it finds the offending
// one, and from its own state what would have been allowed there. Only io/json/json.cpp uses it.
#pragma once

#include <cassert>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "io/json/document.hpp"
#include "io/text/reader_mutant.hpp"

namespace handoff::io {

struct Fault {
  std::size_t offset = 0;
  std::string what;
};

class DocumentBuilder {
 public:
  using number_integer_t = Json::number_integer_t;
  using number_unsigned_t = Json::number_unsigned_t;
  using number_float_t = Json::number_float_t;
  using string_t = Json::string_t;
  using binary_t = Json::binary_t;

  DocumentBuilder(std::string_view text, const char* const* taken) : text_(text), taken_(taken) {}

  bool null() { return add(nullptr); }
  bool boolean(bool value) { return add(value); }
  bool number_integer(number_integer_t value) { return add(value); }
  bool number_unsigned(number_unsigned_t value) { return add(value); }
  bool number_float(number_float_t value, const string_t&) { return add(value); }
  bool string(string_t& value) { return add(std::move(value)); }
  bool binary(binary_t&) { return false; }  // the text format has no binary values

  bool start_object(std::size_t) { return open(Json::object()); }
  bool end_object() { return close(); }
  bool start_array(std::size_t) { return open(Json::array()); }
  bool end_array() { return close(); }

  bool key(string_t& name) {
    assert(!containers_.empty() && containers_.back()->is_object());
    auto& members = containers_.back()->get_ref<Json::object_t&>();
    if (members.size() == kMaxMembers) return fail_size();
    const auto [member, is_new] = members.emplace(name, nullptr);
    if (!is_new && !broken(ReaderMutant::key_may_stand_twice)) return fail_key(member->first);
    member_ = &member->second;
    return accept(Last::key);
  }

  template <class Exception>
  bool parse_error(std::size_t bytes_read, const std::string&, const Exception& exception) {
    describe_syntax(bytes_read, exception.what());
    return false;
  }

  Fault take_fault() { return std::move(fault_); }
  Json take_document() { return std::move(root_); }

  // Whether nothing but blanks is left; otherwise the fault is set.
  bool at_end();

 private:
  enum class Last : std::uint8_t { nothing, opening, key, value };
  struct Token {
    std::size_t offset;
    char separator;  // the ',' or ':' that stands before it, or zero
  };

  bool fail(std::size_t offset, std::string what) {
    fault_ = {offset, std::move(what)};
    return false;
  }

  std::size_t taken() const { return static_cast<std::size_t>(*taken_ - text_.data()); }

  bool accept(Last last) {
    last_ = last;
    last_end_ = taken();
    return true;
  }

  template <class Value>
  bool add(Value value) {
    return accept_scalar(*place_value(Json(std::move(value))));
  }

  bool fail_key(const std::string& name);
  bool fail_size();
  bool accept_scalar(const Json& value);
  Json* place_value(Json value);
  bool open(Json empty);
  bool close();

  std::size_t skip_blanks(std::size_t at) const;
  // The token after the last accepted one.
  Token offending_token() const;
  std::string_view expected(char separator) const;
  std::string unexpected(Token token) const;
  void describe_syntax(std::size_t bytes_read, std::string_view library_words);
  void describe_bad_string(std::size_t bad_byte, bool utf8, bool control);
  std::string word_at(std::size_t start) const;

  std::string_view text_;
  const char* const* taken_;
  Json root_;
  std::vector<Json*> containers_;  // the open ones; a parent does not grow while a child is open
  Json* member_ = nullptr;         // where the value of the last key goes
  std::size_t last_end_ = 0;
  Last last_ = Last::nothing;
  Fault fault_;
};

}  // namespace handoff::io
