// The exports of payment processors.
#pragma once

#include "io/exports/rows/source.hpp"

namespace handoff::exports {

const Source& stripe_subscriptions();
const Source& stripe_invoices();
const Source& stripe_payments();
const Source& stripe_refunds();
const Source& stripe_customers();
const Source& stripe_events();

}  // namespace handoff::exports
