// Escapes and columns counted by hand; the characters are written as their UTF-8 bytes.
#include "io/text/safe_text.hpp"

#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("plain text and letters of any script are left as they are", "[excerpt]") {
  CHECK(io::printable("abc \"x\"") == "abc \"x\"");
  CHECK(io::printable("\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80") ==
        "\xC3\xA9\xE2\x82\xAC\xF0\x9F\x98\x80");
}

TEST_CASE("control characters, bad bytes and unseen marks are escaped", "[excerpt]") {
  CHECK(io::printable("a\nb\r\t\x1b[0m\x7f") == "a\\nb\\r\\t\\x1b[0m\\x7f");
  CHECK(io::printable("\xFF\xC3") == "\\xff\\xc3");
  CHECK(io::printable("\xC0\x80") == "\\xc0\\x80");                  // overlong
  CHECK(io::printable("\xED\xA0\x80") == "\\xed\\xa0\\x80");         // a surrogate
  CHECK(io::printable("\xC2\x85\xE2\x80\xAE") == "\\u0085\\u202e");  // next line, right-to-left
}

TEST_CASE("long text is cut between characters", "[excerpt]") {
  CHECK(io::printable("abcdef", 3) == "abc...");
  CHECK(io::printable("abc", 3) == "abc");
  CHECK(io::printable("\xC3\xA9\xC3\xA9\xC3\xA9", 2) == "\xC3\xA9\xC3\xA9...");
}

TEST_CASE("a position counts lines and characters from one", "[excerpt]") {
  const std::string_view text =
      "\xEF\xBB\xBF"
      "ab\n\xC3\xA9x\r\ny";
  const auto at = [&](std::size_t offset) {
    const io::Position p = io::position_at(text, offset);
    return std::to_string(p.line) + ":" + std::to_string(p.column);
  };
  CHECK(at(3) == "1:1");
  CHECK(at(4) == "1:2");
  CHECK(at(8) == "2:2");
  CHECK(at(11) == "3:1");
  CHECK(at(999) == "3:2");
}

TEST_CASE("sizes are told in MiB where that is exact", "[excerpt]") {
  CHECK(io::size_text(67'108'864) == "64 MiB");
  CHECK(io::size_text(1'000) == "1000 bytes");
}
