// The logs of mail tools.
#pragma once

#include "io/exports/rows/source.hpp"

namespace handoff::exports {

const Source& hubspot_mail();
const Source& customer_io_messages();
const Source& customer_io_webhooks();
const Source& intercom_receipts();
const Source& mailchimp_activity();
const Source& iterable_events();

}  // namespace handoff::exports
