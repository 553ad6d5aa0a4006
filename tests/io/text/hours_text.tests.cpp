// Working hours as people write them.
#include "io/text/hours_text.hpp"

#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("working hours read and write as text", "[io][hours]") {
  struct Case {
    const char* text;
    int from;
    int to;
    int weekdays;
    const char* written;
  };
  const Case cases[] = {
      {"Mon-Fri 09:00-17:00", 540, 1020, 0b0011111, "Mon-Fri 09:00-17:00"},
      {"mon-thu,SAT 08:30-12:00", 510, 720, 0b0101111, "Mon-Thu,Sat 08:30-12:00"},
      {"Mon-Sun 00:00-24:00", 0, 1440, 0b1111111, "Mon-Sun 00:00-24:00"},
      {"Sun 10:00-10:01", 600, 601, 0b1000000, "Sun 10:00-10:01"},
      {"Sat-Mon 10:00-11:00", 600, 660, 0b1100001, "Mon,Sat-Sun 10:00-11:00"},
  };
  for (const Case& it : cases) {
    INFO(it.text);
    const auto hours = io::parse_hours(it.text);
    REQUIRE(hours);
    CHECK(hours->from_minute == it.from);
    CHECK(hours->to_minute == it.to);
    CHECK(hours->weekdays == it.weekdays);
    CHECK(io::hours_text(*hours) == it.written);
  }
}

TEST_CASE("what is no working hours is refused", "[io][hours]") {
  for (const char* text :
       {"", "Mon", "Mon-Fri", "09:00-17:00", "Mon-Fri 17:00-09:00", "Mon-Fri 09:00-09:00",
        "Mon-Fri 9:00-17:00", "Mon-Fry 09:00-17:00", "Mon-Fri 09:00-24:01", "Mon-Fri 09:60-17:00",
        "Mon,,Fri 09:00-17:00", "Mon- 09:00-17:00", "Mon-Fri  09:00-17:00"}) {
    INFO(text);
    const auto hours = io::parse_hours(text);
    REQUIRE_FALSE(hours);
    CHECK(hours.error().what.find("not working hours") != std::string::npos);
  }
}
