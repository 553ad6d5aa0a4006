// The clock: real time, whatever happens to the machine's.
#include "service/driver/clock.hpp"

#include "tests/catch.hpp"

using namespace handoff;
using handoff::service::Clock;

TEST_CASE("The clock never goes back and follows a step forward", "[service][clock]") {
  core::Time wall{core::hours(1'000).us};
  core::Time steady{0};
  Clock clock(
      {}, [&] { return wall; }, [&] { return steady; });
  const core::Time began = wall;
  CHECK(clock.now() == began);
  const auto pass = [&](core::Duration length) {
    wall = wall + length;
    steady = steady + length;
  };
  pass(core::seconds(10));
  CHECK(clock.now() == began + core::seconds(10));
  wall = wall - core::hours(1);  // somebody sets the clock back
  pass(core::seconds(5));
  CHECK(clock.now() == began + core::seconds(15));
  wall = wall + core::hours(3);  // and far forward
  CHECK(clock.now() == wall);
  pass(core::seconds(1));
  CHECK(clock.now() == wall);
}

TEST_CASE("The clock begins no earlier than it was", "[service][clock]") {
  const core::Time wall{core::hours(10).us};
  core::Time steady{0};
  const core::Time last{core::hours(12).us};
  Clock clock(
      last, [&] { return wall; }, [&] { return steady; });
  CHECK(clock.now() == last);
  steady = {core::seconds(1).us};
  CHECK(clock.now() == last + core::seconds(1));
}
