// Billing periods: how often something recurs, told by the length of the time that a line bills.
#pragma once

#include <cstdint>
#include <optional>

#include "core/conversion/revenue.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

struct BillingPeriod {
  core::BillingInterval interval;
  std::int64_t count;
};

// The length of the line's member `period`, if it has one.
std::optional<std::int64_t> period_seconds(const Reader& line);

// The billing period of that length; nothing for a part of one, or for several.
std::optional<BillingPeriod> period_of(std::int64_t seconds);

// True if the length is one such period, as long as calendars have it.
bool is_whole(const BillingPeriod& period, std::int64_t seconds);

}  // namespace handoff::io
