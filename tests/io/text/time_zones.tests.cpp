// Time zones by name. Expected offsets are what `TZ=... date` prints with tzdata 2025b.
#include "io/text/time_zones.hpp"

#include "io/text/duration_text.hpp"
#include "io/text/instant_text.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

core::Time at(std::string_view text) { return *io::parse_instant(text); }

int minutes_in(std::string_view zone, std::string_view moment) {
  const auto found = io::time_zone_named(zone);
  REQUIRE(found);
  return static_cast<int>(core::offset_at(*found, at(moment)).us / core::minutes(1).us);
}

}  // namespace

TEST_CASE("a zone has its winter and its summer offset", "[time_zones]") {
  CHECK(minutes_in("America/New_York", "2026-01-15T12:00:00Z") == -300);
  CHECK(minutes_in("America/New_York", "2026-07-15T12:00:00Z") == -240);
  CHECK(minutes_in("Europe/Dublin", "2026-01-15T12:00:00Z") == 0);
  CHECK(minutes_in("Europe/Dublin", "2026-07-15T12:00:00Z") == 60);
  CHECK(minutes_in("Australia/Sydney", "2026-01-15T12:00:00Z") == 660);
  CHECK(minutes_in("Australia/Lord_Howe", "2026-07-15T12:00:00Z") == 630);
  CHECK(minutes_in("asia/kolkata", "2026-07-15T12:00:00Z") == 330);
  CHECK(minutes_in("America/Port-au-Prince", "2026-07-15T12:00:00Z") == -240);
  CHECK(minutes_in("America/Sao_Paulo", "2026-01-15T12:00:00Z") == -180);
  CHECK(minutes_in("+05:45", "2026-01-15T12:00:00Z") == 345);
  CHECK(minutes_in("UTC-3", "2026-01-15T12:00:00Z") == -180);
  CHECK_FALSE(io::time_zone_named("Europe/Nowhere"));
}

TEST_CASE("clocks change in the night that the rule says", "[time_zones]") {
  CHECK(minutes_in("Europe/Berlin", "2026-03-29T00:59:59Z") == 60);
  CHECK(minutes_in("Europe/Berlin", "2026-03-29T01:00:00Z") == 120);
  CHECK(minutes_in("America/New_York", "2026-11-01T05:59:59Z") == -240);
  CHECK(minutes_in("America/New_York", "2026-11-01T06:00:00Z") == -300);
}

TEST_CASE("what a clock showed is brought back to UTC across its changes", "[time_zones]") {
  core::ZoneClock berlin(*io::time_zone_named("Europe/Berlin"));
  const auto utc = [&](std::string_view shown) {
    return io::time_text(io::moment_shown(berlin, at(shown)));
  };
  CHECK(utc("2026-01-15T12:00:00Z") == "2026-01-15T11:00:00Z");
  CHECK(utc("2026-07-15T12:00:00Z") == "2026-07-15T10:00:00Z");
  CHECK(utc("2026-10-25T02:30:00Z") == "2026-10-25T00:30:00Z");  // shown twice: the first time
  CHECK(utc("2026-10-25T03:30:00Z") == "2026-10-25T02:30:00Z");
  CHECK(utc("2026-03-29T02:30:00Z") == "2026-03-29T01:30:00Z");  // never shown
}

TEST_CASE("an unknown zone is told with what is near", "[time_zones]") {
  const auto zone = io::read_time_zone("Europe/Berln");
  REQUIRE_FALSE(zone);
  CHECK(zone.error().what.find("did you mean \"Europe/Berlin\"?") != std::string::npos);
}
