// An invoice for several subscriptions names none: such a payment is nobody's conversion.
#include "io/events/chargebee/chargebee_payment.hpp"

#include <optional>

#include "core/conversion/revenue.hpp"
#include "io/events/chargebee/chargebee_invoice.hpp"
#include "io/events/chargebee/chargebee_subscription.hpp"
#include "io/events/parties.hpp"
#include "io/json/shape.hpp"

namespace handoff::io {
namespace {

using core::BillingReason;

std::int64_t positive_in(const Reader& holder, std::string_view key) {
  return holder.maybe_integer(key, 0, core::kMaxUnitAmount).value_or(0);
}

core::Money paid_in(const Reader& content, const std::optional<Reader>& invoice) {
  if (invoice) {
    const core::Currency currency = read_currency(*invoice, "currency_code");
    const std::int64_t paid =
        positive_in(*invoice, "amount_paid") + positive_in(*invoice, "credits_applied");
    if (paid > 0) return core::from_minor(paid, currency);
  }
  const auto transaction = content.maybe_object("transaction");
  if (!transaction || !transaction->has_value("currency_code")) return {};
  return core::from_minor(positive_in(*transaction, "amount"),
                          read_currency(*transaction, "currency_code"));
}

// A trial's first invoice comes when the trial is over; then it is a period like any other.
BillingReason reason_for(const Reader& invoice, const ChargebeeInvoice& lines, bool had_trial) {
  const bool first = invoice.maybe_boolean("first_invoice").value_or(false);
  const bool recurs = lines.asks_for_period();
  if (first && !(had_trial && recurs)) return BillingReason::subscription_create;
  if (!recurs) return BillingReason::manual;
  const bool cycle = first || invoice.maybe_boolean("recurring").value_or(true);
  return cycle ? BillingReason::subscription_cycle : BillingReason::subscription_update;
}

void take_invoice_of(const Reader& invoice, ReadEvent& read) {
  const ChargebeeInvoice lines = read_chargebee_lines(invoice);
  read.event.recurring_paid = lines.asks_for_period();
  read.event.billing_reason = reason_for(invoice, lines, read.event.had_trial);
}

// Parties of a payment whose event has no subscription in it.
void take_parties_of(const Reader& content, const std::optional<Reader>& invoice, ReadEvent& read,
                     IdTables& ids) {
  const auto customer = content.maybe_object("customer");
  std::string_view name = customer ? shown_text(*customer, "id") : std::string_view();
  if (name.empty() && invoice) name = shown_text(*invoice, "customer_id");
  set_parties(invoice ? shown_text(*invoice, "subscription_id") : std::string_view(), name, read,
              ids);
  if (invoice) read.event.subscribed.currency = read_currency(*invoice, "currency_code");
}

}  // namespace

bool settled_by_credits(const Reader& content) {
  const auto invoice = content.maybe_object("invoice");
  return invoice && invoice->maybe_text("status").value_or("") == "paid" &&
         positive_in(*invoice, "credits_applied") > 0 && positive_in(*invoice, "amount_paid") == 0;
}

void read_chargebee_payment(const Reader& content, const ReadingRules& rules, ReadEvent& read,
                            IdTables& ids) {
  const auto invoice = content.maybe_object("invoice");
  if (const auto subscription = content.maybe_object("subscription")) {
    read_chargebee_subscription(content, *subscription, rules, read, ids);
    const bool in_trial = read.event.status == core::SubscriptionStatus::trialing;
    read.event.had_trial &= in_trial || first_term_after_trial(*subscription);
    if (!read.event.had_trial) read.event.trial_end = core::kNever;
    read.event.status = core::SubscriptionStatus::none;  // a payment does not change it by itself
  } else {
    take_parties_of(content, invoice, read, ids);
  }
  if (read.event.type == core::EventType::invoice_paid) {
    read.event.amount_paid = paid_in(content, invoice);
  }
  if (invoice) take_invoice_of(*invoice, read);
}

}  // namespace handoff::io
