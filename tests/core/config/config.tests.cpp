// Which configurations are refused, and where each says it is wrong.
#include "core/config/config.hpp"

#include <functional>

#include "tests/catch.hpp"

using namespace handoff::core;

TEST_CASE("a routing table with a gap, an overlap or an unknown pool is refused",
          "[core][config]") {
  CHECK(validated(default_config()));
  struct Case {
    const char* what;
    std::function<void(PipelineConfig&)> spoil;
    const char* where;
  };
  const Case cases[] = {
      {"no rows", [](auto& it) { it.routing.clear(); }, "routing"},
      {"a gap at the bottom", [](auto& it) { it.routing[0].annual_from = dollars(1); },
       "routing[0]"},
      {"rows that overlap", [](auto& it) { it.routing[2].annual_from = dollars(3'000); },
       "routing[2]"},
      {"an unknown pool", [](auto& it) { it.routing[1].pools = {9}; }, "routing[1]"},
      {"no pool", [](auto& it) { it.routing[1].pools.clear(); }, "routing[1]"},
      {"an unknown second pool",
       [](auto& it) {
         it.routing[1].pools = {0, 4};
       },
       "routing[1]"},
      {"a pool twice",
       [](auto& it) {
         it.routing[1].pools = {0, 2, 0};
       },
       "routing[1]"},
      {"an unknown extra pool", [](auto& it) { it.routing[3].extra_pool = 4; }, "routing[3]"},
      {"a tier twice", [](auto& it) { it.routing[1].tier = "Starter"; }, "routing[1]"},
      {"a promise of nothing", [](auto& it) { it.routing[1].first_touch = {}; }, "routing[1]"},
      {"an empty pool", [](auto& it) { it.pools[2].headcount = 0; }, "pools[2]"},
      {"an override to nowhere",
       [](auto& it) {
         it.overrides = {{Segment::smb, 4}};
       },
       "overrides[0]"},
      {"a rate of nothing", [](auto& it) { it.rates[1].usd_micros = 0; }, "rates[1]"},
      {"no tries", [](auto& it) { it.retry.max_attempts = 0; }, "retry.max_attempts"},
      {"a cap below the base", [](auto& it) { it.retry.cap = milliseconds(1); }, "retry"},
      {"no window", [](auto& it) { it.dedupe.window = {}; }, "dedupe.window"},
  };
  for (const Case& it : cases) {
    INFO(it.what);
    PipelineConfig config = default_config();
    it.spoil(config);
    const auto result = validated(config);
    REQUIRE_FALSE(result);
    CHECK(result.error().where == it.where);
  }
}
