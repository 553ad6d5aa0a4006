// Stripe subscriptions: the Dashboard's subscriptions.csv, the API's list, a warehouse's table.
#include <algorithm>
#include <array>

#include "io/exports/rows/row.hpp"
#include "io/exports/sources/billing/catalogue.hpp"
#include "io/exports/sources/billing/stripe_words.hpp"

namespace handoff::exports {
namespace {

constexpr Names kSubscriptionNames[] = {
    {Role::id, "id|subscription id"},
    {Role::customer, "customer id|customer|customer.id"},
    {Role::email, "customer email|customer.email|email"},
    {Role::live, "livemode"},
    {Role::mode, "mode"},
    {Role::test_clock, "test clock"},
    {Role::active_version, "fivetran active"},
    {Role::deleted, "is deleted|fivetran deleted"},
    {Role::status, "status"},
    {Role::created, "created|created at|start date|start"},
    {Role::trial_start, "trial start|trial start date|trial started at"},
    {Role::trial_end, "trial end|trial end date|trial ended at"},
    {Role::canceled_at, "canceled at|cancelled at"},
    {Role::ended_at, "ended at"},
    {Role::plan,
     "plan|plan nickname|plan name|items.data.0.price.nickname|items.data.0.plan.nickname|"
     "plan.nickname|items.data.0.price.id|plan.id|plan price id|plan id|price id|product"},
    {Role::amount,
     "amount|plan amount|items.data.0.price.unit amount|items.data.0.plan.amount|plan.amount"},
    {Role::currency, "currency|plan currency|items.data.0.price.currency"},
    {Role::interval,
     "interval|plan interval|items.data.0.price.recurring.interval|items.data.0.plan.interval|"
     "plan.interval"},
    {Role::interval_count,
     "interval count|items.data.0.price.recurring.interval count|plan.interval count"},
    {Role::quantity, "quantity|items.data.0.quantity"},
};
constexpr Role kSubscriptionNeeds[] = {Role::status, Role::trial_end};

// What has not begun, or has not gone beyond its trial yet.
bool went_on(const Row& row, const Dated& trial_end) {
  const std::string status = row.word(Role::status);
  if (status == "active" || status == "past due" || status == "unpaid") return true;
  const auto ended = row.moment(Role::ended_at);
  return status == "canceled" && ended && ended->at > trial_end.at + core::days(1);
}

// The Dashboard's amount is the whole subscription's, the API's that of one unit.
double monthly_amount(const Row& row) {
  const double amount = row.amount(Role::amount).value_or(0);
  const double units = row.layout().minor_units ? row.number(Role::quantity, 1) : 1;
  return amount * units *
         months_share(row.word(Role::interval), row.number(Role::interval_count, 1));
}

void add_cancellation(const Row& row, Entry& entry, Key who, Key subscription) {
  const auto canceled = row.moment(Role::canceled_at);
  if (!canceled) return;
  Fact& fact = entry.add(FactKind::canceled, who, *canceled);
  fact.object = subscription;
}

void read_row(const Row& row, Entry& entry) {
  const bool is_current = row.flag(Role::active_version, true);
  if (is_current && !entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  read_subscription(row, entry);
}

}  // namespace

bool is_test_mode(const Row& row) {
  if (!row.text(Role::test_clock).empty()) return true;
  if (row.has(Role::live)) return !row.flag(Role::live, true);
  return row.has(Role::mode) && row.word(Role::mode) == "test";
}

double months_share(std::string_view interval, double count) {
  struct Length {
    std::string_view word;
    double months;
  };
  constexpr std::array<Length, 8> kLengths{{{"month", 1},
                                            {"monthly", 1},
                                            {"year", 12},
                                            {"yearly", 12},
                                            {"annual", 12},
                                            {"quarter", 3},
                                            {"week", 12.0 / 52},
                                            {"day", 12.0 / 365}}};
  const auto* found = std::find_if(kLengths.begin(), kLengths.end(),
                                   [&](const Length& it) { return it.word == interval; });
  return found == kLengths.end() ? 1 : 1 / (found->months * std::max(count, 1.0));
}

void read_subscription(const Row& row, Entry& entry) {
  if (is_test_mode(row)) return entry.leave(Why::test_mode);
  if (!row.flag(Role::active_version, true)) return entry.leave(Why::older_version);
  if (row.flag(Role::deleted, false)) return entry.leave(Why::deleted);
  const std::string status = row.word(Role::status);
  if (status == "incomplete" || status == "incomplete expired")
    return entry.leave(Why::never_began);
  const Key who =
      entry.who(row, {{Role::customer, KeyKind::customer}, {Role::id, KeyKind::subscription}});
  if (!who) return entry.leave(Why::nobody);
  const Key subscription = entry.key(KeyKind::subscription, row.text(Role::id));
  auto start = row.moment(Role::trial_start);
  if (!start) start = row.moment(Role::created);
  const auto end = row.moment(Role::trial_end);
  if (!end) {
    if (start) entry.add(FactKind::bought, who, *start).object = subscription;
    return entry.leave(Why::no_trial);
  }
  if (!start) return entry.leave(Why::no_date);
  Fact& trial = entry.add(FactKind::trial, who, *start);
  trial.until = end->at;
  trial.object = subscription;
  if (const auto told = row.moment(Role::at)) trial.told = told->at;
  trial.value = monthly_amount(row);
  trial.label = entry.label(row.text(Role::plan));
  trial.set(Mark::went_on, went_on(row, *end));
  add_cancellation(row, entry, who, subscription);
}

const Source& stripe_subscriptions() {
  static constexpr Source kSource{
      .name = "Stripe subscriptions",
      .columns = kSubscriptionNames,
      .needs = kSubscriptionNeeds,
      .id_begins = "sub_",
      .clock = Clock::utc,
      .money = Money::by_header,
      .read = read_row,
      .hint = kAllColumns,
  };
  return kSource;
}

}  // namespace handoff::exports
