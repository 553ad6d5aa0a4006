// A new source is a file with its names, and a line here.
#include "io/exports/sources/catalogue.hpp"

#include <array>

#include "io/exports/rows/source.hpp"
#include "io/exports/sources/billing/catalogue.hpp"
#include "io/exports/sources/crm/catalogue.hpp"
#include "io/exports/sources/mail/catalogue.hpp"
#include "io/exports/sources/neutral_log.hpp"
#include "io/exports/sources/touches/catalogue.hpp"

namespace handoff::exports {

std::span<const Source* const> all_sources() {
  static const std::array kSources{
      &stripe_subscriptions(), &stripe_invoices(),      &stripe_payments(),
      &stripe_customers(),     &stripe_events(),        &hubspot_contacts(),
      &hubspot_history(),      &hubspot_merges(),       &hubspot_engagements(),
      &salesforce_people(),    &salesforce_history(),   &salesforce_activities(),
      &hubspot_mail(),         &customer_io_messages(), &customer_io_webhooks(),
      &intercom_receipts(),    &mailchimp_activity(),   &iterable_events(),
      &calendly_events(),      &zendesk_tickets(),      &intercom_conversations(),
      &gong_calls(),           &stripe_refunds(),       &neutral_log(),
  };
  return kSources;
}

}  // namespace handoff::exports
