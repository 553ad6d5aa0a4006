// Days weighed by weekday, and hours within them.
#include "sim/month/cohort/sign_ups.hpp"

#include <cassert>
#include <cmath>

#include "core/routing/routing.hpp"
#include "sim/scenario/months.hpp"
#include "sim/world/base/customer.hpp"

namespace handoff::sim {
namespace {

int days_between(core::Time from, core::Time to) {
  return static_cast<int>((to - from).us / core::days(1).us);
}

double weight_of(const Cohort& cohort, core::Time day) {
  return cohort
      .weekday_weights[static_cast<std::size_t>(core::weekday_of(day.us / core::days(1).us))];
}

// What plans cost in this month, and which tier that is.
void price(const Scenario& scenario, SignUpBlock& block) {
  const double factor = price_factor_of(scenario, block.month);
  for (const Plan& plan : scenario.cohort.plans) {
    core::Money mrr = plan.unit_price * plan.seats;
    if (factor != 1) mrr = core::Money{std::llround(static_cast<double>(mrr.cents) * factor)};
    block.subscribed.push_back(
        {.plan = {block.subscribed.size() + 1}, .mrr = mrr, .currency = {}, .priced = true});
    for (std::size_t segment = 0; segment < kSegmentKinds; ++segment)
      block.tiers.push_back(core::tier_of(scenario.pipeline, block.subscribed.back(),
                                          static_cast<core::Segment>(segment)));
  }
  std::vector<double> weights;
  for (std::size_t plan = 0; plan < scenario.cohort.plans.size(); ++plan)
    weights.push_back(plan_weight_of(scenario, plan, block.month));
  block.plan_shares = cumulative(weights, [](double it) { return it; });
}

// Days from <= day < to; `counted` of them are the month's, from `month_from` on.
void spread(const Scenario& scenario, core::Time from, int days, core::Time month_from, int counted,
            SignUpBlock& block) {
  const Cohort& cohort = scenario.cohort;
  std::vector<double> hours;
  double all = 0, of_month = 0;
  for (int day = 0; day < days; ++day) {
    const double share = weight_of(cohort, from + core::days(day));
    all += share;
    for (const double of_hour : cohort.hour_weights) hours.push_back(share * of_hour);
  }
  for (int day = 0; day < counted; ++day)
    of_month += weight_of(cohort, month_from + core::days(day));
  assert(of_month > 0);
  block.expected = trials_of(scenario, block.month) * (all / of_month);
  block.hour_shares = cumulative(hours, [](double it) { return it; });
}

}  // namespace

std::vector<SignUpBlock> sign_up_blocks(const Scenario& scenario, const Period& period) {
  const int months = scenario.horizon.months;
  const core::Time end = period.signs_from + core::days(period.sign_up_days);
  std::vector<SignUpBlock> blocks(static_cast<std::size_t>(months));
  for (int month = 0; month < months; ++month) {
    SignUpBlock& it = blocks[static_cast<std::size_t>(month)];
    const core::Time from = month_begin(scenario, month), to = month_begin(scenario, month + 1);
    const core::Time first = month == 0 ? period.signs_from : from;
    const core::Time last = month + 1 == months ? end : to;
    it.month = month;
    it.first_hour = days_between(period.signs_from, first) * std::int64_t{24};
    it.from = month == 0 ? first : from;
    it.to = last;
    it.conversion_rate = conversion_rate_of(scenario, month);
    it.first_trial = first_trial_of(month);
    spread(scenario, first, days_between(first, last), from, days_between(from, to), it);
    price(scenario, it);
  }
  return blocks;
}

}  // namespace handoff::sim
