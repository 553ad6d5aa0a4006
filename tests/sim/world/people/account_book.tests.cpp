// The book's size against the closed form of arrivals and churn, and its care by hand.
#include "sim/world/people/account_book.hpp"

#include <cmath>
#include <numeric>

#include "sim/scenario/months.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using core::days;
using core::hours;

namespace {

constexpr double kMonthDays = 365.0 / 12;

sim::Scenario year(double churn, int accounts) {
  sim::Scenario it = sim::worked_example();
  it.horizon.months = 12;
  it.horizon.book.churn = churn;
  it.horizon.book.care = {{accounts, 2.0}, {0, 5.0}};
  return it;
}

// One customer every three hours of the year, all of tier 1.
std::vector<sim::Customer> customers(const sim::Scenario& scenario) {
  std::vector<sim::Customer> all;
  for (std::uint32_t at = 0; at < 365 * 8; ++at) {
    sim::Customer it;
    it.trial = at;
    it.tier = 1;
    it.converted = scenario.start + hours(3) * at;
    all.push_back(it);
  }
  return all;
}

// Accounts at the end of the year, of a tier, on average.
double mean_accounts(const sim::Scenario& scenario, double early_churn, std::size_t tier) {
  constexpr std::uint32_t kTimes = 40;
  const std::vector<sim::Customer> all = customers(scenario);
  std::vector<std::uint32_t> order(all.size());
  std::iota(order.begin(), order.end(), 0u);
  sim::AccountBook book(scenario);
  double sum = 0;
  for (std::uint32_t r = 0; r < kTimes; ++r) {
    book.start(sim::StreamKey::of(3, r), all, order);
    for (int day = 0; day <= 365; ++day)
      book.pass(scenario.start + days(day), [&](std::uint32_t) { return early_churn; });
    sum += static_cast<double>(book.accounts(tier));
  }
  return sum / kTimes;
}

}  // namespace

TEST_CASE("without churn everybody stays", "[sim][book][horizon]") {
  const sim::Scenario scenario = year(0, 100);
  CHECK(mean_accounts(scenario, 0, 0) == 100);
  CHECK(mean_accounts(scenario, 0, 1) == 365 * 8);
}

// 5% a month of 1,000: 0.95^12 of them, each a Bernoulli trial.
TEST_CASE("accounts of the start go by the monthly churn", "[sim][book][horizon]") {
  const double expected = std::pow(0.95, 12);
  const double error = std::sqrt(expected * (1 - expected) * 1000 / 40);
  CHECK(std::abs(mean_accounts(year(0.05, 1000), 0, 0) - 1000 * expected) < 4 * error);
}

// Who came t days ago is here with S(t) = 1 up to day 28, then 1 - p (t - 28) / 62 up to day 90, then
// (1 - p) 0.95^((t - 90) / month): 8 a day of them, added up over the year.
TEST_CASE("who came stays by the outcome model, and then by the monthly churn",
          "[sim][book][horizon]") {
  const double p = 0.2;
  double expected = 0;
  for (int at = 0; at < 365 * 8; ++at) {
    const double t = 365 - at / 8.0;
    if (t < 28)
      expected += 1;
    else if (t < 90)
      expected += 1 - p * (t - 28) / 62;
    else
      expected += (1 - p) * std::pow(0.95, (t - 90) / kMonthDays);
  }
  const double error = std::sqrt(365 * 8 * 0.25 / 40);
  CHECK(std::abs(mean_accounts(year(0.05, 0), p, 1) - expected) < 4 * error);
}

TEST_CASE("care is accounts times hours, a week of it a month's share", "[sim][book][horizon]") {
  const sim::Scenario scenario = year(0, 90);
  sim::AccountBook book(scenario);
  const std::vector<sim::Customer> nobody;
  const std::vector<std::uint32_t> order;
  book.start(sim::StreamKey::of(1, 0), nobody, order);
  book.pass(scenario.start, [](std::uint32_t) { return 0.0; });
  CHECK(book.accounts() == 90);
  CHECK(book.care_h_a_week(0) == Approx(90 * 2.0 * 7 / kMonthDays));
  CHECK(book.care_h_a_week(1) == 0);
}
