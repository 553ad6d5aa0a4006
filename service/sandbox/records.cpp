// What was there before the first write comes from the model.
#include "service/sandbox/records.hpp"

#include <fmt/format.h>

#include "sim/world/mail/addresses.hpp"

namespace handoff::sandbox {
namespace {

// "2026-11-30T14:05:00Z"
std::string iso_text(core::Time at) {
  const core::Date date = core::date_from_days(at.us / core::days(1).us);
  const std::int64_t second = at.us % core::days(1).us / core::seconds(1).us;
  return fmt::format("{:04}-{:02}-{:02}T{:02}:{:02}:{:02}Z", date.year, date.month, date.day,
                     second / 3600, second / 60 % 60, second % 60);
}

// A deal's AE is nobody of the team's pools.
std::string ae_text(const sim::Customer& customer) {
  return fmt::format("9{:06}", customer.trial % 1'000'000);
}

}  // namespace

Fields Records::contact(Position position) const {
  const sim::Customer& customer = directory_.customer(position);
  Fields fields{{"hs_object_id", contact_text(customer)},
                {"email", sim::primary_address(customer)},
                {"hs_additional_emails", sim::secondary_address(customer)},
                {"firstname", "Play"},
                {"lastname", fmt::format("Customer {}", customer.trial)},
                {"lifecyclestage", "opportunity"},
                {"createdate", iso_text(clock_.wall(customer.signed_up))},
                {"trial_start", iso_text(clock_.wall(customer.signed_up))},
                {"hs_timezone", scenario_.pipeline.zones[customer.zone].name}};
  if (customer.found_by_customer_id)
    fields[std::string(kCustomerProperty)] = customer_text(customer);
  merge(fields, contacts_[position]);
  return fields;
}

Fields Records::deal(Position position) const {
  const sim::Customer& customer = directory_.customer(position);
  Fields fields{{"hs_object_id", deal_text(customer)},
                {"dealname", fmt::format("Deal {}", customer.trial)},
                {"dealstage", "contractsent"},
                {"hubspot_owner_id", ae_text(customer)}};
  merge(fields, deals_[position]);
  return fields;
}

}  // namespace handoff::sandbox
