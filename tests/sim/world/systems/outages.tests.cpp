// Windows that come once and windows that come again, by hand and against a count by the second.
#include "sim/world/systems/outages.hpp"

#include "sim/engine/rng.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using core::hours;
using core::seconds;
using core::Time;
using sim::any_covers;
using sim::covered;
using sim::covers;
using sim::Window;

namespace {

constexpr Time kStart{1'772'409'600'000'000};

}  // namespace

TEST_CASE("a window covers its first moment and not its last", "[sim][windows]") {
  const Window once{hours(10), hours(1), {}};
  CHECK_FALSE(covers(once, kStart, kStart));
  CHECK_FALSE(covers(once, kStart, kStart + hours(10) - core::microseconds(1)));
  CHECK(covers(once, kStart, kStart + hours(10)));
  CHECK(covers(once, kStart, kStart + hours(11) - core::microseconds(1)));
  CHECK_FALSE(covers(once, kStart, kStart + hours(11)));
  CHECK_FALSE(covers(once, kStart, kStart + hours(34)));
  CHECK_FALSE(covers(once, kStart, kStart - hours(14)));
}

TEST_CASE("a daily window comes every day from its first one on", "[sim][windows]") {
  const Window daily{hours(10), hours(1), hours(24)};
  for (const int day : {0, 1, 27, 300}) {
    CHECK(covers(daily, kStart, kStart + core::days(day) + hours(10)));
    CHECK_FALSE(covers(daily, kStart, kStart + core::days(day) + hours(11)));
  }
  CHECK_FALSE(covers(daily, kStart, kStart - hours(14)));
}

TEST_CASE("a window without length covers nothing, one as long as its period everything",
          "[sim][windows]") {
  CHECK_FALSE(covers({{}, {}, hours(1)}, kStart, kStart));
  const Window always{{}, hours(1), hours(1)};
  for (int minute = 0; minute < 200; minute += 7)
    CHECK(covers(always, kStart, kStart + core::minutes(minute)));
  CHECK(covered(always, kStart, kStart, kStart + hours(5)) == hours(5));
}

TEST_CASE("what is covered of a stretch agrees with a count of its seconds", "[sim][windows]") {
  sim::Stream stream(7);
  for (int n = 0; n < 200; ++n) {
    const Window window{seconds(stream.below(50)), seconds(stream.below(20)),
                        stream.chance(0.5) ? seconds(20 + stream.below(30)) : core::Duration{}};
    const Time from = kStart + seconds(stream.below(300)) - seconds(60);
    const Time to = from + seconds(stream.below(200));
    int counted = 0;
    for (Time at = from; at < to; at = at + seconds(1)) counted += covers(window, kStart, at);
    CHECK(covered(window, kStart, from, to) == seconds(counted));
  }
}

TEST_CASE("of several windows any one is enough", "[sim][windows]") {
  const std::vector<Window> windows{{hours(1), hours(1), {}}, {hours(5), hours(1), {}}};
  CHECK(any_covers(windows, kStart, kStart + hours(5)));
  CHECK_FALSE(any_covers(windows, kStart, kStart + hours(3)));
  CHECK_FALSE(any_covers({}, kStart, kStart));
}
