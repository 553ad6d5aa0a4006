// Where a JSON value ends: counts brackets, reads nothing.
//
// A source may hold objects over many lines one after another, with other lines between them, so
// the end of each must be known before it can be read.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace handoff::io {

class BracketScan {
 public:
  enum class State {
    open,    // more is to come
    closed,  // the value is complete
    broken,  // no text that follows can make a value of it
  };

  // Goes on with the next piece of the text, up to the end of the value.
  State scan(std::string_view text);

  // How many bytes all pieces had up to there.
  std::size_t scanned() const { return scanned_; }

  // Whether an object may begin at this place of an open value.
  bool may_open() const;

 private:
  State take(char c);
  State take_quoted(char c);

  std::string open_;  // the brackets that are not closed, the innermost last
  std::size_t scanned_ = 0;
  char last_ = ' ';  // the last character that is no blank
  bool quoted_ = false;
  bool escaped_ = false;
};

}  // namespace handoff::io
