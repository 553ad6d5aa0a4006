// The pipeline's state as bytes, and going on from it.
#include <algorithm>
#include <cassert>
#include <utility>

#include "core/archive.hpp"
#include "core/base/enum_table.hpp"
#include "core/base/hash.hpp"
#include "core/base/mutant.hpp"
#include "core/pipeline.hpp"

namespace handoff::core {
namespace {

constexpr std::int64_t kFormat = 0x48'4f'00'06;  // "HO", version 6
constexpr std::size_t kChecksumBytes = 8;

// Enumerations are stored as numbers, so a snapshot says what the numbers mean: a hash of the names
// behind them. Values may come, go and change places; older snapshots are then refused, not misread.
template <class... Enums>
constexpr std::uint64_t meanings_of() {
  std::uint64_t hash = kFnvStart;
  ((hash = hash_of_names<Enums>(hash)), ...);
  return hash;
}
constexpr std::uint64_t kMeanings = meanings_of<Operation, ExceptionKind, HandoffState, Pass,
                                                Segment, Onboarding, SubscriptionStatus, Origin>();

// FNV-1a: a damaged file must not become a wrong state.
std::uint64_t checksum(std::span<const std::uint8_t> bytes) { return fnv1a(bytes); }

}  // namespace

template <class Archive>
void Pipeline::archive(Archive& ar) {
  if (!broken(Mutant::snapshot_forgets_event_log)) log_.archive(ar);
  subscriptions_.archive(ar);
  chosen_.archive(ar, [&ar](Chosen& it) { ar(it); });
  customers_.archive(ar, [&ar](CustomerCount& it) { it.archive(ar); });
  handoffs_.archive(ar);
  pace_.archive(ar);
  rota_.archive(ar);
  exceptions_.archive(ar);
  ar(counters_.events, counters_.redeliveries, counters_.second_signals, counters_.conversions,
     counters_.requests, counters_.replies, counters_.retries, counters_.throttled,
     counters_.late_replies, counters_.reconciliations);
  conversions_.archive(ar);
  for (Job& it : jobs_) ar(it.tries, it.waiting);
  reconciler_.archive(ar);
}

// Writing changes nothing: the same function serves for reading, hence the cast.
std::vector<std::uint8_t> Pipeline::snapshot() const {
  assert(consistent() && holds_records());
  std::vector<std::uint8_t> bytes;
  Writer writer(bytes);
  std::int64_t format = kFormat;
  std::uint64_t meanings = kMeanings;
  writer(format, meanings);
  const_cast<Pipeline&>(*this).archive(writer);
  const std::uint64_t sum = checksum(bytes);
  for (std::size_t n = 0; n < kChecksumBytes; ++n)
    bytes.push_back(static_cast<std::uint8_t>(sum >> (8 * n)));
  return bytes;
}

bool Pipeline::consistent() const {
  std::size_t under_way = 0;
  bool waits = true;
  handoffs_.for_each([&](const Handoff& it) {
    if (!it.started) return;
    under_way += it.resting ? 0 : 1;
    waits = waits && it.waiting != 0;  // or nothing would ever move it on
  });
  return waits && under_way == pace_.under_way() && handoffs_.consistent();
}

bool Pipeline::holds_records() const {
  bool all = true;
  handoffs_.for_each(
      [&](const Handoff& it) { all = all && subscriptions_.is_held(it.record, it.subscription); });
  return all;
}

// A handoff in flight holds its subscription's record; false if there is none.
bool Pipeline::hold_records() {
  bool all = true;
  handoffs_.for_each([&](Handoff& it) {
    all = all && subscriptions_.find(it.subscription);
    if (all) it.record = subscriptions_.hold(it.subscription);
  });
  return all;
}

bool Pipeline::restore(std::span<const std::uint8_t> bytes) {
  clear();
  if (bytes.size() < kChecksumBytes) return false;
  const auto content = bytes.first(bytes.size() - kChecksumBytes);
  const std::uint64_t sum = checksum(content);
  for (std::size_t n = 0; n < kChecksumBytes; ++n) {
    if (bytes[content.size() + n] != static_cast<std::uint8_t>(sum >> (8 * n))) return false;
  }
  Reader reader(content);
  std::int64_t format = 0;
  std::uint64_t meanings = 0;
  reader(format, meanings);
  if (format != kFormat || meanings != kMeanings) return false;
  archive(reader);
  const bool whole = reader.finished() && consistent() && hold_records();
  if (!whole) clear();
  return whole;
}

// Requests and timers that were on their way are gone with the process. Each is asked once more, as
// another try of the same asking, so that an answer to the old one still counts.
void Pipeline::resume(Time now, Outbox& out) {
  wake(now);
  handoffs_.for_each([&](Handoff& it) {
    if (!it.started || broken(Mutant::resume_asks_nothing)) return;
    for (int n = 0; n < kOperations; ++n) {
      const auto operation = static_cast<Operation>(n);
      Tries& tries = it.tries[static_cast<std::size_t>(n)];
      if (!(it.waiting & bit(operation)) || tries.last == 0) continue;
      if (tries.last == Tries::kLast) tries.ask();  // restarts use up numbers, too
      send(it, operation, out);
    }
  });
  for (Job& it : jobs_) {
    if (it.waiting) it.waiting = false;
  }
  // A reconciliation that was cut short is done again with its window.
  if (reconciler_.window_is_open()) reconciler_.give_up_window();
  arm_jobs(now, out);
  begin_next(now, out);
}

// Numbers of people mean nothing in pools of another size.
void Pipeline::forget_people(const std::vector<Pool>& pools) {
  rota_ = Rota(pools);
  chosen_.clear();
}

// Tiers and pools are followed by name; what has lost its name is routed anew at the next occasion.
void Pipeline::reconfigure(PipelineConfig config, Time now, Outbox& out) {
  std::vector<TierIndex> new_tier(config_.routing.size(), kNoTier);
  for (std::size_t old = 0; old < config_.routing.size(); ++old) {
    for (std::size_t row = 0; row < config.routing.size(); ++row) {
      if (config.routing[row].tier == config_.routing[old].tier)
        new_tier[old] = static_cast<TierIndex>(row);
    }
  }
  const auto follow = [&new_tier](TierIndex& tier) {
    tier = tier == kNoTier ? kNoTier : new_tier[tier];
  };
  subscriptions_.follow_tiers(follow);
  handoffs_.for_each([&](Handoff& it) {
    follow(it.tier);
    if (it.pool != kUnpooled && it.pool >= config.pools.size()) it.pool = 0;
  });
  const auto same_people = [](const Pool& a, const Pool& b) { return a.headcount == b.headcount; };
  if (!std::equal(config.pools.begin(), config.pools.end(), config_.pools.begin(),
                  config_.pools.end(), same_people))
    forget_people(config.pools);
  config_ = std::move(config);
  lookups_ = Lookups(config_);
  pace_.follow(config_.pace);
  reconciler_.follow(config_.reconcile);
  begin_next(now, out);
}

}  // namespace handoff::core
