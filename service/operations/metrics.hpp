// Metrics in Prometheus' text format, under the simulation's names: what `handoff run` calls
// crm_lag_s is handoff_crm_lag_s here.
#pragma once

#include <string>

#include "service/driver/driver.hpp"
#include "service/operations/webhook.hpp"

namespace handoff::service {

std::string metrics_text(const DriverView& view, const WebhookCounts& webhooks,
                         std::size_t connections);

}  // namespace handoff::service
