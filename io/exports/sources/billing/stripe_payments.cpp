// Stripe payments: the Dashboard's unified_payments.csv and its older shape, the API's charges, a
// warehouse's table. They know refunds.
#include <algorithm>
#include <array>

#include "io/exports/rows/row.hpp"
#include "io/exports/sources/billing/catalogue.hpp"
#include "io/exports/sources/billing/stripe_words.hpp"

namespace handoff::exports {
namespace {

constexpr Names kPaymentNames[] = {
    {Role::id, "id|charge id|payment id"},
    {Role::customer, "customer id|customer|customer.id"},
    {Role::email, "customer email|receipt email|billing details.email"},
    {Role::invoice, "invoice id|invoice"},
    {Role::live, "livemode"},
    {Role::mode, "mode"},
    {Role::status, "status"},
    {Role::is_paid, "paid"},
    {Role::type, "captured"},
    {Role::created, "created date|created"},
    {Role::refunded_at, "refunded date"},
    {Role::amount, "amount"},
    {Role::amount_refunded, "amount refunded"},
    {Role::currency, "currency"},
};
constexpr Role kPaymentNeeds[] = {Role::amount, Role::amount_refunded, Role::created, Role::status};

// What is not on this list was money: a list of what is would drop whole files with a new word.
constexpr std::array<std::string_view, 12> kNotPaid{"failed",
                                                    "canceled",
                                                    "cancelled",
                                                    "incomplete",
                                                    "blocked",
                                                    "uncaptured",
                                                    "pending",
                                                    "processing",
                                                    "expired",
                                                    "void",
                                                    "requires payment method",
                                                    "requires action"};

bool was_paid(const Row& row) {
  const std::string status = row.word(Role::status);
  if (std::find(kNotPaid.begin(), kNotPaid.end(), status) != kNotPaid.end()) return false;
  return row.flag(Role::is_paid, true) && row.flag(Role::type, true);
}

void add_refund(const Row& row, Entry& entry, Key who, const Dated& paid, double amount) {
  const double refunded = row.amount(Role::amount_refunded).value_or(0);
  if (refunded <= 0 || refunded < amount) return;
  const auto at = row.moment(Role::refunded_at);
  Fact& fact = entry.add(FactKind::refunded, who, at.value_or(paid));
  fact.until = paid.at;
  fact.value = refunded;
  fact.set(Mark::undated, !at);
}

void read_row(const Row& row, Entry& entry) {
  if (!entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  read_charge(row, entry);
}

}  // namespace

void read_charge(const Row& row, Entry& entry) {
  entry.is_payment();
  if (is_test_mode(row)) return entry.leave(Why::test_mode);
  const Key who = entry.who(row, {{Role::customer, KeyKind::customer},
                                  {Role::invoice, KeyKind::invoice},
                                  {Role::id, KeyKind::charge}});
  if (!who) return entry.leave(Why::nobody);
  if (!was_paid(row)) return entry.leave(Why::not_paid);
  const auto amount = row.amount(Role::amount);
  if (!amount || *amount <= 0) return entry.leave(Why::zero_amount);
  const auto at = row.moment(Role::created);
  if (!at) return entry.leave(Why::no_date);
  Fact& paid = entry.add(FactKind::paid, who, *at);
  paid.value = *amount;
  paid.link = entry.key(KeyKind::invoice, row.text(Role::invoice));
  add_refund(row, entry, who, *at, *amount);
}

const Source& stripe_payments() {
  static constexpr Source kSource{
      .name = "Stripe payments",
      .columns = kPaymentNames,
      .needs = kPaymentNeeds,
      .id_begins = "ch_",
      .clock = Clock::utc,
      .money = Money::by_header,
      .read = read_row,
      .hint = kAllColumns,
  };
  return kSource;
}

}  // namespace handoff::exports
