// Doubles that no whole number of microseconds is, and some that one is.
#include "io/scenario/seconds_text.hpp"

#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("seconds finer than a microsecond survive as well", "[seconds_text]") {
  for (const double seconds :
       {0.18, 0.1, 1.0 / 3.0, 1.23e-7, 90.5, 86'400.0, 5e-324, 0.0, 259'200.000001}) {
    const std::string text = io::seconds_text(seconds);
    INFO(text);
    const auto back = io::parse_seconds(text);
    REQUIRE(back);
    CHECK(*back == seconds);
  }
  CHECK(io::seconds_text(0.18) == "180ms");
  CHECK_FALSE(io::parse_seconds("-1s"));
  CHECK_FALSE(io::parse_seconds(" -7s"));
  CHECK_FALSE(io::parse_seconds("s"));
  CHECK_FALSE(io::parse_seconds("1e999s"));
}
