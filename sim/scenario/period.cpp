// Days, counted from the scenario's start.
#include "sim/scenario/period.hpp"

#include <algorithm>

#include "sim/scenario/months.hpp"

namespace handoff::sim {
namespace {

constexpr double kMonthDays = 28;

// How long people go on converting after the counted days, as they did before: of those who
// converted last, somebody of a more urgent tier may still come first in line.
constexpr int kDaysAfter = 2;

// Three days of redeliveries, and a weekend.
constexpr int kDaysToFinish = 7;

// Local clocks differ by less than that.
constexpr int kDaysOfZones = 1;

int days_rounded_up(core::Duration length) {
  const std::int64_t day = core::days(1).us;
  return static_cast<int>((length.us + day - 1) / day);
}

// From the subscription's becoming active to the charge that is paid.
core::Duration longest_charge(const Scenario& scenario) {
  const bool retried = scenario.cohort.payment_failure > 0;
  return scenario.payments.charge_delay +
         (retried ? scenario.payments.charge_retry : core::Duration{});
}

// Whatever the shares of those who pay late: another share must not draw everybody anew.
int longest_trial(const Scenario& scenario) {
  const Payments& payments = scenario.payments;
  const core::Duration after = payments.charge_delay + payments.charge_retry + payments.late_by;
  return scenario.cohort.trial_days + days_rounded_up(after) + kDaysOfZones;
}

// A campaign comes again with each month, and all of the one before must be there.
int days_before(const Scenario& scenario) {
  const int days = scenario.warmup_days + longest_trial(scenario);
  if (scenario.cohort.campaigns.empty() || has_months(scenario)) return days;
  return (days + scenario.days - 1) / scenario.days * scenario.days;
}

Period of_launch(const Scenario& scenario) {
  Period it;
  it.begins = it.signs_from = scenario.start;
  it.sign_up_days = scenario.days;
  // Customers east of Greenwich sign up before the first day begins in UTC.
  it.counted_from = it.converts_from = scenario.start - core::days(kDaysOfZones);
  it.counted_to = it.converts_to = core::kNever;
  it.ends = scenario.start +
            core::days(scenario.days + scenario.cohort.trial_days + kDaysToFinish) +
            longest_charge(scenario);
  if (scenario.past)
    it.ends = std::max(it.ends, scenario.past.history->last_conversion() +
                                    core::days(kDaysToFinish) + longest_charge(scenario));
  return it;
}

// A history that ends with the scenario's sign-ups is counted to the day of its last conversion; one that
// goes on is a longer one, of which the days are counted.
core::Time counted_to_of(const Scenario& scenario) {
  const core::Time days_end = scenario.start + core::days(counted_days(scenario));
  if (!scenario.past || scenario.past.history->last_sign_up >= days_end) return days_end;
  const core::Duration until_last = scenario.past.history->last_conversion() - scenario.start;
  const auto days = static_cast<int>(until_last.us / core::days(1).us) + 1;
  return std::max(days_end, scenario.start + core::days(days));
}

Period of_running(const Scenario& scenario) {
  const int before = days_before(scenario);
  Period it;
  it.begins = it.converts_from = scenario.start - core::days(scenario.warmup_days);
  it.signs_from = scenario.start - core::days(before);
  it.sign_up_days = before + counted_days(scenario) + kDaysAfter + kDaysOfZones;
  it.counted_from = scenario.start;
  it.counted_to = counted_to_of(scenario);
  it.converts_to = it.counted_to + core::days(kDaysAfter);
  it.ends = it.counted_to + core::days(kDaysToFinish) + longest_charge(scenario);
  return it;
}

}  // namespace

Period period_of(const Scenario& scenario) {
  return scenario.opening == Opening::launch ? of_launch(scenario) : of_running(scenario);
}

double months_of(const Scenario& scenario) { return counted_days(scenario) / kMonthDays; }

}  // namespace handoff::sim
