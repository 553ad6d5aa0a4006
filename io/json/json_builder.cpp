// Where a text is wrong, and in which words. The library's own words only tell the kind of fault;
// they quote foreign bytes and may span lines, so they are never passed on.
#include "io/json/json_builder.hpp"

#include <algorithm>
#include <cassert>

#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }
bool is_word(char c) {
  return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '+' ||
         c == '-' || c == '.';
}

}  // namespace

bool DocumentBuilder::fail_key(const std::string& name) {
  return fail(offending_token().offset, "the key " + in_quotes(name) + " appears twice");
}

bool DocumentBuilder::fail_size() {
  return fail(offending_token().offset,
              "one object has more than " + std::to_string(kMaxMembers) + " members");
}

// The lexer reads one byte past a number, if there is one, to know that it ended. The only number
// that another digit can follow is zero.
bool DocumentBuilder::accept_scalar(const Json& value) {
  accept(Last::value);
  if (!value.is_number()) return true;
  const bool zero = value.is_number_integer() && value.get<std::int64_t>() == 0;
  const bool past_zero = zero && last_end_ > 1 && text_[last_end_ - 2] == '0';
  if (past_zero || !is_digit(text_[last_end_ - 1])) --last_end_;
  return true;
}

Json* DocumentBuilder::place_value(Json value) {
  if (containers_.empty()) {
    root_ = std::move(value);
    return &root_;
  }
  Json& parent = *containers_.back();
  if (parent.is_array()) {
    auto& elements = parent.get_ref<Json::array_t&>();
    elements.push_back(std::move(value));
    return &elements.back();
  }
  assert(last_ == Last::key && member_ != nullptr);
  *member_ = std::move(value);
  return member_;
}

bool DocumentBuilder::open(Json empty) {
  if (containers_.size() >= kMaxNesting && !broken(ReaderMutant::nesting_without_limit)) {
    return fail(taken() - 1, "nested deeper than " + std::to_string(kMaxNesting) + " levels");
  }
  containers_.push_back(place_value(std::move(empty)));
  return accept(Last::opening);
}

bool DocumentBuilder::close() {
  assert(!containers_.empty());
  containers_.pop_back();
  return accept(Last::value);
}

std::size_t DocumentBuilder::skip_blanks(std::size_t at) const {
  while (at < text_.size() && is_blank(text_[at])) ++at;
  return at;
}

// The token after the last accepted one and the separator that may rightly stand between them.
DocumentBuilder::Token DocumentBuilder::offending_token() const {
  std::size_t start = last_end_;
  if (last_ == Last::nothing && text_.starts_with(kByteOrderMark)) start = kByteOrderMark.size();
  const std::size_t at = skip_blanks(start);
  const bool may_follow = last_ == Last::key || (last_ == Last::value && !containers_.empty());
  const char separator = last_ == Last::key ? ':' : ',';
  if (!may_follow || at == text_.size() || text_[at] != separator) return {at, '\0'};
  return {skip_blanks(at + 1), separator};
}

std::string_view DocumentBuilder::expected(char separator) const {
  if (last_ == Last::key) return separator == '\0' ? "':'" : "a value";
  if (last_ == Last::nothing) return "a value";
  if (containers_.empty()) return "the end of the text";
  const bool in_object = containers_.back()->is_object();
  if (separator == ',') return in_object ? "a key in quotes" : "a value";
  if (last_ == Last::opening) return in_object ? "a key in quotes or '}'" : "a value or ']'";
  return in_object ? "',' or '}'" : "',' or ']'";
}

std::string DocumentBuilder::unexpected(Token token) const {
  const std::string expectation = ", expected " + std::string(expected(token.separator));
  if (token.offset == text_.size()) return "unexpected end of text" + expectation;
  if (text_[token.offset] == '"') return "unexpected text in quotes" + expectation;
  return "unexpected '" + word_at(token.offset) + "'" + expectation;
}

// The lexer counts the end of the text as one more byte read, so a count past the text means that
// a token was cut off.
void DocumentBuilder::describe_syntax(std::size_t bytes_read, std::string_view library_words) {
  library_words =
      library_words.substr(0, library_words.find("; last read"));  // the text's own words
  const auto says = [&](std::string_view words) { return library_words.find(words) != words.npos; };
  const Token token = offending_token();
  const bool cut_off = bytes_read > text_.size() && token.offset < text_.size();
  if (says("number overflow")) {
    fail(token.offset, "the number '" + word_at(token.offset) + "' is too large");
  } else if (cut_off && text_[token.offset] == '"') {
    fail(token.offset, "unexpected end of text inside the quotes that open here");
  } else if (cut_off) {
    fail(token.offset, "unexpected end of text after '" + word_at(token.offset) + "'");
  } else if (says("invalid string")) {
    describe_bad_string(taken() - 1, says("UTF-8"), says("control character"));
  } else if (says("invalid number")) {
    fail(token.offset, "'" + word_at(token.offset) + "' is not a number");
  } else {
    fail(token.offset, unexpected(token));
  }
}

void DocumentBuilder::describe_bad_string(std::size_t bad_byte, bool utf8, bool control) {
  const std::string byte = "'" + printable(text_.substr(bad_byte, 1)) + "'";
  if (utf8) {
    fail(bad_byte, "invalid UTF-8 at " + byte);
  } else if (control) {
    fail(bad_byte, "the control character " + byte + " must be escaped inside quotes");
  } else {
    fail(bad_byte, "invalid escape sequence inside quotes");
  }
}

// The word or number that begins at `start`, or the one character there.
std::string DocumentBuilder::word_at(std::size_t start) const {
  std::size_t end = start;
  while (end < text_.size() && is_word(text_[end])) ++end;
  constexpr std::size_t kLongestWord = 20;
  return printable(text_.substr(start, std::max<std::size_t>(end - start, 1)), kLongestWord);
}

// The lexer takes a NUL byte for the end.
bool DocumentBuilder::at_end() {
  const Token left = offending_token();
  if (left.offset == text_.size()) return true;
  return fail(left.offset, unexpected(left));
}

}  // namespace handoff::io
