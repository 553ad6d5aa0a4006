// Seconds since 1970 by hand: 2023-08-11 is day 19580, and 19580 x 86400 s = 1691712000 s.
#include "io/text/instant_text.hpp"

#include <cstdint>

#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("an instant is read to the microsecond, wherever its clock stood", "[instant_text]") {
  struct Case {
    const char* text;
    std::int64_t us;
  };
  constexpr std::int64_t kDay = 1'691'712'000'000'000;
  constexpr std::int64_t kClock = 29'258'000'000;  // 08:07:38
  const Case cases[] = {
      {"1970-01-01T00:00:00Z", 0},
      {"2023-08-11T00:00:00Z", kDay},
      {"2023-08-11T08:07:38.388239Z", kDay + kClock + 388'239},
      {"2023-08-11T08:07:38Z", kDay + kClock},
      {"2023-08-11T08:07:38.5Z", kDay + kClock + 500'000},
      {"2023-08-11T08:07:38.3882399999Z", kDay + kClock + 388'239},
      {"2023-08-11t08:07:38z", kDay + kClock},
      {"2023-08-11 08:07:38Z", kDay + kClock},
      {"2023-08-11T10:07:38+02:00", kDay + kClock},
      {"2023-08-11T02:37:38-05:30", kDay + kClock},
      {"2023-08-11T23:59:60Z", kDay + 86'400'000'000},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    const auto instant = io::parse_instant(c.text);
    REQUIRE(instant);
    CHECK(instant->us == c.us);
  }
}

TEST_CASE("what is no instant is refused", "[instant_text]") {
  for (const char* text :
       {"", "2023-08-11", "2023-08-11T", "2023-08-11T08:07", "2023-08-11T08:07:38",
        "2023-08-11T08:07:38.Z", "2023-08-11T24:00:00Z", "2023-08-11T08:60:00Z",
        "2023-08-11T08:07:61Z", "2023-13-11T08:07:38Z", "2023-02-30T08:07:38Z",
        "2023-08-11T08:07:38Zx", "2023-08-11T08:07:38+2", "2023-08-11T08:07:38+25:00",
        "1969-12-31T23:59:59Z", "1970-01-01T00:00:00+01:00", "1691712000"}) {
    INFO(text);
    CHECK_FALSE(io::parse_instant(text));
  }
}
