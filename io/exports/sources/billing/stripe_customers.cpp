// Stripe customers: customers.csv, the API's list, a warehouse's table. They join ids and
// addresses, and nothing else.
#include "io/exports/rows/row.hpp"
#include "io/exports/sources/billing/catalogue.hpp"
#include "io/exports/sources/billing/stripe_words.hpp"

namespace handoff::exports {
namespace {

constexpr Names kCustomerNames[] = {
    {Role::id, "id|customer id"},          {Role::email, "email"},     {Role::live, "livemode"},
    {Role::deleted, "is deleted|deleted"}, {Role::created, "created"}, {Role::status, "delinquent"},
};
constexpr Role kCustomerNeeds[] = {Role::id, Role::email, Role::created, Role::status};

void read_customer(const Row& row, Entry& entry) {
  if (is_test_mode(row)) return entry.leave(Why::test_mode);
  if (!entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  if (!entry.who(row, {{Role::id, KeyKind::customer}})) entry.leave(Why::nobody);
}

}  // namespace

const Source& stripe_customers() {
  static constexpr Source kSource{
      .name = "Stripe customers",
      .columns = kCustomerNames,
      .needs = kCustomerNeeds,
      .id_begins = "cus_",
      .clock = Clock::utc,
      .money = Money::by_header,
      .read = read_customer,
      .hint = kAllColumns,
  };
  return kSource;
}

}  // namespace handoff::exports
