// What a finished replication comes to: its counts, and the quality that outcomes follow from.
#include "sim/month/month_metrics.hpp"

#include <algorithm>

#include "sim/month/checker.hpp"
#include "sim/month/people_figures.hpp"
#include "sim/scenario/shift_hours.hpp"

namespace handoff::sim {
namespace {

struct Tallied {
  std::uint64_t ae_notices = 0;
  std::uint64_t mismatches = 0;
  std::uint64_t duplicates = 0;          // effects repeated for an event that came twice
  std::uint64_t for_second_signals = 0;  // repeated for another event of the same conversion
  core::Money difference;                // between CRM and billing
};

// Whichever of the handoffs of a conversion did an effect first, one repetition for each further
// signal would be there if no event had come twice.
Tallied tallied(const MonthState& month, const CountedDays& in) {
  Tallied it;
  for (std::size_t at = 0; at < month.customers.size(); ++at) {
    if (!month.counts(at, in)) continue;
    const CustomerState& state = month.world.states()[at];
    if (state.ae_notice.happened) ++it.ae_notices;
    for (const Once* effect : {&state.owner, &state.owner_notice, &state.extra_notice,
                               &state.ae_notice, &state.onboarding}) {
      const std::uint32_t again =
          std::min<std::uint32_t>(effect->repeats, month.results[at].second_signals);
      it.for_second_signals += again;
      it.duplicates += effect->repeats - again;
    }
    if (month.results[at].found != core::kNever) ++it.mismatches;
    const core::Money in_crm =
        state.stage >= core::LifecycleStage::customer ? state.subscribed.mrr : core::Money{};
    const core::Money off = in_crm - month.customers[at].subscribed.mrr;
    it.difference = it.difference + (off < core::Money{} ? core::Money{} - off : off);
  }
  return it;
}

std::uint64_t redeliveries_in(const MonthState& month, const CountedDays& in) {
  const Period& period = month.period;
  return month.processor.redeliveries(std::max(in.from, period.counted_from),
                                      std::min(in.to, period.counted_to));
}

}  // namespace

Quality quality_of(const MonthState& month, std::size_t position) {
  const CustomerState& state = month.world.states()[position];
  const auto one_if = [](bool is) { return is ? 1.0 : 0.0; };
  Quality it;
  it.customers = 1;
  it.missent = one_if(month.results[position].missends > 0);
  it.missends = month.results[position].missends;
  it.touched_late = one_if(!month.touched_in_time(position));
  it.routed = one_if(state.assigned_by_rules);
  it.informed = one_if(state.informed);
  it.automated = one_if(state.entered != core::kNever && !state.entered_by_hand);
  it.mrr = month.customers[position].subscribed.mrr.units();
  return it;
}

// How much of the counted days' work is for those who are counted: all of it, unless customers whom a
// replayed history does not hold convert in these days too (cohort/past_cohort.hpp).
double share_of_counted(const MonthState& month) {
  const auto converting =
      std::count_if(month.customers.begin(), month.customers.end(),
                    [&](const Customer& it) { return month.period.counts(it.converted); });
  return converting == 0
             ? 1
             : static_cast<double>(month.counted_customers) / static_cast<double>(converting);
}

Quality quality_of(const MonthState& month, const CountedDays& in) {
  Quality it;
  for (std::size_t position = 0; position < month.customers.size(); ++position) {
    if (month.counts(position, in)) it.add(quality_of(month, position));
  }
  it.staff_hours = in.totals.staff_time.hours() * share_of_counted(month);
  return it;
}

void count_month(const MonthState& month, const CountedDays& in,
                 std::array<double, kMetricCount>& counts) {
  const auto set = [&counts](Metric metric, double value) { counts[index(metric)] = value; };
  const auto set_count = [&set](Metric metric, std::uint64_t value) {
    set(metric, static_cast<double>(value));
  };
  const Totals& counted = in.totals;
  const double share = share_of_counted(month);
  const auto set_work = [&](Metric metric, std::uint64_t value) {
    set(metric, static_cast<double>(value) * share);
  };
  set_work(Metric::exceptions, counted.exceptions);
  set_count(Metric::lost_handoffs, lost_of_counted(month, in));
  set_count(Metric::duplicates_received, redeliveries_in(month, in));
  set_work(Metric::duplicates_suppressed, counted.suppressed);
  set_work(Metric::quiet_calls, counted.quiet_calls);
  set_work(Metric::api_calls, counted.calls);
  set_work(Metric::http_429, counted.throttled);
  set_work(Metric::retries, counted.retries);
  const Tallied of_customers = tallied(month, in);
  set_count(Metric::duplicate_effects, of_customers.duplicates);
  set_count(Metric::second_signal_effects, of_customers.for_second_signals);
  set_count(Metric::ae_notices, of_customers.ae_notices);
  set_count(Metric::mismatches, of_customers.mismatches);
  set(Metric::mrr_error_usd, of_customers.difference.units());
  const Quality it = quality_of(month, in);
  set(Metric::staff_h, it.staff_hours);
  set(Metric::team_h, counted.team_time().hours() * share);
  set_people(PeopleOfDays(month, in).of(-1), counts);
  const double payroll =
      month.ahead ? counted.days.team().payroll / in.months : payroll_usd(month.scenario);
  const double cost = cost_usd(month.scenario, it, payroll, in.months);
  set(Metric::monthly_cost_usd, cost);
  set(Metric::net_value_usd, net_value_usd(month.scenario, it, cost, in.months));
}

}  // namespace handoff::sim
