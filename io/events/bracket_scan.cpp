// A line that breaks off shows by a bracket that closes another one, or by a new line inside of
// quotes, which JSON does not allow.
#include "io/events/bracket_scan.hpp"

namespace handoff::io {
namespace {

// Far more than a document may have; then the reader of JSON has the word.
constexpr std::size_t kDeepest = 1000;

}  // namespace

BracketScan::State BracketScan::scan(std::string_view text) {
  for (const char c : text) {
    ++scanned_;
    const State state = quoted_ ? take_quoted(c) : take(c);
    if (state != State::open) return state;
  }
  return State::open;
}

BracketScan::State BracketScan::take_quoted(char c) {
  if (c == '\n') return State::broken;
  if (escaped_) {
    escaped_ = false;
  } else if (c == '\\') {
    escaped_ = true;
  } else if (c == '"') {
    quoted_ = false;
  }
  return State::open;
}

BracketScan::State BracketScan::take(char c) {
  if (c == ' ' || c == '\t' || c == '\r' || c == '\n') return State::open;
  last_ = c;
  if (c == '"') quoted_ = true;
  if (c == '{' || c == '[') {
    open_ += c;
    if (open_.size() > kDeepest) return State::broken;
  }
  if (c == '}' || c == ']') {
    if (open_.empty() || open_.back() != (c == '}' ? '{' : '[')) return State::broken;
    open_.pop_back();
    if (open_.empty()) return State::closed;
  }
  return State::open;
}

bool BracketScan::may_open() const {
  if (quoted_ || open_.empty()) return false;
  if (open_.back() == '{') return last_ == ':';
  return last_ == '[' || last_ == ',';
}

}  // namespace handoff::io
