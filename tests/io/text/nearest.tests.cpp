// Distances by hand; each swap of neighbours is one mistake, not two.
#include "io/text/nearest.hpp"

#include <array>
#include <string_view>

#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("the edit distance counts mistakes", "[nearest]") {
  CHECK(io::edit_distance("", "") == 0);
  CHECK(io::edit_distance("", "abc") == 3);
  CHECK(io::edit_distance("kitten", "sitting") == 3);
  CHECK(io::edit_distance("trails", "trials") == 1);
  CHECK(io::edit_distance("abc", "abc") == 0);
}

TEST_CASE("only a close word is suggested", "[nearest]") {
  constexpr std::array<std::string_view, 3> words{"trials", "trial_days", "plans"};
  CHECK(io::nearest("trails", words) == "trials");
  CHECK(io::nearest("trialdays", words) == "trial_days");
  CHECK(io::nearest("zebra", words).empty());
  CHECK(io::suggestion("trails", words) == "; did you mean \"trials\"?");
  CHECK(io::suggestion("zebra", words) == "; known are trials, trial_days, plans");
}
