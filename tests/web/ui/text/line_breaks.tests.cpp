// Where lines are broken: at blanks, and never within a number.
#include "web/ui/text/line_breaks.hpp"

#include <string>

#include "tests/catch.hpp"

using namespace handoff::web;

namespace {

float letters(std::string_view words) { return static_cast<float>(words.size()); }

std::string broken(std::string_view words, float width) {
  return ui::broken_at_blanks(words, width, letters);
}

}  // namespace

TEST_CASE("a comma within a number is told from one between words", "[text]") {
  CHECK(ui::has_grouped_number("n = 89,993"));
  CHECK(ui::has_grouped_number("first, then $1,500"));
  CHECK_FALSE(ui::has_grouped_number("a month, n = 20"));
  CHECK_FALSE(ui::has_grouped_number("at the end,"));
  CHECK_FALSE(ui::has_grouped_number(""));
}

TEST_CASE("lines are broken at blanks, and no number is cut", "[text]") {
  CHECK(broken("95% CI $383,957-$391,351", 20) == "95% CI\n$383,957-$391,351");
  CHECK(broken("95% CI $383,957-$391,351", 24) == "95% CI $383,957-$391,351");
  CHECK(broken("one two three four", 9) == "one two\nthree\nfour");
  CHECK(broken("1,234,567,890 of 2", 4) == "1,234,567,890\nof 2");
  CHECK(broken("one\ntwo three four", 9) == "one\ntwo three\nfour");
  CHECK(broken("", 4).empty());
  CHECK(broken("word", 2) == "word");
}
