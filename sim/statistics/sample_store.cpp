// Buckets, ranks, and which replications are kept.
#include "sim/statistics/sample_store.hpp"

#include <algorithm>
#include <cassert>
#include <cmath>

#include "sim/engine/math.hpp"
#include "sim/statistics/clustered_quantile.hpp"

namespace handoff::sim {
namespace {

// Positive numbers from 2^-20 to 2^44 in 32 buckets to the octave; the first and the last take the
// rest.
constexpr unsigned kFractionBits = 5;
constexpr std::size_t kBuckets = std::size_t{64} << kFractionBits;

// The exponent and the first bits of the fraction stand next to each other in a double, so that
// their value as one integer rises with the number itself.
std::size_t bucket_of(double value) {
  constexpr std::int64_t kLowest = std::int64_t{1023 - 20} << kFractionBits;
  if (!(value > 0)) return 0;
  const auto bits = __builtin_bit_cast(std::uint64_t, value);
  const auto place = static_cast<std::int64_t>(bits >> (52 - kFractionBits)) - kLowest;
  return static_cast<std::size_t>(
      std::clamp(place, std::int64_t{0}, static_cast<std::int64_t>(kBuckets) - 1));
}

// Order statistics of values that have been counted by bucket.
class Selector {
 public:
  Selector(std::span<const double> values, std::span<const std::uint32_t> counts)
      : values_(values) {
    std::int64_t sum = 0;
    for (std::size_t b = 0; b < kBuckets; ++b) up_to_[b] = sum += counts[b];
  }

  // found[i] is the ranks[i]-th smallest value. Each bucket that holds one of the ranks is given a
  // slot, and one pass over the values fills the slots.
  void find(std::span<const std::int64_t> ranks, std::span<double> found) {
    std::array<std::uint8_t, kBuckets> slot_of{};  // 0: nobody asks for this bucket
    std::vector<std::vector<double>> slots(ranks.size() + 1);
    std::uint8_t used = 0;
    for (const std::int64_t rank : ranks) {
      std::uint8_t& slot = slot_of[bucket_of_rank(rank)];
      if (slot == 0) slot = ++used;
    }
    for (const double value : values_) {
      const std::uint8_t slot = slot_of[bucket_of(value)];
      if (slot != 0) slots[slot].push_back(value);
    }
    for (std::size_t i = 0; i < ranks.size(); ++i) {
      const std::size_t bucket = bucket_of_rank(ranks[i]);
      const std::int64_t below = bucket == 0 ? 0 : up_to_[bucket - 1];
      std::vector<double>& slot = slots[slot_of[bucket]];
      const auto at = slot.begin() + static_cast<std::ptrdiff_t>(ranks[i] - below - 1);
      std::nth_element(slot.begin(), at, slot.end());
      found[i] = *at;
    }
  }

 private:
  std::size_t bucket_of_rank(std::int64_t rank) const {
    return static_cast<std::size_t>(std::lower_bound(up_to_.begin(), up_to_.end(), rank) -
                                    up_to_.begin());
  }

  std::span<const double> values_;
  std::array<std::int64_t, kBuckets> up_to_;  // values in this bucket and those before it
};

// For each percentile, how many of each replication's values are at most its estimate.
std::array<RatioAccumulator, kPercentiles.size()> shares(
    std::span<const double> values, std::span<const std::uint32_t> ends,
    const std::array<double, kPercentiles.size()>& estimates) {
  std::array<RatioAccumulator, kPercentiles.size()> at_most;
  std::size_t at = 0;
  for (const std::uint32_t end : ends) {
    const auto size = static_cast<double>(end - at);
    std::array<std::uint32_t, kPercentiles.size()> counts{};
    for (; at < end; ++at) {
      const double value = values[at];
      for (std::size_t i = 0; i < counts.size(); ++i) counts[i] += value <= estimates[i] ? 1u : 0u;
    }
    for (std::size_t i = 0; i < counts.size(); ++i)
      at_most[i].add(static_cast<double>(counts[i]), size);
  }
  return at_most;
}

}  // namespace

void SampleStore::keep(double value) {
  assert(!std::isnan(value));
  if (counts_.empty()) counts_.resize(kBuckets);
  values_.push_back(value);
  ++counts_[bucket_of(value)];
}

void SampleStore::end_replication() {
  if (keeping_) ends_.push_back(static_cast<std::uint32_t>(values_.size()));
  ++replications_;
  while (values_.size() > max_values_ && ends_.size() > 1) thin_out();
  keeping_ = replications_ % stride_ == 0;
}

// Of the replications that are kept, every second one stays.
void SampleStore::thin_out() {
  stride_ *= 2;
  std::size_t kept = 0;
  std::size_t replications = 0;
  std::size_t begin = 0;
  for (std::size_t r = 0; r < ends_.size(); ++r) {
    const std::size_t end = ends_[r];
    if (r % 2 == 0) {
      for (std::size_t from = begin; from < end; ++from) values_[kept++] = values_[from];
      ends_[replications++] = static_cast<std::uint32_t>(kept);
    }
    begin = end;
  }
  assert(kept <= values_.size() && replications <= ends_.size());
  values_.resize(kept);
  ends_.resize(replications);
  std::fill(counts_.begin(), counts_.end(), 0u);
  for (const double value : values_) ++counts_[bucket_of(value)];
}

std::array<Percentile, kPercentiles.size()> SampleStore::percentiles() const {
  assert(!values_.empty());
  constexpr std::size_t kCount = kPercentiles.size();
  const auto n = static_cast<std::int64_t>(values_.size());
  Selector selector(values_, counts_);
  std::array<std::int64_t, kCount> ranks{};
  std::array<double, kCount> estimates{};
  for (std::size_t i = 0; i < kCount; ++i) ranks[i] = quantile_rank(n, kPercentiles[i]);
  selector.find(ranks, estimates);

  std::array<Percentile, kCount> found;
  for (std::size_t i = 0; i < kCount; ++i) found[i] = {estimates[i], {-kInfinity, kInfinity}};
  if (ends_.size() < 2) return found;

  const auto at_most = shares(values_, ends_, estimates);
  std::array<std::int64_t, 2 * kCount> wanted{};  // 0 and n + 1 where a side is not bounded
  std::array<double, 2 * kCount> values{};
  for (std::size_t i = 0; i < kCount; ++i) {
    const RankInterval it =
        clustered_quantile_ranks(n, effective_count(at_most[i]), kPercentiles[i]);
    wanted[2 * i] = it.low;
    wanted[2 * i + 1] = it.high;
  }
  std::array<std::int64_t, 2 * kCount> existing = wanted;
  for (std::int64_t& rank : existing) rank = std::clamp(rank, std::int64_t{1}, n);
  selector.find(existing, values);
  for (std::size_t i = 0; i < kCount; ++i) {
    if (wanted[2 * i] >= 1) found[i].ci95.low = values[2 * i];
    if (wanted[2 * i + 1] <= n) found[i].ci95.high = values[2 * i + 1];
  }
  return found;
}

}  // namespace handoff::sim
