// Keys are compared as they stand in the text: one that is written with escapes is not found, and
// the error then points at the object around it.
#include "io/json/json_locate.hpp"

#include <algorithm>
#include <cassert>
#include <string>
#include <utility>

#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

// Moves over a text value by value.
class Skimmer {
 public:
  explicit Skimmer(std::string_view text);

  std::size_t offset() const { return at_; }

  // From a container to its first element; false if there is none or this is no such container.
  bool enter_array();
  // From an element to the next one; false after the last.
  bool next_element();
  // From an object to the value of a member, or from an array to an element. Stays where it is if
  // there is none.
  bool enter_member(std::string_view key);
  bool enter_element(std::size_t index);

 private:
  void skip_blanks();
  void skip_string();
  void skip_value();
  bool take(char expected);

  std::string_view text_;
  std::size_t at_ = 0;
};

Skimmer::Skimmer(std::string_view text) : text_(text) {
  if (text_.starts_with(kByteOrderMark)) at_ = kByteOrderMark.size();
  skip_blanks();
}

void Skimmer::skip_blanks() {
  at_ = std::min(text_.find_first_not_of(" \t\r\n", at_), text_.size());
}

bool Skimmer::take(char expected) {
  if (at_ == text_.size() || text_[at_] != expected) return false;
  ++at_;
  skip_blanks();
  return true;
}

void Skimmer::skip_string() {
  ++at_;
  while (at_ < text_.size() && text_[at_] != '"') at_ += text_[at_] == '\\' ? 2u : 1u;
  at_ = std::min(at_ + 1, text_.size());
}

void Skimmer::skip_value() {
  std::size_t depth = 0;
  while (at_ < text_.size()) {
    const char c = text_[at_];
    const bool closes = c == ']' || c == '}';
    if (depth == 0 && (closes || c == ',')) return;
    if (c == '"') {
      skip_string();
      continue;
    }
    if (c == '[' || c == '{') ++depth;
    if (closes) --depth;
    ++at_;
  }
}

bool Skimmer::enter_array() { return take('[') && at_ < text_.size() && text_[at_] != ']'; }

bool Skimmer::next_element() {
  skip_value();
  return take(',');
}

bool Skimmer::enter_element(std::size_t index) {
  const std::size_t start = at_;
  bool found = enter_array();
  for (std::size_t i = 0; found && i < index; ++i) found = next_element();
  if (!found) at_ = start;
  return found;
}

bool Skimmer::enter_member(std::string_view key) {
  const std::size_t start = at_;
  bool more = take('{');
  while (more && at_ < text_.size() && text_[at_] == '"') {
    const std::size_t name = at_ + 1;
    skip_string();
    const bool matches = text_.substr(name, at_ - 1 - name) == key;
    skip_blanks();
    if (!take(':')) break;
    if (matches) return true;
    more = next_element();
  }
  at_ = start;
  assert(at_ <= text_.size());
  return false;
}

}  // namespace

std::size_t locate(std::string_view text, std::string_view path) {
  Skimmer skimmer(text);
  while (!path.empty()) {
    bool found = false;
    if (path.front() == '[') {
      const std::size_t close = std::min(path.find(']'), path.size() - 1);
      std::size_t index = 0;
      for (const char digit : path.substr(1, close - 1)) {
        index = index * 10 + static_cast<std::size_t>(digit - '0');
      }
      found = skimmer.enter_element(index);
      path.remove_prefix(close + 1);
    } else {
      if (path.front() == '.') path.remove_prefix(1);
      const std::size_t end = std::min(path.find_first_of(".["), path.size());
      found = skimmer.enter_member(path.substr(0, end));
      path.remove_prefix(end);
    }
    if (!found) break;
  }
  return skimmer.offset();
}

core::Error located(core::Error error, std::string_view text, std::string_view source_name,
                    std::size_t first_line) {
  const Position position = position_at(text, locate(text, error.where), first_line);
  std::string where = place(source_name, position);
  if (!error.where.empty()) where += ": " + error.where;
  return {std::move(where), std::move(error.what)};
}

}  // namespace handoff::io
