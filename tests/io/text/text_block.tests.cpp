// Lines broken by hand.
#include "io/text/text_block.hpp"

#include "tests/catch.hpp"

using namespace handoff;
using Lines = std::vector<std::string>;

TEST_CASE("paragraphs are broken at blanks", "[text_block]") {
  CHECK(io::wrapped("", 10).empty());
  CHECK(io::wrapped("  ", 10).empty());
  CHECK(io::wrapped("one two three", 7) == Lines{"one two", "three"});
  CHECK(io::wrapped("one two three", 6) == Lines{"one", "two", "three"});
  CHECK(io::wrapped("a  b", 10) == Lines{"a b"});
  CHECK(io::wrapped("incomprehensibilities ok", 5) == Lines{"incomprehensibilities", "ok"});
  CHECK(io::wrapped("\xC2\xB1\xC2\xB1 \xC2\xB1", 4) == Lines{"\xC2\xB1\xC2\xB1 \xC2\xB1"});
}

TEST_CASE("fields are filled by columns, not bytes", "[text_block]") {
  CHECK(io::columns_of("\xC2\xB1 5") == 3);
  CHECK(io::left("\xC2\xB1", 3) == "\xC2\xB1  ");
  CHECK(io::right("ab", 4) == "  ab");
  CHECK(io::right("abcde", 4) == "abcde");
}
