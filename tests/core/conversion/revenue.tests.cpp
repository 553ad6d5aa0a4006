// What a subscription is worth a month, in every currency's cents. Expected values by hand.
#include "core/conversion/revenue.hpp"

#include <cstdint>
#include <limits>
#include <span>

#include "tests/catch.hpp"
#include "tests/core/currency.hpp"

using namespace handoff::core;
using testing::currency;

namespace {

LineItem item(std::int64_t amount, std::int64_t quantity, BillingInterval interval,
              const char* code = "USD", std::int64_t count = 1) {
  return {amount, quantity, count, currency(code), interval, true};
}

Money mrr(LineItem it) { return monthly_revenue(std::span(&it, 1)).mrr; }

}  // namespace

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
