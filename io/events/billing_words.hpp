// Words that payment processors share: the names of billing intervals, and which discounts count
// for the monthly revenue.
#pragma once

#include <array>
#include <optional>

#include "core/base/time.hpp"
#include "core/config/config.hpp"
#include "core/conversion/revenue.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

inline constexpr std::array<Named<core::BillingInterval>, 4> kBillingIntervals{
    {{"day", core::BillingInterval::day},
     {"week", core::BillingInterval::week},
     {"month", core::BillingInterval::month},
     {"year", core::BillingInterval::year}}};

// Whether a discount that ends at a time (nothing: never) is taken off the revenue as of `now`.
constexpr bool counts(core::Discounts rule, std::optional<core::Time> ends, core::Time now) {
  switch (rule) {
    case core::Discounts::none:
      return false;
    case core::Discounts::lasting:
      return !ends;
    case core::Discounts::all:
      return !ends || *ends > now;
  }
  return false;
}

}  // namespace handoff::io
