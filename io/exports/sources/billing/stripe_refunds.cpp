// Stripe refunds: the Dashboard's list, the API's, a warehouse's table. A charge may be refunded in parts; how
// much of it came back until when is told by their sum (io/exports/history/conversions.cpp).
#include <algorithm>
#include <array>

#include "io/exports/rows/row.hpp"
#include "io/exports/sources/billing/catalogue.hpp"
#include "io/exports/sources/billing/stripe_words.hpp"

namespace handoff::exports {
namespace {

constexpr Names kRefundNames[] = {
    {Role::id, "id|refund id"},
    {Role::charge, "charge id|charge|charge.id"},
    {Role::customer, "customer id|customer"},
    {Role::email, "customer email"},
    {Role::live, "livemode"},
    {Role::mode, "mode"},
    {Role::status, "status"},
    {Role::refunded_at, "created|created date|refunded date"},
    {Role::type, "reason|receipt number|balance transaction id|balance transaction"},
    {Role::amount, "amount|refund amount"},
    {Role::currency, "currency"},
};
constexpr Role kRefundNeeds[] = {Role::charge, Role::amount, Role::refunded_at, Role::type};

constexpr std::array<std::string_view, 4> kNotRefunded{"failed", "canceled", "cancelled",
                                                       "requires action"};

void read_refund(const Row& row, Entry& entry) {
  if (!entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  if (is_test_mode(row)) return entry.leave(Why::test_mode);
  const std::string status = row.word(Role::status);
  if (std::find(kNotRefunded.begin(), kNotRefunded.end(), status) != kNotRefunded.end())
    return entry.leave(Why::not_paid);
  const Key who =
      entry.who(row, {{Role::customer, KeyKind::customer}, {Role::charge, KeyKind::charge}});
  if (!who) return entry.leave(Why::nobody);
  const auto at = row.moment(Role::refunded_at);
  if (!at) return entry.leave(Why::no_date);
  const auto amount = row.amount(Role::amount);
  if (!amount || *amount <= 0) return entry.leave(Why::zero_amount);
  Fact& fact = entry.add(FactKind::refunded, who, *at);
  fact.value = *amount;
  fact.set(Mark::part);
}

}  // namespace

const Source& stripe_refunds() {
  static constexpr Source kSource{
      .name = "Stripe refunds",
      .columns = kRefundNames,
      .needs = kRefundNeeds,
      .id_begins = "re_",
      .clock = Clock::utc,
      .money = Money::by_header,
      .read = read_refund,
      .hint = kAllColumns,
  };
  return kSource;
}

}  // namespace handoff::exports
