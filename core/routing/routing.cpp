// Looking a customer up in the routing table, and taking turns.
#include "core/routing/routing.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>
#include <optional>

namespace handoff::core {
namespace {

constexpr std::int64_t kMicros = 1'000'000;

// Rates are at most a thousand dollars a unit (config/config.cpp), so whole units and the rest are
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
  assert(!config.routing.empty());
  const Money annual = *monthly * 12;
  TierIndex tier = 0;
  for (std::size_t row = 1; row < config.routing.size(); ++row) {
    if (annual >= config.routing[row].annual_from) tier = static_cast<TierIndex>(row);
  }
  return tier;
}

Rota::Rota(const std::vector<Pool>& pools) {
  for (const Pool& pool : pools)
    pools_.push_back({0, 0, std::vector<std::uint32_t>(static_cast<std::size_t>(pool.headcount))});
}

PersonId Rota::take(PoolIndex pool, Strategy strategy) {
  assert(pool < pools_.size() && !pools_[pool].open.empty());
  Turn& turn = pools_[pool];
  if (strategy == Strategy::pooled) {
    ++turn.anybody;
    return anybody_of(pool);
  }
  const auto people = static_cast<std::uint32_t>(turn.open.size());
  std::uint32_t chosen = turn.next;
  if (strategy == Strategy::least_loaded) {
    for (std::uint32_t n = 1; n < people; ++n) {
      const std::uint32_t candidate = (turn.next + n) % people;
      if (turn.open[candidate] < turn.open[chosen]) chosen = candidate;
    }
  }
  turn.next = (chosen + 1) % people;
  ++turn.open[chosen];
  return {(std::uint64_t{pool} << 32) | (chosen + 1)};
}

void Rota::release(PersonId person) {
  const auto pool = static_cast<std::size_t>(person.value >> 32);
  const auto number = static_cast<std::size_t>(person.value & 0xffffffff);
  if (pool >= pools_.size()) return;
  Turn& turn = pools_[pool];
  if (!is_anybody(person) && (number == 0 || number > turn.open.size())) return;
  std::uint32_t& open = is_anybody(person) ? turn.anybody : turn.open[number - 1];
  if (open > 0) --open;
}

std::uint64_t Rota::open_touches() const {
  std::uint64_t count = 0;
  for (std::size_t pool = 0; pool < pools_.size(); ++pool)
    count += open_touches(static_cast<PoolIndex>(pool));
  return count;
}

std::uint64_t Rota::open_touches(PoolIndex pool) const {
  const Turn& turn = pools_[pool];
  return std::accumulate(turn.open.begin(), turn.open.end(), std::uint64_t{turn.anybody});
}

void Rota::clear() {
  for (Turn& turn : pools_) {
    turn.next = turn.anybody = 0;
    std::fill(turn.open.begin(), turn.open.end(), 0u);
  }
}

}  // namespace handoff::core
