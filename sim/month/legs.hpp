// Legs and causes: the parts of a customer's way from the payment to the first touch, and what is
// waited for on them (sim/month/waiting.hpp).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

namespace handoff::sim {

enum class Cause : std::uint8_t {
  delivery,        // of the webhook, redeliveries included
  poll,            // until the pipeline asks
  line,            // the pipeline's concurrency and spacing
  answers,         // of systems
  rate_limit,      // backoff after a 429
  retry,           // backoff after other failures
  list_sync,       // of CRM and mail tool
  staff,           // a person of the operations staff
  nobody_assigns,  // until somebody sees the customer by chance
  mail_tool,       // its own delay
  office_hours,    // the pool is closed
  customer_hours,  // the pool is there, the customer is not
  people_busy,     // both are there, and everybody who may is busy
};
inline constexpr std::size_t kCauses = 13;
std::string_view cause_name(Cause cause);

enum class Leg : std::uint8_t { until_crm, until_mails_stop, until_touch };
inline constexpr std::size_t kLegs = 3;

}  // namespace handoff::sim
