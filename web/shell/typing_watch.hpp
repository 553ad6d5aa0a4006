// Typing watch: whether a printed character may be a command, or belongs to what somebody writes.
//
// Letters and digits are commands of the page. Whoever has just left a field, or types words where no
// field has the keyboard, does not mean them: a second after the last such character they are again.
#pragma once

namespace handoff::web {

inline constexpr double kStillTypingMs = 1000.0;

class TypingWatch {
 public:
  // A field has the keyboard.
  void field_open(double now_ms) { free_ms_ = now_ms + kStillTypingMs; }

  // `known`: a command has this character. One that none has begins or continues a word.
  bool may_command(bool known, double now_ms) {
    const bool free = now_ms >= free_ms_;
    if (!free || !known) free_ms_ = now_ms + kStillTypingMs;
    return free && known;
  }

 private:
  double free_ms_ = 0.0;
};

}  // namespace handoff::web
