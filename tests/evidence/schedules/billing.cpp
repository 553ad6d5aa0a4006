// One customer's life: trial, changes of plan, conversion, charges, cancellation.
#include "tests/evidence/schedules/billing.hpp"

#include <algorithm>

namespace handoff::core::testing {
namespace {

// A month's price of each plan: one for each tier of the article, and one near a threshold.
constexpr Money kPrices[] = {dollars(33), dollars(350), dollars(420), dollars(2'000),
                             dollars(6'000)};
constexpr std::uint32_t kPlans = 5;

PlanId plan(std::uint32_t number) { return {number + 1}; }

}  // namespace

Billing::Billing(std::uint32_t setup) {
  for (int n = 0; n < kCustomers; ++n) {
    const auto number = static_cast<std::uint64_t>(n);
    Account it;
    it.subscription = {number + 1};
    it.customer = {number + 101};
    it.like = customer_of(setup, n);
    accounts.push_back(it);
  }
}

PaymentEvent& Billing::post(int account, EventType type, Time now, bool converts) {
  const Account& it = accounts[static_cast<std::size_t>(account)];
  clock_ = std::max(clock_ + microseconds(1), now);
  Posted posted;
  posted.account = account;
  posted.converts = converts;
  PaymentEvent& event = posted.event;
  event.id = {next_id_++};
  event.type = type;
  event.subscription = it.subscription;
  event.customer = it.customer;
  event.created = clock_;
  event.status = it.status;
  event.had_trial = !it.like.buys || it.free_time;
  event.late_trial = it.free_time;
  event.free_plan = it.free_plan;
  event.subscribed = it.subscribed;
  if (it.like.usage_based) event.subscribed.mrr = {};
  events.push_back(posted);
  return events.back().event;
}

PaymentEvent& Billing::post_update(int account, SubscriptionStatus previous, Time now,
                                   bool converts) {
  PaymentEvent& event = post(account, EventType::subscription_updated, now, converts);
  event.previous_status = previous;
  return event;
}

void Billing::post_invoice(int account, Money paid, BillingReason reason, Time now, bool converts) {
  PaymentEvent& event = post(account, EventType::invoice_paid, now, converts);
  event.status = SubscriptionStatus::none;
  event.amount_paid = paid;
  if (paid > Money{}) {
    event.subscribed.mrr = paid;
    event.subscribed.priced = true;
  }
  event.billing_reason = reason;
}

// A usage-based plan has no price: its amount comes with the invoices and stays.
void Billing::change_plan(int account, std::uint32_t choice, Time now) {
  Account& it = accounts[static_cast<std::size_t>(account)];
  const std::uint32_t number = choice % kPlans;
  if (plan(number) == it.subscribed.plan) return;
  it.subscribed.plan = plan(number);
  if (!it.like.usage_based) it.subscribed.mrr = kPrices[number];
  post_update(account, SubscriptionStatus::none, now).items_changed = true;
  it.changed = clock_;
}

void Billing::convert(int account, bool charge_later, Time now) {
  Account& it = accounts[static_cast<std::size_t>(account)];
  it.status = SubscriptionStatus::active;
  if (it.like.usage_based) it.subscribed.mrr = dollars(400);
  it.converted = std::max(clock_ + microseconds(1), now);
  it.owes_invoice = it.like.signals != Signals::event_only;
  if (it.like.signals != Signals::invoice_only)
    post_update(account, SubscriptionStatus::trialing, now, true);
  if (it.like.signals == Signals::invoice_only || !charge_later) pay_first_invoice(account, now);
  it.changed = clock_;
}

void Billing::pay_first_invoice(int account, Time now) {
  Account& it = accounts[static_cast<std::size_t>(account)];
  if (!it.owes_invoice) return;
  it.owes_invoice = false;
  post_invoice(account, it.subscribed.mrr, BillingReason::subscription_cycle, now, true);
}

void Billing::settle(Time now) {
  for (int n = 0; n < kCustomers; ++n) {
    if (accounts[static_cast<std::size_t>(n)].paying()) pay_first_invoice(n, now);
  }
}

// The status becomes another one, and nothing else is said of it.
void Billing::turn(int account, SubscriptionStatus status, Time now) {
  Account& it = accounts[static_cast<std::size_t>(account)];
  const SubscriptionStatus before = it.status;
  it.status = status;
  post_update(account, before, now);
}

// After a failed charge, or a pause. The change of status alone tells it only to whoever knows of
// the trial, so it is no signal that must be understood by itself.
void Billing::convert_late(int account, Time now) {
  Account& it = accounts[static_cast<std::size_t>(account)];
  it.converted = std::max(clock_ + microseconds(1), now);
  it.owes_invoice = it.like.signals != Signals::event_only;
  turn(account, SubscriptionStatus::active, now);
  pay_first_invoice(account, now);
  it.changed = clock_;
}

void Billing::charge_fails(int account, Time now) {
  accounts[static_cast<std::size_t>(account)].status = SubscriptionStatus::past_due;
  post(account, EventType::invoice_payment_failed, now).status = SubscriptionStatus::none;
  post_update(account, SubscriptionStatus::active, now);
}

void Billing::charge_recovers(int account, Time now) {
  Account& it = accounts[static_cast<std::size_t>(account)];
  it.status = SubscriptionStatus::active;
  post_invoice(account, it.subscribed.mrr, BillingReason::subscription_cycle, now);
  post_update(account, SubscriptionStatus::past_due, now);
}

void Billing::begin(int account, std::uint32_t detail, Time now) {
  Account& it = accounts[static_cast<std::size_t>(account)];
  const std::uint32_t number = detail % kPlans;
  it.status = it.like.buys ? SubscriptionStatus::active : SubscriptionStatus::trialing;
  it.subscribed = {
      plan(number), it.like.usage_based ? Money{} : kPrices[number], {}, !it.like.usage_based};
  post(account, EventType::subscription_created, now);
  it.changed = clock_;
  if (it.like.buys)
    return post_invoice(account, dollars(33), BillingReason::subscription_create, now);
  const bool fee = detail % 3 == 0;
  post_invoice(account, fee ? dollars(1) : Money{}, BillingReason::subscription_create, now);
  PaymentEvent& invoice = events.back().event;
  invoice.recurring_paid = false;
  invoice.subscribed.priced = false;
  invoice.subscribed.mrr = {};
}

// Where an invoice alone tells, there is no status that could be late.
std::string Billing::end_trial(int account, std::uint32_t what, std::uint32_t detail, Time now) {
  Account& it = accounts[static_cast<std::size_t>(account)];
  if (it.like.signals == Signals::invoice_only || it.like.usage_based || what < 5)
    return convert(account, (detail & 1) != 0, now), "converts";
  if (what == 5) {
    turn(account, SubscriptionStatus::past_due, now);
    return "cannot be charged at the trial's end";
  }
  if (what == 6) {
    turn(account, SubscriptionStatus::paused, now);
    return "has no card at the trial's end";
  }
  it.free_plan = true;
  it.subscribed = {plan(0), {}, {}, true};
  turn(account, SubscriptionStatus::active, now);
  events.back().event.items_changed = true;
  return "moves to the free plan";
}

std::string Billing::live(int account, std::uint32_t choice, Time now) {
  Account& it = accounts[static_cast<std::size_t>(account)];
  const std::uint32_t what = choice & 15;
  const std::uint32_t detail = choice >> 4;
  const bool never_converted = it.converted == kNever;
  switch (it.status) {
    case SubscriptionStatus::none:
      begin(account, detail, now);
      return it.like.buys ? "buys" : "starts a trial";
    case SubscriptionStatus::trialing:
      if (it.free_time) {
        turn(account, SubscriptionStatus::active, now);
        it.free_time = false;
        return "has had its free time";
      }
      if (what < 8) return end_trial(account, what, detail, now);
      if (what < 12) return change_plan(account, detail, now), "changes the plan in the trial";
      if (what < 15)
        return post(account, EventType::trial_will_end, now), "hears that the trial ends soon";
      break;
    case SubscriptionStatus::active:
      if (it.free_plan) break;
      if (it.owes_invoice && what < 5)
        return pay_first_invoice(account, now), "pays the first invoice";
      if (what < 9) return change_plan(account, detail, now), "changes the plan";
      if (what < 13) return charge_fails(account, now), "fails to pay";
      if (what < 14) {
        it.free_time = true;
        turn(account, SubscriptionStatus::trialing, now);
        return "is given free time";
      }
      break;
    case SubscriptionStatus::past_due:
      if (what >= 12) break;
      if (never_converted && !it.like.buys) return convert_late(account, now), "pays late";
      return charge_recovers(account, now), "pays after all";
    case SubscriptionStatus::paused:
      if (what < 12) return convert_late(account, now), "adds a card";
      break;
    default:
      return {};
  }
  it.status = SubscriptionStatus::canceled;
  post(account, EventType::subscription_deleted, now);
  return "cancels";
}

std::vector<BillingFact> Billing::list(Time from, Time to) const {
  const auto inside = [=](Time at) { return at >= from && at < to; };
  std::vector<BillingFact> facts;
  for (const Account& it : accounts) {
    if (!it.paying() || !(inside(it.converted) || inside(it.changed))) continue;
    facts.push_back({it.subscription, it.customer, it.converted, it.changed, it.subscribed});
  }
  return facts;
}

}  // namespace handoff::core::testing
