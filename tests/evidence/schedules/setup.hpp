// Setup: which pipeline is run, and who its customers are, from one number.
#pragma once

#include <cstdint>

#include "core/config/config.hpp"

namespace handoff::core::testing {

inline constexpr int kCustomers = 4;

// A table with thresholds of its own, or one with a row more: the same tiers under other numbers.
PipelineConfig config_of(std::uint32_t setup, bool other_table = false);

// How the CRM knows a customer.
enum class Known : std::uint8_t { by_primary, by_secondary, by_customer_id, not_at_all, twice };

// Which events a conversion makes.
enum class Signals : std::uint8_t { both, event_only, invoice_only };

struct Customer {
  Known known = Known::by_primary;
  Signals signals = Signals::both;
  ZoneIndex zone = 0;
  bool usage_based = false;  // the amount is known from invoices alone
  bool deal = false;
  bool buys = false;  // without a trial: never to be handed off
};

Customer customer_of(std::uint32_t setup, int number);

}  // namespace handoff::core::testing
