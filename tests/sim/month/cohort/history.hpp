// Histories for tests: a month of March 2026 in which three people paid, or many.
#pragma once

#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "sim/scenario/past_customers.hpp"
#include "sim/scenario/scenario.hpp"

namespace handoff::sim::testing {

inline constexpr core::Time kMarch{1'772'323'200'000'000};  // Sunday 1 March 2026, 00:00 UTC

inline core::Time in_march(int day, int hour, int minute = 0) {
  return kMarch + core::days(day - 1) + core::hours(hour) + core::minutes(minute);
}

// Ten trials of the 1st to the 28th; the third, the fourth and the ninth paid.
inline CustomerHistory three_customers() {
  CustomerHistory it;
  it.trials = 10;
  it.first_sign_up = in_march(1, 9);
  it.last_sign_up = in_march(28, 20);
  it.until = in_march(28, 23);
  it.plans = {"Growth", "gone"};
  it.zones = {"Europe/Berlin"};
  it.customers = {{3, in_march(3, 10), in_march(12, 14, 30), 0, 0, {}},
                  {4, in_march(4, 8), in_march(18, 8), 1, kNotTold, {12'300}},
                  {9, in_march(20, 22), in_march(27, 23, 59), kNotTold, kNotTold, {}}};
  return it;
}

// The first `days` of March, in which `a_day` sign up at each noon and pay `after` days later.
inline CustomerHistory steady_customers(int days, int a_day, int after) {
  CustomerHistory it;
  it.trials = static_cast<std::uint32_t>(days * a_day);
  it.first_sign_up = in_march(1, 12);
  it.last_sign_up = in_march(days, 12);
  it.until = in_march(days + after + 1, 0);
  for (std::uint32_t at = 0; at < it.trials; ++at) {
    const int day = 1 + static_cast<int>(at) / a_day;
    it.customers.push_back(
        {at + 1, in_march(day, 12), in_march(day + after, 12), kNotTold, kNotTold, {}});
  }
  return it;
}

inline Scenario with_past(Scenario scenario, CustomerHistory history, bool resampled = false) {
  scenario.start = kMarch;
  scenario.days = 28;
  scenario.cohort.trials = static_cast<int>(history.trials);
  scenario.past = {std::make_shared<const CustomerHistory>(std::move(history)), resampled};
  return scenario;
}

}  // namespace handoff::sim::testing
