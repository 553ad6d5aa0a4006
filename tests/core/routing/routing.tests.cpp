// Which tier a subscription falls into, and whose turn it is in a pool. Expected values by hand.
#include "core/routing/routing.hpp"

#include <cstdint>
#include <string>

#include "core/config/config.hpp"
#include "tests/catch.hpp"
#include "tests/core/currency.hpp"

using namespace handoff::core;
using testing::currency;

namespace {

std::string tier(std::int64_t annual_dollars) {
  const PipelineConfig config = default_config();
  const Subscribed subscribed{{1}, {annual_dollars * 100 / 12}, {}, true};
  return config.routing[tier_of(config, subscribed, Segment::unknown)].tier;
}

}  // namespace

TEST_CASE("the article's routing table", "[core][routing]") {
  CHECK(tier(0) == "Starter");
  CHECK(tier(2'988) == "Starter");
  CHECK(tier(3'000) == "Growth");
  CHECK(tier(4'200) == "Growth");
  CHECK(tier(14'988) == "Growth");
  CHECK(tier(15'000) == "Business");
  CHECK(tier(59'988) == "Business");
  CHECK(tier(60'000) == "Enterprise");
  const PipelineConfig config = default_config();
  CHECK(config.routing[0].first_touch == hours(24));
  CHECK(config.routing[1].first_touch == hours(4));
  CHECK(config.routing[2].first_touch == hours(1));
  CHECK(config.routing[3].first_touch == minutes(15));
}

TEST_CASE("other currencies are routed at their rate, unknown ones not at all", "[core][routing]") {
  const PipelineConfig config = default_config();
  const Subscribed yen{
      {1}, {1'500'000}, currency("JPY"), true};  // 15,000 yen a month: about $1,200 a year
  CHECK(config.routing[tier_of(config, yen, Segment::unknown)].tier == "Starter");
  const Subscribed unknown{{1}, {1'500'000}, currency("XTS"), true};
  CHECK(tier_of(config, unknown, Segment::unknown) == kNoTier);
}

TEST_CASE("a segment may have a tier of its own", "[core][routing]") {
  PipelineConfig config = default_config();
  config.overrides = {{Segment::strategic, 3}};
  const Subscribed small{{1}, dollars(50), {}, true};
  CHECK(config.routing[tier_of(config, small, Segment::strategic)].tier == "Enterprise");
  CHECK(config.routing[tier_of(config, small, Segment::smb)].tier == "Starter");
}

TEST_CASE("a rota takes turns", "[core][routing]") {
  Rota rota({{"x", 2, 0, {}}, {"y", 3, 0, {}}});
  const auto next = [&](PoolIndex pool) { return rota.take(pool, Strategy::round_robin); };
  const PersonId a = next(1), b = next(1), c = next(1);
  CHECK(a != b);
  CHECK(b != c);
  CHECK(next(1) == a);
  CHECK(next(0) != a);
}

TEST_CASE("the least loaded is whoever has the fewest open first touches", "[core][routing]") {
  Rota rota({{"x", 3, 0, {}}});
  const auto next = [&] { return rota.take(0, Strategy::least_loaded); };
  const PersonId a = next(), b = next(), c = next();
  CHECK((a != b && b != c && a != c));
  rota.release(b);
  CHECK(next() == b);
  rota.release(c);
  rota.release(c);  // a touch that nobody had open changes nothing
  CHECK(next() == c);
  rota.release({});
  rota.release({(std::uint64_t{9} << 32) | 1});
}
