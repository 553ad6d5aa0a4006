// Counts for slots, and their division into cells.
#include "sim/world/systems/background.hpp"

#include <algorithm>
#include <bit>
#include <cassert>
#include <cmath>

#include "sim/engine/variates.hpp"
#include "sim/world/base/mutant.hpp"
#include "sim/world/systems/outages.hpp"

namespace handoff::sim {
namespace {

// Beyond so many coins the binomial is normal for all purposes.
constexpr std::int64_t kMostCoins = 1024;

bool always(const Load& load) { return load.when.length.us == 0; }

}  // namespace

std::int64_t heads_of(std::int64_t coins, Stream& stream) {
  if (coins > kMostCoins) {
    const double n = static_cast<double>(coins);
    const double heads = n / 2 + std::sqrt(n) / 2 * standard_normal(stream) + 0.5;
    return std::clamp(static_cast<std::int64_t>(heads), std::int64_t{0}, coins);
  }
  std::int64_t heads = 0;
  for (; coins >= 64; coins -= 64) heads += std::popcount(stream.next_u64());
  if (coins > 0) heads += std::popcount(stream.next_u64() >> (64 - coins));
  return heads;
}

Background::Background(const std::vector<Load>& loads, const RateLimit& limit, core::Time start)
    : window_(limit.window), start_(start) {
  for (const Load& load : loads) {
    const bool counted = limit.counts == Counts::all || limit.counts == load.counts;
    if (counted && load.rate > 0) loads_.push_back(load);
  }
}

void Background::start(StreamKey key) {
  key_ = key;
  kept_.fill({});
}

// Slots begin at multiples of the window, as fixed windows do, and so do their cells, though a
// window need not be a multiple of 16 us.
std::int64_t Background::cell_of(core::Time at) const {
  const std::int64_t slot = at.us / window_.us;
  return slot * kCells + (at.us - slot * window_.us) * kCells / window_.us;
}

core::Time Background::begin_of(std::int64_t cell) const {
  const std::int64_t slot = cell / kCells;
  const std::int64_t within = cell - slot * kCells;
  return {slot * window_.us + (within * window_.us + kCells - 1) / kCells};
}

std::int64_t Background::offered(std::int64_t cell) {
  assert(cell >= 0);
  const std::int64_t number = cell / kCells;
  Slot& slot = kept_[static_cast<std::size_t>(number) % kKept];
  if (slot.number != number) {
    slot.number = number;
    draw(slot);
  }
  if (broken(WorldMutant::background_not_counted)) return 0;
  return slot.cells[static_cast<std::size_t>(cell - number * kCells)];
}

void Background::draw(Slot& slot) const {
  slot.cells.fill(0);
  for (std::size_t at = 0; at < loads_.size(); ++at) add(loads_[at], key_.child(at), slot);
}

// A load that comes and goes is drawn as if it were always there and cut off cell by cell, so that
// moving its window changes nothing within it.
void Background::add(const Load& load, StreamKey key, Slot& slot) const {
  const core::Time begin{slot.number * window_.us};
  if (!always(load) && covered(load.when, start_, begin, begin + window_).us == 0) return;
  Stream stream = key.stream(static_cast<std::uint64_t>(slot.number), Purpose{});
  std::array<std::int64_t, kCells> counts{};
  counts[0] = sample_poisson(load.rate * window_.seconds(), stream);
  for (std::size_t width = kCells / 2; width > 0; width /= 2) {
    for (std::size_t at = 0; at < kCells; at += 2 * width) {
      counts[at + width] = heads_of(counts[at], stream);
      counts[at] -= counts[at + width];
    }
  }
  for (std::size_t at = 0; at < kCells; ++at) {
    const core::Time middle =
        begin + core::Duration{static_cast<std::int64_t>(2 * at + 1) * window_.us / (2 * kCells)};
    if (always(load) || covers(load.when, start_, middle)) slot.cells[at] += counts[at];
  }
}

}  // namespace handoff::sim
