// Looking a customer up in the routing table, and taking turns.
#include "core/routing.hpp"

#include <optional>

namespace handoff::core {
namespace {

constexpr std::int64_t kMicros = 1'000'000;

// Rates are at most a thousand dollars a unit (config.cpp), so whole units and the rest are
// converted apart to stay within 64 bits.
std::optional<Money> in_dollars(const PipelineConfig& config, Money amount, Currency currency) {
  if (currency == Currency{}) return amount;
  for (const ExchangeRate& rate : config.rates) {
    if (rate.currency != currency) continue;
    const std::int64_t whole = amount.cents / kMicros * rate.usd_micros;
    const std::int64_t rest = amount.cents % kMicros * rate.usd_micros / kMicros;
    return Money{whole + rest};
  }
  return std::nullopt;
}

}  // namespace

TierIndex tier_of(const PipelineConfig& config, const Subscribed& subscribed, Segment segment) {
  const auto monthly = in_dollars(config, subscribed.mrr, subscribed.currency);
  if (!monthly) return kNoTier;
  for (const SegmentOverride& rule : config.overrides) {
    if (rule.segment == segment) return static_cast<TierIndex>(rule.tier);
  }
  const Money annual = *monthly * 12;
  TierIndex tier = 0;
  for (std::size_t row = 1; row < config.routing.size(); ++row) {
    if (annual >= config.routing[row].annual_from) tier = static_cast<TierIndex>(row);
  }
  return tier;
}

PersonId Rota::take(PoolIndex pool, int headcount) {
  const std::uint32_t turn = next_[pool];
  next_[pool] = (turn + 1) % static_cast<std::uint32_t>(headcount);
  return {(std::uint64_t{pool} << 32) | (turn + 1)};
}

}  // namespace handoff::core
