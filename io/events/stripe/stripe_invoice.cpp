// Old and new shapes differ in where things stand; each difference has one function.
#include "io/events/stripe/stripe_invoice.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "core/conversion/revenue.hpp"
#include "io/events/stripe/stripe_lines.hpp"
#include "io/events/stripe/stripe_subscription.hpp"
#include "io/json/shape.hpp"
#include "io/text/reader_mutant.hpp"

namespace handoff::io {
namespace {

using core::BillingReason;

constexpr std::array<Named<BillingReason>, 5> kReasons{
    {{"subscription_create", BillingReason::subscription_create},
     {"subscription_cycle", BillingReason::subscription_cycle},
     {"subscription_update", BillingReason::subscription_update},
     {"subscription_threshold", BillingReason::subscription_threshold},
     {"manual", BillingReason::manual}}};

BillingReason billing_reason(std::string_view name) {
  if (name.empty()) return BillingReason::none;
  for (const auto& [known, reason] : kReasons) {
    if (known == name) return reason;
  }
  return BillingReason::other;
}

std::string_view subscription_of(const Reader& invoice) {
  const std::string_view direct = read_reference(invoice, "subscription");
  if (!direct.empty()) return direct;
  const auto parent = invoice.maybe_object("parent");
  if (!parent) return {};
  const auto details = parent->maybe_object("subscription_details");
  return details ? read_reference(*details, "subscription") : std::string_view();
}

// Some exports leave the currency to the lines.
core::Currency currency_of(const Reader& invoice) {
  if (!invoice.has_value("currency")) {
    const auto lines = invoice.maybe_object("lines");
    const auto data = lines ? lines->maybe_array("data") : std::nullopt;
    if (data && data->size() > 0 && data->element(0).has_value("currency"))
      return read_currency(data->element(0));
  }
  return read_currency(invoice);
}

std::optional<std::int64_t> amount_in(const Reader& invoice, std::string_view key) {
  return invoice.maybe_integer(key, -core::kMaxUnitAmount, core::kMaxUnitAmount);
}

bool is_settled(const Reader& invoice, bool paid) {
  if (const auto says = invoice.maybe_boolean("paid")) return *says;
  if (const auto status = invoice.maybe_text("status")) return *status == "paid";
  return paid;
}

// What the customer's credit balance paid: the balance is negative where it is a credit, and the
// total is more than what was due by what was taken from it.
std::int64_t settled_by_credit(const Reader& invoice, std::int64_t total, std::int64_t due) {
  if (broken(ReaderMutant::credit_is_no_payment)) return 0;
  const std::int64_t credit = -amount_in(invoice, "starting_balance").value_or(0);
  return std::max<std::int64_t>(std::min(credit, total - due), 0);
}

// What was paid in money, for an invoice that is settled.
std::int64_t paid_in_money(const Reader& invoice, std::optional<std::int64_t> paid,
                           std::int64_t due) {
  const bool elsewhere = invoice.maybe_boolean("paid_out_of_band").value_or(false);
  if (paid && (*paid > 0 || !elsewhere)) return *paid;
  return std::max<std::int64_t>(due, 0);
}

std::int64_t paid_amount(const Reader& invoice, bool event_says_paid) {
  const auto paid = invoice.maybe_integer("amount_paid", 0, core::kMaxUnitAmount);
  const auto total = amount_in(invoice, "total");
  const auto due = amount_in(invoice, "amount_due");
  if (!paid && !total && !due) return invoice.integer("amount_paid", 0, core::kMaxUnitAmount);
  if (!is_settled(invoice, event_says_paid)) return paid.value_or(0);
  const std::int64_t all_due = due.value_or(total.value_or(0));
  return paid_in_money(invoice, paid, all_due) +
         settled_by_credit(invoice, total.value_or(all_due), all_due);
}

}  // namespace

InvoiceShape read_invoice(const Reader& object, const ReadingRules& rules, bool paid,
                          std::int64_t at) {
  InvoiceShape shape;
  shape.customer = customer_of(object);
  shape.subscription = subscription_of(object);
  const core::Currency currency = currency_of(object);
  shape.amount_paid = core::from_minor(paid_amount(object, paid), currency);
  shape.billing_reason = billing_reason(object.maybe_text("billing_reason").value_or(""));
  const bool whole_periods = shape.billing_reason != BillingReason::subscription_threshold;
  const LinesShape lines = read_lines(object, {rules.discounts, currency, at}, whole_periods);
  shape.plan = lines.plan;
  shape.subscribed = lines.subscribed;
  shape.recurring_paid = lines.recurring_paid;
  return shape;
}

}  // namespace handoff::io
