// What is not modelled is said, and in which direction it errs.
#include "io/report/not_modelled.hpp"

#include <algorithm>
#include <string>

#include "tests/catch.hpp"

using namespace handoff;

// The doubtful choices that an audit of the model found and that stand as they were.
TEST_CASE("each doubtful choice of the model says in which direction it errs", "[report]") {
  for (const char* words : {"linear model", "no trend, season or public holiday", "no meetings",
                            "only where the list incidents says so", "a welcome on the first day",
                            "retries end", "does not grow with the volume"}) {
    INFO(words);
    const auto limits = io::not_modelled();
    const auto limit = std::find_if(limits.begin(), limits.end(), [words](const auto& it) {
      return it.what.find(words) != it.what.npos;
    });
    REQUIRE(limit != limits.end());
    CHECK_FALSE(limit->bias.empty());
    CHECK(io::limit_text(*limit).find(" Direction: ") != std::string::npos);
  }
}

TEST_CASE("a limit that moves no figure has no direction", "[report]") {
  CHECK(io::limit_text({"One region.", ""}) == "One region.");
}
