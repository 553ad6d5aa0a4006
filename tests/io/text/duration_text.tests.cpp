// Durations, dates and seconds as text; expected values by hand arithmetic and the calendar.
#include "io/text/duration_text.hpp"

#include <cstdint>
#include <string>
#include <vector>

#include "tests/catch.hpp"

using namespace handoff;

TEST_CASE("a duration is numbers with units", "[duration_text]") {
  struct Case {
    const char* text;
    std::int64_t us;
  };
  const std::vector<Case> cases{
      {"200ms", 200'000},
      {"4h", 14'400'000'000},
      {"3d", 259'200'000'000},
      {"1h30m", 5'400'000'000},
      {"1h30min", 5'400'000'000},
      {"15min", 900'000'000},
      {"45s", 45'000'000},
      {"250us", 250},
      {"1.5h", 5'400'000'000},
      {"0.1s", 100'000},
      {"0.000001s", 1},
      {"2.50s", 2'500'000},
      {" 1h 30 min ", 5'400'000'000},
      {"1d2h3min4s5ms6us", 93'784'005'006},
      {"0s", 0},
      {"36500d", 3'153'600'000'000'000},
  };
  for (const Case& it : cases) {
    INFO(it.text);
    const auto duration = io::parse_duration(it.text);
    REQUIRE(duration);
    CHECK(duration->us == it.us);
  }
}

TEST_CASE("what is no duration says why", "[duration_text]") {
  struct Case {
    const char* text;
    const char* reason;
  };
  const std::vector<Case> cases{
      {"", "is empty"},
      {"   ", "is empty"},
      {"45", "has no unit"},
      {"1.5", "has no unit"},
      {"1h30", "has no unit"},
      {"-5s", "is negative"},
      {"5 weeks", "unknown unit \"weeks\""},
      {"5S", "unknown unit \"S\""},
      {"soon", "is not a duration"},
      {"1.s", "is not a duration"},
      {".5s", "is not a duration"},
      {"1h-30m", "unknown unit \"h-\""},
      {"30min1h", "largest first"},
      {"1h1h", "largest first"},
      {"1m1min", "largest first"},
      {"36501d", "is longer than"},
      {"99999999999999999999999999s", "is longer than"},
      {"36500d1us", "is longer than"},
      {"0.5us", "more decimals"},
      {"0.0000001s", "more decimals"},
      {"0.123456789h", "more decimals"},
      {"1e3s", "unknown unit \"e\""},
      {"NaNs", "is not a duration"},
  };
  for (const Case& it : cases) {
    INFO(it.text);
    const auto duration = io::parse_duration(it.text);
    REQUIRE_FALSE(duration);
    CHECK(duration.error().what.find(it.reason) != std::string::npos);
    CHECK(duration.error().what.find('\n') == std::string::npos);
  }
}

TEST_CASE("durations are written in the units people would choose", "[duration_text]") {
  CHECK(io::duration_text(core::microseconds(0)) == "0s");
  CHECK(io::duration_text(core::microseconds(250)) == "250us");
  CHECK(io::duration_text(core::microseconds(1'500)) == "1.5ms");
  CHECK(io::duration_text(core::milliseconds(180)) == "180ms");
  CHECK(io::duration_text(core::milliseconds(2'500)) == "2.5s");
  CHECK(io::duration_text(core::minutes(15)) == "15min");
  CHECK(io::duration_text(core::minutes(90)) == "1h30min");
  CHECK(io::duration_text(core::days(3)) == "3d");
  CHECK(io::duration_text(core::hours(36) + core::microseconds(1)) == "1d12h0.000001s");
}

TEST_CASE("what is written reads back as the same microseconds", "[duration_text]") {
  std::uint64_t state = 12345;
  for (int i = 0; i < 20'000; ++i) {
    state = state * 6364136223846793005u + 1442695040888963407u;
    const auto us = static_cast<std::int64_t>((state >> 13) >> (i % 50)) % io::kLongestDuration.us;
    const auto back = io::parse_duration(io::duration_text({us}));
    REQUIRE(back);
    REQUIRE(back->us == us);
  }
}

TEST_CASE("dates are days of the calendar", "[duration_text]") {
  const auto second = [](const char* text) { return io::parse_date(text)->us / 1'000'000; };
  CHECK(second("1970-01-01") == 0);
  CHECK(second("2000-02-29") == 951'782'400);
  CHECK(second("2026-03-02") == 1'772'409'600);
  CHECK(second("2100-01-01") == 4'102'444'800);
  for (const char* text : {"1970-01-01", "1999-12-31", "2024-02-29", "2026-03-02", "2100-03-01"}) {
    CHECK(io::date_text(*io::parse_date(text)) == text);
  }
  CHECK(io::time_text({1'718'842'307'999'999}) == "2024-06-20T00:11:47Z");
  for (const char* text :
       {"2026-02-29", "2100-02-29", "2026-13-01", "2026-00-10", "2026-1-1", "1969-12-31",
        "02-03-2026", "2026-04-31", "tomorrow", "", "2026-03-02T00:00:00Z"}) {
    INFO(text);
    CHECK_FALSE(io::parse_date(text));
  }
}
