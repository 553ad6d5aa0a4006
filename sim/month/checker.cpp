// The invariants, one function each.
#include "sim/month/checker.hpp"

#include <algorithm>
#include <utility>

#include "core/config/calendar.hpp"
#include "sim/month/month_state.hpp"

namespace handoff::sim {
namespace {

bool excused(const MonthState& month, core::SubscriptionId subscription) {
  const auto& records = month.pipeline.exceptions().records();
  return std::any_of(records.begin(), records.end(), [&](const core::ExceptionRecord& record) {
    return record.subscription == subscription;
  });
}

// In flight counts as not lost; at the end of a run nothing is.
bool is_lost(const MonthState& month, std::size_t position) {
  if (month.pipeline.in_flight() > 0) return false;
  const bool in_crm = month.world.states()[position].stage >= core::LifecycleStage::customer;
  return !in_crm && !excused(month, subscription_of(month.customers[position]));
}

std::uint64_t wrong_revenue(const MonthState& month) {
  std::uint64_t wrong = 0;
  for (std::size_t at = 0; at < month.customers.size(); ++at) {
    const Customer& customer = month.customers[at];
    const bool agrees = same_value(month.world.states()[at].subscribed, customer.subscribed);
    if (!agrees && !excused(month, subscription_of(customer))) ++wrong;
  }
  return wrong;
}

// Where nothing failed for good, whoever was chosen was told, and made the touch or need not. Without
// idempotency a second handoff may choose the same person, and where its notice is lost nobody can tell the
// two choices apart by the onboarding that follows.
std::uint64_t stale_touches(const MonthState& month) {
  const bool all_told =
      month.scenario.pipeline.dedupe.enabled && month.pipeline.exceptions().records().empty();
  return all_told && month.team.counts().unreachable == 0 ? month.pipeline.open_touches() : 0;
}

// "2026-03-04 07:00:12 UTC"
std::string moment(core::Time time) {
  const auto two = [](std::int64_t n) { return (n < 10 ? "0" : "") + std::to_string(n); };
  const std::int64_t day = time.us / core::days(1).us;
  const std::int64_t second = time.us % core::days(1).us / core::seconds(1).us;
  const core::Date date = core::date_from_days(day);
  return std::to_string(date.year) + "-" + two(date.month) + "-" + two(date.day) + " " +
         two(second / 3600) + ":" + two(second / 60 % 60) + ":" + two(second % 60) + " UTC";
}

}  // namespace

bool same_value(const core::Subscribed& a, const core::Subscribed& b) {
  return a.plan == b.plan && a.mrr == b.mrr && a.currency == b.currency;
}

void Checker::clear() { *this = {}; }

void Checker::on_missend(const Customer& customer, core::Time mails_end, core::Time at) {
  if (at < customer.converted || at >= mails_end) wrong_missends_.add(at);
}

void Checker::on_progress(const core::Progress& progress, const World& world, core::Time now) {
  if (progress.state != core::HandoffState::committed || progress.pass == core::Pass::plan_change)
    return;
  const CustomerState& state = world.states()[world.position(progress.subscription)];
  if (state.stage >= core::LifecycleStage::customer && !state.enrolled) return;
  early_commits_.add(now);
}

std::uint64_t lost_handoffs(const MonthState& month) {
  std::uint64_t lost = 0;
  for (std::size_t at = 0; at < month.results.size(); ++at) lost += is_lost(month, at) ? 1u : 0u;
  return lost;
}

std::uint64_t lost_of_counted(const MonthState& month, const CountedDays& in) {
  std::uint64_t lost = 0;
  for (std::size_t at = 0; at < month.results.size(); ++at)
    lost += month.counts(at, in) && is_lost(month, at) ? 1u : 0u;
  return lost;
}

std::vector<std::string> team_violations(const TeamCounts& counts) {
  std::vector<std::string> violations;
  const auto none = [&violations](std::uint64_t count, const char* what) {
    if (count > 0) violations.push_back(std::to_string(count) + ' ' + what);
  };
  none(counts.outside_hours, "touches begun outside the pool's or the customer's hours");
  none(counts.touched_twice, "customers touched twice");
  none(counts.begun - counts.finished, "touches begun and never finished");
  // Summer time may let hours meet that did not when the team was told, so more may be touched.
  const std::uint64_t accounted = counts.begun + counts.unreachable;
  none(counts.queued > accounted ? counts.queued - accounted : 0,
       "touches that nobody began, though the hours meet");
  return violations;
}

std::vector<std::string> Checker::at_end(const MonthState& month) {
  std::vector<std::string> violations;
  const auto none = [&violations](std::uint64_t count, const std::string& what) {
    if (count > 0) violations.push_back(std::to_string(count) + " " + what);
  };
  const auto never = [&none](const Breach& breach, const std::string& what) {
    none(breach.count, what + ", first at " + moment(breach.first));
  };
  const Breaches& breaches = month.world.breaches();
  never(early_commits_, "handoffs committed without both halves");
  never(breaches.stage_backward, "requests that move a lifecycle stage backward");
  never(breaches.quiet_calls, "calls planned outside the customer's or the team's hours");
  if (month.pipeline.config().dedupe.enabled)
    never(breaches.duplicate_effects, "effects happened twice");
  none(lost_handoffs(month), "converted customers lost");
  none(month.pipeline.in_flight(), "handoffs still in flight when nothing was left to happen");
  none(month.world.calls_sent() - month.world.calls_completed(), "requests without a reply");
  none(wrong_revenue(month),
       "customers whose MRR in the CRM is not billing's, without an exception");
  never(wrong_missends_, "mis-sends before the conversion or after the end of the mails");
  none(stale_touches(month), "first touches counted as open though they are made");
  for (std::string& what : team_violations(month.team.counts()))
    violations.push_back(std::move(what));
  return violations;
}

}  // namespace handoff::sim
