// The small rules: e-mail, revenue, routing, backoff, the event log. Expected values by hand.
#include <functional>

#include "core/base/email.hpp"
#include "core/config.hpp"
#include "core/dedupe.hpp"
#include "core/retry.hpp"
#include "core/revenue.hpp"
#include "core/routing.hpp"
#include "tests/catch.hpp"

using namespace handoff::core;

namespace {

std::string normalised(std::string_view address, bool strip = true) {
  return std::string(NormalisedEmail(address, {strip}).text());
}

Currency currency(const char* code) { return {{code[0], code[1], code[2]}}; }

LineItem item(std::int64_t amount, std::int64_t quantity, BillingInterval interval,
              const char* code = "USD", std::int64_t count = 1) {
  return {amount, quantity, count, currency(code), interval, true};
}

Money mrr(LineItem it) { return monthly_revenue(std::span(&it, 1)).mrr; }

std::string tier(std::int64_t annual_dollars) {
  const PipelineConfig config = default_config();
  const Subscribed subscribed{{1}, {annual_dollars * 100 / 12}, {}, true};
  return config.routing[tier_of(config, subscribed, Segment::unknown)].tier;
}

}  // namespace

TEST_CASE("addresses of one person normalise to one text", "[core][email]") {
  CHECK(normalised(" Ann+Trial@X.com\n") == "ann@x.com");
  CHECK(normalised("ann+trial@x.com", false) == "ann+trial@x.com");
  CHECK(normalised("+tag@x.com") == "+tag@x.com");
  CHECK(normalised("a@b@x.com") == "a@b@x.com");
  CHECK(NormalisedEmail("ANN@X.COM", {}).key() == NormalisedEmail("ann+q@x.com", {}).key());
  CHECK(NormalisedEmail("ann@x.com", {}).key() != NormalisedEmail("anne@x.com", {}).key());
}

TEST_CASE("what is no address has no key", "[core][email]") {
  for (const char* text : {"", " ", "ann", "@x.com", "ann@", "an n@x.com"}) {
    INFO(text);
    CHECK_FALSE(NormalisedEmail(text, {}).key());
  }
  CHECK_FALSE(NormalisedEmail(std::string(250, 'a') + "@x.com", {}).key());
  CHECK(NormalisedEmail(std::string(248, 'a') + "@x.com", {}).key());
}

TEST_CASE("a subscription's worth is brought to a month", "[core][revenue]") {
  CHECK(mrr(item(4242, 1, BillingInterval::month)) == Money{4242});
  CHECK(mrr(item(1500, 7, BillingInterval::month)) == Money{10500});
  CHECK(mrr(item(420000, 1, BillingInterval::year)) == Money{35000});
  CHECK(mrr(item(100, 1, BillingInterval::year)) == Money{8});                 // 8.33
  CHECK(mrr(item(9000, 1, BillingInterval::month, "USD", 3)) == Money{3000});  // quarterly
  CHECK(mrr(item(1200, 1, BillingInterval::week)) == Money{5200});             // 52 weeks / 12
  CHECK(mrr(item(12, 1, BillingInterval::day)) == Money{365});
}

TEST_CASE("cents mean hundredths in every currency", "[core][revenue]") {
  CHECK(mrr(item(5000, 1, BillingInterval::month, "JPY")) == Money{500000});
  CHECK(mrr(item(12345, 1, BillingInterval::month, "KWD")) ==
        Money{1235});  // 12.345 dinars, rounded
  CHECK(from_minor(1000, currency("JPY")) == Money{100000});
  CHECK(minor_digits(currency("KRW")) == 0);
  CHECK(minor_digits(currency("TND")) == 3);
  CHECK(minor_digits(currency("EUR")) == 2);
}

TEST_CASE("several items add up, and metered ones add nothing", "[core][revenue]") {
  LineItem metered = item(100, 1, BillingInterval::month);
  metered.fixed_price = false;
  const LineItem items[] = {item(2000, 2, BillingInterval::month),
                            item(12000, 1, BillingInterval::year), metered};
  CHECK(monthly_revenue(items).mrr == Money{5000});
  CHECK(monthly_revenue(items).priced);
  CHECK_FALSE(monthly_revenue(std::span(&metered, 1)).priced);
  CHECK_FALSE(monthly_revenue({}).priced);
}

TEST_CASE("the largest amounts stay in range", "[core][revenue]") {
  const Money most = mrr(item(kMaxUnitAmount, kMaxQuantity, BillingInterval::day, "JPY"));
  CHECK(most.cents > 0);
  CHECK(most.cents <= std::numeric_limits<std::int64_t>::max() / 1000);
}

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

TEST_CASE("backoff doubles up to its cap, and jitter takes a part of it", "[core][retry]") {
  const RetryPolicy policy{.base = seconds(1), .cap = seconds(10)};
  constexpr std::uint32_t kHalf = 0x80000000u;
  CHECK(backoff(policy, 1, kHalf, {}) == milliseconds(500));
  CHECK(backoff(policy, 2, kHalf, {}) == seconds(1));
  CHECK(backoff(policy, 4, kHalf, {}) == seconds(4));
  CHECK(backoff(policy, 5, kHalf, {}) == seconds(5));
  CHECK(backoff(policy, 50, kHalf, {}) == seconds(5));
  CHECK(backoff(policy, 3, 0, {}) == Duration{});
  CHECK(backoff(policy, 1, 0, seconds(7)) == seconds(7));
  CHECK(backoff(policy, 50, 0xffffffffu, {}) < seconds(10));
  CHECK(backoff({.base = days(1), .cap = days(1)}, 1, kHalf, {}) == hours(12));
}

TEST_CASE("an event id is known for a window at least and two at most", "[core][dedupe]") {
  const Time start{0};
  EventLog log(days(3));
  CHECK_FALSE(log.seen({1}, start));
  CHECK(log.seen({1}, start));
  CHECK(log.seen({1}, start + days(3) - microseconds(1)));
  EventLog sparse(days(3));
  CHECK_FALSE(sparse.seen({1}, start));
  CHECK_FALSE(sparse.seen({2}, start + days(2)));
  CHECK(sparse.seen({2}, start + days(5) - microseconds(1)));
  CHECK_FALSE(sparse.seen({1}, start + days(12)));
}

TEST_CASE("the event log's memory is bounded by two windows", "[core][dedupe]") {
  EventLog log(hours(1));
  std::size_t most = 0;
  for (std::uint64_t minute = 0; minute < 60 * 24; ++minute) {
    CHECK_FALSE(log.seen({minute + 1}, Time{} + minutes(static_cast<std::int64_t>(minute))));
    most = std::max(most, log.size());
  }
  CHECK(most <= 120);
  CHECK(most >= 60);  // a window at least
}
