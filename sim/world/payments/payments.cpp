// Which events there are of a customer, what each says, and its way to the endpoint.
#include "sim/world/payments/payments.hpp"

#include <algorithm>
#include <cassert>

#include "sim/scenario/purpose.hpp"
#include "sim/world/base/mutant.hpp"
#include "sim/world/systems/outages.hpp"

namespace handoff::sim {
namespace {

// The processor gives an event up after so long.
constexpr core::Duration kResent = core::days(3);

// A fee's amount decides nothing.
constexpr core::Money kFee = core::dollars(1);

// Second subscriptions are numbered apart from the first ones.
constexpr std::uint64_t kOtherSubscriptions = std::uint64_t{1} << 39;

core::SubscriptionStatus overdue() { return core::SubscriptionStatus::past_due; }

// The status from which a customer became active.
core::SubscriptionStatus before_payment(const Customer& customer) {
  switch (customer.trial_end) {
    case TrialEnd::charge_late:
      return overdue();
    case TrialEnd::card_missing:
      return core::SubscriptionStatus::paused;
    case TrialEnd::in_time:
      break;
  }
  return core::SubscriptionStatus::trialing;
}

}  // namespace

PaymentProcessor::PaymentProcessor(const Scenario& scenario)
    : scenario_(scenario),
      period_(period_of(scenario)),
      by_webhook_(scenario.pipeline.trigger.kind == core::Trigger::webhook) {}

void PaymentProcessor::start(StreamKey replication, const std::vector<Customer>& customers) {
  customers_ = &customers;
  arrivals_.clear();
  head_ = 0;
  silent_.clear();
  redelivered_.clear();
  failed_attempts_ = undelivered_ = 0;
  for (std::uint32_t position = 0; position < customers.size(); ++position) {
    const Customer& customer = customers[position];
    const StreamKey entity = entity_of(replication, customer);
    const bool lost = by_webhook_ &&
                      entity.stream(Purpose::lost).chance(scenario_.payments.lost_share) &&
                      !broken(WorldMutant::lost_event_comes);
    bool heard = false;
    each_event(customer, [&](Kind kind) {
      const auto which = static_cast<std::uint32_t>(kind);
      const core::Time at = std::max(created(customer, kind), period_.begins);
      const std::uint32_t index = position * kKinds + which;
      if (!by_webhook_)
        arrivals_.push_back({at, index});
      else if (lost)
        ++undelivered_;
      else if (deliver(index, at, entity.child(which).stream(Purpose::delivery)))
        heard = heard || tells_conversion(customer, kind);
    });
    if (by_webhook_ && !heard) silent_.push_back(position);
  }
  std::sort(arrivals_.begin(), arrivals_.end(), [](const Arrival& a, const Arrival& b) {
    return a.at != b.at ? a.at < b.at : a.event < b.event;
  });
}

template <class Each>
void PaymentProcessor::each_event(const Customer& customer, Each each) const {
  if (customer.pays_fee) each(Kind::fee_paid);
  if (customer.free_workspace) each(Kind::free_plan);
  if (customer.trial_end != TrialEnd::in_time) each(Kind::late);
  if (customer.free_time) {
    each(Kind::free_time_began);
    each(Kind::free_time_over);
  }
  if (customer.changes_plan()) {
    each(Kind::trial_started);
    each(Kind::plan_changed);
  }
  if (!customer.usage_based) each(Kind::converted);
  if (!customer.charge_fails) {
    each(Kind::invoice_paid);
    return;
  }
  each(Kind::charge_failed);
  if (!customer.usage_based) each(Kind::past_due);
  if (scenario_.payments.charge_retry.us == 0) return;
  if (!customer.usage_based) each(Kind::recovered);
  each(Kind::retry_paid);
}

// ---- delivery ----

bool PaymentProcessor::fails(core::Time at, Stream& stream) {
  const Payments& payments = scenario_.payments;
  if (!stream.chance(payments.failure_share) && !any_covers(payments.outages, scenario_.start, at))
    return false;
  ++failed_attempts_;
  return true;
}

// The first attempt that succeeds, or never.
core::Time PaymentProcessor::succeeds(core::Time created, core::Time first, Stream& stream) {
  const std::vector<core::Duration>& waits = scenario_.payments.redelivery;
  core::Time at = first;
  for (std::size_t failures = 0; fails(at, stream); ++failures) {
    if (waits.empty() || broken(WorldMutant::no_redelivery)) return core::kNever;
    at = at + waits[std::min(failures, waits.size() - 1)];
    if (at - created > kResent) return core::kNever;
  }
  return at;
}

std::uint64_t PaymentProcessor::redeliveries() const {
  return redeliveries(period_.counted_from, period_.counted_to);
}

std::uint64_t PaymentProcessor::redeliveries(core::Time from, core::Time to) const {
  return static_cast<std::uint64_t>(
      std::count_if(redelivered_.begin(), redelivered_.end(),
                    [from, to](core::Time at) { return from <= at && at < to; }));
}

bool PaymentProcessor::deliver(std::uint32_t index, core::Time created, Stream stream) {
  const Payments& payments = scenario_.payments;
  const bool twice = stream.chance(payments.duplicate_share) && !broken(WorldMutant::no_duplicates);
  const core::Time first = created + sample_duration(payments.delivery_delay, stream);
  const core::Duration until_second = sample_duration(payments.duplicate_delay, stream);
  const core::Time at = succeeds(created, first, stream);
  assert(at >= created);
  if (at == core::kNever) {
    ++undelivered_;
    return false;
  }
  arrivals_.push_back({at, index});
  // It has been acknowledged, so one that fails is not repeated.
  if (!twice || fails(at + until_second, stream)) return true;
  arrivals_.push_back({at + until_second, index});
  redelivered_.push_back(at + until_second);
  return true;
}

// Where money counts, a subscription that became active tells nothing, unless it had been overdue.
bool PaymentProcessor::tells_conversion(const Customer& customer, Kind kind) const {
  const bool by_money =
      scenario_.pipeline.conversion.converts_at == core::ConvertsAt::first_payment;
  if (kind == Kind::converted) return !by_money || customer.trial_end == TrialEnd::charge_late;
  return kind == Kind::invoice_paid || kind == Kind::retry_paid;
}

void PaymentProcessor::events_of(std::uint32_t position, core::Time until,
                                 std::vector<core::PaymentEvent>& out) const {
  const Customer& customer = (*customers_)[position];
  each_event(customer, [&](Kind kind) {
    if (created(customer, kind) <= until)
      out.push_back(event(position * kKinds + static_cast<std::uint32_t>(kind)));
  });
}

// ---- what the events say ----

core::Time PaymentProcessor::created(const Customer& customer, Kind kind) const {
  const Payments& payments = scenario_.payments;
  const core::Time charged = customer.active + payments.charge_delay;
  switch (kind) {
    case Kind::trial_started:
      return customer.signed_up;
    case Kind::plan_changed:
      return customer.plan_changed;
    case Kind::converted:
      return customer.active;
    case Kind::invoice_paid:
    case Kind::charge_failed:
    case Kind::past_due:
      return charged;
    case Kind::fee_paid:
      return customer.signed_up;
    case Kind::late:
    case Kind::free_plan:
      return customer.active - payments.late_by;
    case Kind::free_time_began:
      return customer.active + payments.free_time_after;
    case Kind::free_time_over:
      return customer.active + payments.free_time_after + payments.free_time;
    case Kind::recovered:
    case Kind::retry_paid:
      return charged + payments.charge_retry;
  }
  return customer.active;
}

core::PaymentEvent PaymentProcessor::trial_started(const Customer& customer) {
  core::PaymentEvent it;
  it.id = {std::uint64_t{customer.trial} * kKinds +
           static_cast<std::uint32_t>(Kind::trial_started) + 1};
  it.subscription = subscription_of(customer);
  it.customer = account_of(customer);
  it.created = customer.signed_up;
  it.subscribed = customer.changes_plan() ? customer.before : customer.subscribed;
  if (customer.usage_based) it.subscribed.mrr = {};
  it.had_trial = true;
  it.trial_end = customer.active;
  it.type = core::EventType::subscription_created;
  it.status = core::SubscriptionStatus::trialing;
  return it;
}

core::PaymentEvent PaymentProcessor::event(std::uint32_t index) const {
  using core::EventType;
  using core::SubscriptionStatus;
  assert(index / kKinds < customers_->size());
  const Customer& customer = (*customers_)[index / kKinds];
  const auto kind = static_cast<Kind>(index % kKinds);
  core::PaymentEvent it;
  it.id = {std::uint64_t{customer.trial} * kKinds + index % kKinds + 1};
  it.subscription = subscription_of(customer);
  it.customer = account_of(customer);
  it.created = created(customer, kind);
  it.subscribed = customer.subscribed;
  if (customer.usage_based) it.subscribed.mrr = {};  // nobody knows it before the invoice
  it.had_trial = true;
  it.trial_end = customer.active;
  if (customer.trial_end != TrialEnd::in_time)
    it.trial_end = it.trial_end - scenario_.payments.late_by;
  it.type = EventType::subscription_updated;
  it.status = SubscriptionStatus::active;
  switch (kind) {
    case Kind::trial_started:
      it.type = EventType::subscription_created;
      it.subscribed.plan = customer.before.plan;
      if (!customer.usage_based) it.subscribed.mrr = customer.before.mrr;
      it.status = SubscriptionStatus::trialing;
      break;
    case Kind::plan_changed:
      it.status = SubscriptionStatus::trialing;
      it.items_changed = true;
      break;
    case Kind::converted:
      it.previous_status = before_payment(customer);
      break;
    case Kind::late:
      it.status = before_payment(customer);
      it.previous_status = SubscriptionStatus::trialing;
      break;
    case Kind::free_time_began:
      it.status = SubscriptionStatus::trialing;
      it.previous_status = SubscriptionStatus::active;
      it.late_trial = true;
      break;
    case Kind::free_time_over:
      it.previous_status = SubscriptionStatus::trialing;
      it.late_trial = true;
      break;
    case Kind::free_plan:
      it.subscription = {kOtherSubscriptions + it.subscription.value};
      it.previous_status = SubscriptionStatus::trialing;
      it.subscribed.mrr = {};
      it.subscribed.priced = it.free_plan = it.items_changed = true;
      break;
    case Kind::fee_paid:
      it.type = EventType::invoice_paid;
      it.status = SubscriptionStatus::none;
      it.billing_reason = core::BillingReason::subscription_create;
      it.amount_paid = kFee;
      it.recurring_paid = false;
      it.subscribed.mrr = {};
      it.subscribed.priced = false;
      break;
    case Kind::past_due:
      it.status = overdue();
      it.previous_status = SubscriptionStatus::active;
      break;
    case Kind::recovered:
      it.previous_status = overdue();
      break;
    case Kind::charge_failed:
    case Kind::invoice_paid:
    case Kind::retry_paid:
      it.status = SubscriptionStatus::none;
      it.billing_reason = core::BillingReason::subscription_cycle;
      it.type =
          kind == Kind::charge_failed ? EventType::invoice_payment_failed : EventType::invoice_paid;
      if (kind == Kind::charge_failed) break;
      it.amount_paid = customer.subscribed.mrr;
      it.subscribed.mrr = customer.subscribed.mrr;  // an invoice says it
      it.subscribed.priced = true;
      break;
  }
  return it;
}

}  // namespace handoff::sim
