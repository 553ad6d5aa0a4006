// When a printed character is a command, and when it belongs to what somebody writes.
#include "web/shell/typing_watch.hpp"

#include "tests/catch.hpp"

using handoff::web::TypingWatch;

TEST_CASE("a key on its own is a command", "[shortcuts]") {
  TypingWatch watch;
  CHECK(watch.may_command(true, 5.0));
  CHECK(watch.may_command(true, 60.0));
}

TEST_CASE("a digit right after a field is no command, a second later it is", "[shortcuts]") {
  TypingWatch watch;
  watch.field_open(100.0);
  CHECK_FALSE(watch.may_command(true, 900.0));
  CHECK_FALSE(watch.may_command(true, 1800.0));  // somebody goes on typing
  CHECK(watch.may_command(true, 2801.0));
}

// "pools" has the letter that copies a link, and an "o" that is no command.
TEST_CASE("a letter within a word is no command", "[shortcuts]") {
  TypingWatch watch;
  CHECK_FALSE(watch.may_command(false, 10.0));
  CHECK_FALSE(watch.may_command(true, 200.0));
  CHECK(watch.may_command(true, 1300.0));
}
