// Stripe invoices: the Dashboard's invoices.csv in both of its shapes, the API's list, a
// warehouse's table. They say when money came.
#include "io/exports/rows/row.hpp"
#include "io/exports/sources/billing/catalogue.hpp"
#include "io/exports/sources/billing/stripe_words.hpp"

namespace handoff::exports {
namespace {

constexpr Names kInvoiceNames[] = {
    {Role::id, "id|invoice id"},
    {Role::customer, "customer|customer id|customer.id"},
    {Role::email, "customer email"},
    {Role::subscription,
     "subscription|subscription id|parent.subscription details.subscription|subscription.id"},
    {Role::live, "livemode"},
    {Role::mode, "mode"},
    {Role::status, "status"},
    {Role::is_paid, "paid"},
    {Role::created, "date|created|created at"},
    {Role::finalized_at,
     "finalized at|status transitions finalized at|status transitions.finalized at|effective at"},
    {Role::paid_at, "paid at|status transitions paid at|status transitions.paid at"},
    {Role::amount, "amount paid"},
    {Role::currency, "currency"},
};
constexpr Role kInvoiceNeeds[] = {Role::amount, Role::created};

bool was_paid(const Row& row) {
  const std::string status = row.word(Role::status);
  if (status == "open" || status == "void" || status == "draft" || status == "uncollectible")
    return false;
  return row.flag(Role::is_paid, true);
}

void read_row(const Row& row, Entry& entry) {
  if (!entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  read_invoice(row, entry);
}

}  // namespace

void read_invoice(const Row& row, Entry& entry) {
  entry.is_payment();
  if (is_test_mode(row)) return entry.leave(Why::test_mode);
  const Key who = entry.who(
      row, {{Role::customer, KeyKind::customer}, {Role::subscription, KeyKind::subscription}});
  if (!who) return entry.leave(Why::nobody);
  if (!was_paid(row)) return entry.leave(Why::not_paid);
  const auto amount = row.amount(Role::amount);
  if (!amount || *amount <= 0) return entry.leave(Why::zero_amount);
  auto at = row.moment(Role::paid_at);
  if (!at) at = row.moment(Role::finalized_at);
  if (!at) at = row.moment(Role::created);
  if (!at) return entry.leave(Why::no_date);
  Fact& paid = entry.add(FactKind::paid, who, *at);
  paid.value = *amount;
  paid.object = entry.key(KeyKind::subscription, row.text(Role::subscription));
  paid.link = entry.key(KeyKind::invoice, row.text(Role::id));
  entry.identities().join(who, paid.link);
}

const Source& stripe_invoices() {
  static constexpr Source kSource{
      .name = "Stripe invoices",
      .columns = kInvoiceNames,
      .needs = kInvoiceNeeds,
      .id_begins = "in_",
      .clock = Clock::utc,
      .money = Money::by_header,
      .read = read_row,
      .hint = kAllColumns,
  };
  return kSource;
}

}  // namespace handoff::exports
