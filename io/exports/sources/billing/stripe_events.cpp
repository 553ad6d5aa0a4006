// Stripe events: what `stripe events list` prints, an archive of webhooks, a queue's log. A month
// back at most; they alone know of extended trials.
#include <algorithm>
#include <array>

#include "io/exports/rows/row.hpp"
#include "io/exports/sources/billing/catalogue.hpp"
#include "io/exports/sources/billing/stripe_words.hpp"

namespace handoff::exports {
namespace {

constexpr Names kEventNames[] = {
    {Role::contact, "id"},
    {Role::type, "type"},
    {Role::at, "created"},
    {Role::live, "livemode"},
    {Role::test_clock, "data.object.test clock"},
    {Role::id, "data.object.id"},
    {Role::customer, "data.object.customer|data.object.customer.id"},
    {Role::email,
     "data.object.customer email|data.object.receipt email|data.object.billing details.email"},
    {Role::subscription,
     "data.object.subscription|data.object.parent.subscription details.subscription"},
    {Role::invoice, "data.object.invoice"},
    {Role::status, "data.object.status"},
    {Role::is_paid, "data.object.paid"},
    {Role::created, "data.object.created"},
    {Role::trial_start, "data.object.trial start"},
    {Role::trial_end, "data.object.trial end"},
    {Role::canceled_at, "data.object.canceled at"},
    {Role::ended_at, "data.object.ended at"},
    {Role::finalized_at, "data.object.status transitions.finalized at"},
    {Role::paid_at, "data.object.status transitions.paid at"},
    {Role::amount,
     "data.object.amount paid|data.object.items.data.0.price.unit amount|"
     "data.object.items.data.0.plan.amount|data.object.plan.amount|data.object.amount"},
    {Role::amount_refunded, "data.object.amount refunded"},
    {Role::currency, "data.object.currency"},
    {Role::plan,
     "data.object.items.data.0.price.nickname|data.object.plan.nickname|"
     "data.object.items.data.0.price.id|data.object.plan.id"},
    {Role::interval, "data.object.items.data.0.price.recurring.interval|data.object.plan.interval"},
    {Role::interval_count,
     "data.object.items.data.0.price.recurring.interval count|data.object.plan.interval count"},
    {Role::quantity, "data.object.items.data.0.quantity|data.object.quantity"},
};
constexpr Role kEventNeeds[] = {Role::type, Role::at, Role::id};

struct Kind {
  std::string_view type;
  void (*read)(const Row& row, Entry& entry);
};
constexpr std::array<Kind, 8> kKinds{{{"customer.subscription.created", read_subscription},
                                      {"customer.subscription.updated", read_subscription},
                                      {"customer.subscription.deleted", read_subscription},
                                      {"customer.subscription.paused", read_subscription},
                                      {"customer.subscription.resumed", read_subscription},
                                      {"invoice.paid", read_invoice},
                                      {"invoice.payment_succeeded", read_invoice},
                                      {"charge.refunded", read_charge}}};

void read_event(const Row& row, Entry& entry) {
  entry.is_payment();
  if (is_test_mode(row)) return entry.leave(Why::test_mode);
  const std::string_view type = row.text(Role::type);
  const auto* kind =
      std::find_if(kKinds.begin(), kKinds.end(), [&](const Kind& it) { return it.type == type; });
  if (kind == kKinds.end()) return entry.leave(Why::other_event);
  if (!entry.is_new(row, row.text(Role::contact))) return entry.leave(Why::repeated);
  kind->read(row, entry);
}

}  // namespace

const Source& stripe_events() {
  static constexpr Source kSource{
      .name = "Stripe events",
      .columns = kEventNames,
      .needs = kEventNeeds,
      .id_begins = "",
      .clock = Clock::utc,
      .money = Money::by_header,
      .read = read_event,
      .hint = "events need their payload: stripe events list --limit 100",
  };
  return kSource;
}

}  // namespace handoff::exports
