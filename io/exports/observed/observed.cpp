#include "io/exports/observed/observed.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "core/config/calendar.hpp"
#include "sim/statistics/interval.hpp"

namespace handoff::exports {
namespace {

using core::Time;

constexpr double kMinuteS = 60;
constexpr core::Duration kAtTheEnd = core::hours(3);
constexpr std::uint64_t kTouchesOfActive = 5;

Sample sorted(std::vector<double> values) {
  std::sort(values.begin(), values.end());
  return {std::move(values)};
}

struct LocalHour {
  std::size_t hour;
  std::size_t weekday;
};
LocalHour local_hour(core::ZoneClock& clock, Time moment) {
  const std::int64_t us = (moment + clock.offset_at(moment)).us;
  const std::int64_t hours = us / core::hours(1).us;
  return {static_cast<std::size_t>(hours % 24),
          static_cast<std::size_t>(core::weekday_of(hours / 24))};
}

// Cumulative incidence of conversion with cancellation as a competing end (Aalen & Johansen,
// Scandinavian Journal of Statistics 5, 1978): who has not ended by the files' last day leaves the
// people at risk, and is neither won nor lost.
double censored_rate(const History& history) {
  enum class End { converted, lost, unknown };
  struct Spell {
    core::Duration length;
    End end;
  };
  std::vector<Spell> spells;
  for (const Person& it : history.people) {
    if (it.converted()) {
      spells.push_back({it.paid - it.started, End::converted});
    } else if (it.ended) {
      spells.push_back({it.scheduled_end - it.started, End::lost});
    } else {
      spells.push_back({history.until - it.started, End::unknown});
    }
  }
  std::sort(spells.begin(), spells.end(), [](const Spell& a, const Spell& b) {
    return a.length != b.length ? a.length < b.length : a.end < b.end;
  });
  double open = 1, converted = 0;
  auto at_risk = static_cast<double>(spells.size());
  for (const Spell& it : spells) {
    if (it.end == End::converted) converted += open / at_risk;
    if (it.end != End::unknown) open *= 1 - 1 / at_risk;
    at_risk -= 1;
  }
  return converted;
}

void count_trials(const History& history, Observed& it) {
  core::ZoneClock clock(history.zone.value_or(core::TimeZone{}));
  for (const Person& person : history.people) {
    ++it.trials;
    it.trials_ended += person.ended ? 1 : 0;
    if (person.ended && person.converted()) ++it.converted_of_ended;
    it.refunded += person.refunded ? 1 : 0;
    it.doubled_customers += person.customers > 1 ? 1 : 0;
    it.doubled_contacts += person.contacts > 1 ? 1 : 0;
    const LocalHour start = local_hour(clock, person.started);
    ++it.sign_ups_by_hour[start.hour];
    ++it.sign_ups_by_weekday[start.weekday];
    if (!person.converted()) continue;
    ++it.conversions;
    it.payments_are_assumed = it.payments_are_assumed || person.paid_is_assumed;
    const LocalHour paid = local_hour(clock, person.paid);
    ++it.conversions_by_hour[paid.hour];
    ++it.conversions_by_weekday[paid.weekday];
  }
  if (it.trials_ended == 0) return;
  const auto hits = static_cast<double>(it.converted_of_ended);
  const auto ended = static_cast<double>(it.trials_ended);
  it.conversion_rate = hits / ended;
  it.conversion_interval = sim::proportion_interval(hits, ended);
  it.conversion_rate_censored = censored_rate(history);
}

void time_to_convert(const History& history, Observed& it) {
  std::vector<double> days;
  for (const Person& person : history.people) {
    if (!person.converted()) continue;
    days.push_back((person.paid - person.started).hours() / 24);
    const core::Duration late = person.paid - person.scheduled_end;
    if (late < core::Duration{} - core::minutes(1) || late > kAtTheEnd) continue;
    ++it.converted_at_end;
    it.ended_by_card += person.ended ? 1 : 0;
  }
  it.days_to_convert = sorted(std::move(days));
}

void count_plans(const History& history, const Ledger& ledger, Observed& it) {
  std::map<std::uint32_t, PlanSeen> plans;
  double mrr = 0;
  for (const Person& person : history.people) {
    if (!person.converted()) continue;
    PlanSeen& plan = plans[person.plan];
    plan.name = ledger.words.text(person.plan);
    ++plan.customers;
    plan.mrr += person.mrr;
    mrr += person.mrr;
  }
  for (const auto& [number, plan] : plans) it.plans.push_back(plan);
  std::stable_sort(it.plans.begin(), it.plans.end(),
                   [](const PlanSeen& a, const PlanSeen& b) { return a.customers > b.customers; });
  if (mrr > 0) it.mrr = mrr;
}

// Collects a delay of each customer who has it.
template <class Delay>
std::optional<Sample> delays(const History& history, bool known, double unit_s, Delay delay) {
  if (!known) return std::nullopt;
  std::vector<double> values;
  for (const Person& person : history.people) {
    if (!person.converted() || person.paid_is_assumed) continue;
    if (const std::optional<double> seconds = delay(person)) values.push_back(*seconds / unit_s);
  }
  return sorted(std::move(values));
}

void crm_figures(const History& history, Observed& it) {
  std::vector<double> ahead;
  for (const Person& person : history.people) {
    if (!person.converted()) continue;
    ++it.crm[static_cast<std::size_t>(person.crm)];
    if (person.weakly_matched && person.crm != CrmState::unmatched) ++it.weak_matches;
    if (person.crm == CrmState::ahead) ahead.push_back((person.paid - person.crm_at).seconds());
  }
  it.crm_lag_s = delays(history, history.has_customer_dates, 1,
                        [](const Person& person) -> std::optional<double> {
                          if (person.crm != CrmState::dated) return std::nullopt;
                          return seconds_after(person.paid, person.crm_at, person.crm_fineness);
                        });
  if (history.has_customer_dates) it.crm_ahead_s = sorted(std::move(ahead));
  if (history.has_crm) it.unmatched = it.crm_count(CrmState::unmatched);
}

constexpr double kHourS = 3600;

void people_figures(const History& history, Observed& it) {
  it.owner_delay_h = delays(history, history.has_owners, kHourS, [](const Person& person) {
    return seconds_after(person.paid, person.owned, person.owned_fineness);
  });
  it.first_touch_h = delays(history, history.has_touches, kHourS, [](const Person& person) {
    return seconds_after(person.paid, person.touched, person.touched_fineness);
  });
  std::vector<double> minutes;
  for (const Person& person : history.people) {
    it.owned_before += person.owned_before ? 1 : 0;
    if (person.touch_minutes > 0) minutes.push_back(person.touch_minutes);
  }
  it.touch_minutes = sorted(std::move(minutes));
  it.active_owners = static_cast<std::size_t>(
      std::count_if(history.owners.begin(), history.owners.end(),
                    [](const OwnerSeen& owner) { return owner.touches >= kTouchesOfActive; }));
}

void mail_figures(const History& history, const Ledger& ledger, Observed& it) {
  const bool some_trial = std::any_of(history.mails.begin(), history.mails.end(),
                                      [](const MailName& mail) { return mail.is_trial; });
  std::map<std::uint32_t, std::size_t> missent;
  std::vector<double> hours;
  std::size_t customers = 0;
  for (const Person& person : history.people) {
    if (person.missends.empty()) continue;
    ++customers;
    for (const SentMail& mail : person.missends) {
      ++missent[mail.name];
      ++it.missent_mails;
      it.queued_before += mail.queued < person.paid ? 1u : 0u;
    }
    hours.push_back((person.missends.back().sent - person.paid).hours());
  }
  for (const MailName& mail : history.mails)
    it.mails.push_back({std::string(ledger.words.text(mail.name)),
                        static_cast<std::size_t>(mail.mails), mail.is_trial, missent[mail.name]});
  if (!history.has_mails || !some_trial) return;
  it.missent_customers = customers;
  it.missends_are_bound = history.mails_are_bound;
  it.disenrolment_h = sorted(std::move(hours));
}

}  // namespace

double Sample::quantile(double p) const {
  if (empty()) return 0;
  const double place = p * static_cast<double>(n() - 1);
  const auto below = static_cast<std::size_t>(place);
  const std::size_t above = std::min(below + 1, n() - 1);
  return values[below] + (place - static_cast<double>(below)) * (values[above] - values[below]);
}

double Sample::mean() const {
  if (empty()) return 0;
  return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(n());
}

std::optional<double> seconds_after(Time paid, Time shown, Fineness fineness) {
  if (shown == core::kNever) return std::nullopt;
  const double least = (shown - paid).seconds();
  if (fineness == Fineness::second)
    return least < -1 ? std::nullopt : std::optional(std::max(least, 0.0));
  const double most = least + kMinuteS;
  if (most <= 0) return std::nullopt;
  return (std::max(least, 0.0) + most) / 2;
}

Observed observed_in(const History& history, const Ledger& ledger) {
  Observed it;
  it.trial_days = history.trial_days;
  count_trials(history, it);
  time_to_convert(history, it);
  count_plans(history, ledger, it);
  crm_figures(history, it);
  people_figures(history, it);
  mail_figures(history, ledger, it);
  return it;
}

}  // namespace handoff::exports
