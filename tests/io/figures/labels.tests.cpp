// Labels that give way to each other.
#include "io/figures/labels.hpp"

#include "tests/catch.hpp"

using namespace handoff::figures;

namespace {

// Every character ten pixels wide, however many bytes it has.
float ten_a_character(std::string_view text) {
  float width = 0.0f;
  for (const char c : text)
    width += (static_cast<unsigned char>(c) & 0xC0u) != 0x80u ? 10.0f : 0.0f;
  return width;
}

}  // namespace

TEST_CASE("a text that does not fit ends in an ellipsis, or is not there", "[labels]") {
  CHECK(elide("Enterprise", 100.0f, ten_a_character) == "Enterprise");
  CHECK(elide("Enterprise", 99.0f, ten_a_character) == "Enterpri\xE2\x80\xA6");
  CHECK(elide("On time", 45.0f, ten_a_character) == "On\xE2\x80\xA6");  // no space before it
  CHECK(elide("Enterprise", 30.0f, ten_a_character) == "En\xE2\x80\xA6");
  CHECK(elide("Enterprise", 29.0f, ten_a_character).empty());
  CHECK(elide("", 0.0f, ten_a_character).empty());
}

TEST_CASE("letters of two bytes are not cut in half", "[labels]") {
  // "Zürich": the u umlaut is C3 BC.
  CHECK(elide("Z\xC3\xBCrich", 45.0f, ten_a_character) == "Z\xC3\xBCr\xE2\x80\xA6");
  CHECK(elide("Z\xC3\xBCrich", 30.0f, ten_a_character) == "Z\xC3\xBC\xE2\x80\xA6");
}

TEST_CASE("a stretch is given once, and only within the line", "[labels]") {
  Line line(100.0f);
  CHECK(line.take(10, 30));
  CHECK_FALSE(line.take(20, 40));
  CHECK(line.take(30, 40));  // touching is not overlapping
  CHECK_FALSE(line.take(90, 101));
  CHECK_FALSE(line.take(-1, 5));
  line.block(50, 60);
  line.block(55, 70);
  CHECK_FALSE(line.take(45, 51));
  CHECK(line.take(70, 100));
}
