// Tiers that leave a gap, stand in another order or end too early price nothing.
#include "io/events/stripe/stripe_tiers.hpp"

#include <algorithm>
#include <limits>
#include <vector>

#include "core/conversion/revenue.hpp"
#include "io/text/reader_mutant.hpp"

namespace handoff::io {
namespace {

struct Tier {
  ExactAmount unit;
  ExactAmount flat;
  std::int64_t up_to = 0;  // inclusive
};
using Tiers = std::vector<Tier>;

constexpr std::int64_t kNoBound = std::numeric_limits<std::int64_t>::max();

std::int64_t upper_bound_of(const Reader& tier) {
  if (!tier.has_value("up_to")) return kNoBound;
  const Value& value = *tier.value().find("up_to");
  if (value.text() == "inf") return kNoBound;
  return tier.integer("up_to", 0, kNoBound);
}

Tier read_tier(const Reader& tier) {
  Tier read;
  read.unit = read_amount(tier, "unit_amount", "unit_amount_decimal").value_or(ExactAmount{});
  if (tier.has_value("amount")) {  // as the first tiers had it
    read.unit = read_amount(tier, "amount", "amount").value_or(ExactAmount{});
  }
  read.flat = read_amount(tier, "flat_amount", "flat_amount_decimal").value_or(ExactAmount{});
  if (broken(ReaderMutant::flat_fee_forgotten)) read.flat = {};
  read.up_to = upper_bound_of(tier);
  return read;
}

// Empty where the bounds do not rise.
Tiers read_tiers(const Reader& holder) {
  Tiers tiers;
  const auto list = holder.maybe_array("tiers");
  if (!list) return tiers;
  for (std::size_t i = 0; i < list->size(); ++i) {
    tiers.push_back(read_tier(list->element(i)));
    if (i > 0 && tiers[i].up_to <= tiers[i - 1].up_to) return {};
  }
  return tiers;
}

std::optional<ExactAmount> volume(const Tiers& tiers, std::int64_t quantity) {
  for (const Tier& tier : tiers) {
    if (quantity <= tier.up_to) return tier.unit * quantity + tier.flat;
  }
  return std::nullopt;
}

std::optional<ExactAmount> graduated(const Tiers& tiers, std::int64_t quantity) {
  ExactAmount sum;
  std::int64_t below = 0;
  for (const Tier& tier : tiers) {
    sum = sum + tier.unit * (std::min(quantity, tier.up_to) - below) + tier.flat;
    if (quantity <= tier.up_to) return sum;
    below = tier.up_to;
  }
  return std::nullopt;
}

bool costs_nothing(const Tier& tier) { return tier.unit.picos == 0 && tier.flat.picos == 0; }

// Whether a flat amount is billed for no units is not said anywhere; then nothing is known.
std::optional<ExactAmount> for_no_units(const Tiers& tiers) {
  if (tiers.front().flat.picos != 0) return std::nullopt;
  return ExactAmount{};
}

}  // namespace

TieredAmount tiered_amount(const Reader& holder, std::string_view mode, std::int64_t quantity) {
  const Tiers tiers = read_tiers(holder);
  TieredAmount read;
  if (tiers.empty()) return read;
  read.free =
      tiers.back().up_to == kNoBound && std::all_of(tiers.begin(), tiers.end(), costs_nothing);
  if (quantity == 0) {
    read.amount = for_no_units(tiers);
  } else if (mode == "volume") {
    read.amount = volume(tiers, quantity);
  } else if (mode == "graduated") {
    read.amount = graduated(tiers, quantity);
  }
  return read;
}

}  // namespace handoff::io
