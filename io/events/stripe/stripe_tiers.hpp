// Tiered prices: what a quantity costs where the price lists its tiers.
//
// Under `volume` the tier that the whole quantity falls into prices all of it; under `graduated`
// each unit costs what its own tier says. A tier may have a flat amount beside or in place of the
// amount for each unit, and the last has no upper bound (null, or "inf" as one writes it).
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

#include "io/events/stripe/stripe_amount.hpp"
#include "io/json/json_reader.hpp"

namespace handoff::io {

struct TieredAmount {
  std::optional<ExactAmount> amount;  // nothing: the tiers do not say
  bool free = false;                  // whatever the quantity
};

// `holder` has the member `tiers`, which is often left out.
TieredAmount tiered_amount(const Reader& holder, std::string_view mode, std::int64_t quantity);

}  // namespace handoff::io
