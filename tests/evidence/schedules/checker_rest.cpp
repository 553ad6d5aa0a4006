// The rules of the end: everything was answered and delivered, so billing and the receivers agree,
// or the difference is on the exception list.
#include <string>

#include "tests/evidence/schedules/checker.hpp"

namespace handoff::core::testing {
namespace {

// Whether an event is news of a charge, and which.
enum class Charge : std::uint8_t { no_news, failed, paid };

Charge charge_of(const PaymentEvent& event) {
  const bool was_due = event.previous_status == SubscriptionStatus::past_due;
  const bool is_due = event.status == SubscriptionStatus::past_due;
  switch (event.type) {
    case EventType::invoice_payment_failed:
      return Charge::failed;
    case EventType::invoice_paid:
      return event.amount_paid > Money{} ? Charge::paid : Charge::no_news;
    case EventType::subscription_updated:
      if (is_due && event.previous_status != SubscriptionStatus::none) return Charge::failed;
      return was_due && event.status == SubscriptionStatus::active ? Charge::paid : Charge::no_news;
    default:
      return Charge::no_news;
  }
}

bool same_value(const Subscribed& a, const Subscribed& b) {
  return a.plan == b.plan && a.mrr == b.mrr && a.currency == b.currency;
}

}  // namespace

void Checker::at_rest(bool people_done) {
  if (pipeline_.in_flight() != 0) break_rule("a handoff does not come to an end");
  for (const Account& account : billing_.accounts) {
    if (config_.dedupe.enabled) check_once(receivers_.contact_of(account.subscription));
    if (!account.paying()) continue;
    check_customer(account, people_done);
    check_charge(account, people_done);
  }
}

void Checker::check_once(const Contact& contact) {
  if (contact.onboardings > 1) break_rule("an onboarding starts twice");
  if (contact.ae_notices > 1) break_rule("an account executive is told twice");
  if (contact.deal_moves > 1) break_rule("a deal is moved twice");
  for (const auto& [tier, count] : contact.assignments) {
    if (count > 1) break_rule("an owner is assigned twice for one tier");
  }
}

void Checker::check_customer(const Account& account, bool people_done) {
  const Contact& contact = receivers_.contact_of(account.subscription);
  const std::string who = "subscription " + std::to_string(account.subscription.value);
  const auto listed = [&](Undone part) {
    return !people_done && excused(account.subscription, part);
  };
  if (contact.stage != LifecycleStage::customer && !listed(kStageUndone))
    break_rule(who + " is no customer in the CRM at the end");
  // What a person wrote is seen by reconciliation alone.
  const bool unseen = contact.by_hand && !config_.reconcile.enabled;
  if (!unseen && !same_value(contact.subscribed, account.subscribed) && !listed(kAmountUndone))
    break_rule(who + " has another plan or MRR in the CRM than in billing at the end");
  if (contact.enrolled && !listed(kSequencesUndone))
    break_rule(who + " is still in the trial's sequences at the end");
  if (config_.routing_by == Routing::none || contact.by_hand) return;
  if (!contact.owned && !listed(kOwnerUndone)) break_rule(who + " has no owner at the end");
  if (contact.onboardings == 0 && !listed(kOnboardingUndone))
    break_rule(who + " was never onboarded");
  if (config_.dedupe.enabled && contact.onboardings == 1 && contact.assignments.size() == 1 &&
      contact.onboarded_by != contact.owner)
    break_rule(who + " is onboarded by another person than the owner");
}

// The newest news of a charge that was delivered decides, whatever the order of delivery.
void Checker::check_charge(const Account& account, bool people_done) {
  const Posted* newest = nullptr;
  for (const Posted& it : billing_.events) {
    if (!it.delivered || it.event.subscription != account.subscription) continue;
    if (charge_of(it.event) != Charge::no_news &&
        (!newest || it.event.created > newest->event.created))
      newest = &it;
  }
  if (!newest || people_done) return;
  const bool listed = pipeline_.exceptions().find_open(account.subscription,
                                                       ExceptionKind::payment_failed) != nullptr;
  const bool failed = charge_of(newest->event) == Charge::failed;
  if (failed && !listed) break_rule("a failed charge is not on the list");
  if (!failed && listed) break_rule("a charge that recovered is still on the list");
}

}  // namespace handoff::core::testing
