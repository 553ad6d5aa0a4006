// Moments as people write them, read and written.
#include "io/text/moment_text.hpp"

#include <string>

#include "core/config/calendar.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

// Monday 2 March 2026, 00:00 UTC: day 20514 of the epoch, by the coreutils program date.
constexpr core::Time kStart{20'514 * core::days(1).us};

}  // namespace

TEST_CASE("a moment is a date and a time, or how long after the start", "[moment]") {
  struct Row {
    const char* text;
    core::Duration after;
  };
  const core::Duration first_april = core::days(30);
  const Row rows[] = {
      {"2026-04-01 14:00", first_april + core::hours(14)},
      {"2026-04-01T14:00Z", first_april + core::hours(14)},
      {"1 Apr 14:00", first_april + core::hours(14)},
      {"Apr 1, 2pm", first_april + core::hours(14)},
      {"1st april 12am", first_april},
      {"1 April", first_april},
      {"1 Apr 2026 14:00:30", first_april + core::hours(14) + core::seconds(30)},
      {"30d14h", first_april + core::hours(14)},
      {"90min", core::minutes(90)},
      {"2 Mar", core::Duration{}},
      {"1 Mar 00:00", core::days(364)},  // of the next year: this one's is over
      {"29 Feb", core::days(729)},       // the next one there is, in 2028
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    const auto after = io::parse_moment(row.text, kStart);
    REQUIRE(static_cast<bool>(after));
    CHECK(after->us == row.after.us);
  }
}

TEST_CASE("what is no moment is refused with an example", "[moment]") {
  for (const char* text : {"", "soon", "Apr", "14:00", "31 Feb 2027", "1 Apr 25:00", "1 Apr 14:61",
                           "2026-13-01", "7", "1 Apr 13pm"}) {
    CAPTURE(text);
    const auto after = io::parse_moment(text, kStart);
    REQUIRE_FALSE(static_cast<bool>(after));
    CHECK(after.error().what.find("2026-04-01 14:00") != std::string::npos);
  }
  const auto before = io::parse_moment("2026-03-01 23:00", kStart);
  REQUIRE_FALSE(static_cast<bool>(before));
  CHECK(before.error().what == "That is before the scenario begins, on 2026-03-02");
}

TEST_CASE("a moment that is written reads back as the same", "[moment]") {
  CHECK(io::moment_text(kStart + core::days(30) + core::hours(14)) == "2026-04-01 14:00");
  CHECK(io::moment_text(kStart + core::seconds(30)) == "2026-03-02 00:00:30");
  for (const core::Duration after : {core::Duration{}, core::minutes(61), core::seconds(5'000'001)})
    CHECK(io::parse_moment(io::moment_text(kStart + after), kStart)->us == after.us);
}
