// The store, against a plain map: sleep must be seen nowhere.
#include "core/store/subscription_store.hpp"

#include <map>
#include <set>
#include <vector>

#include "core/archive.hpp"
#include "tests/catch.hpp"
#include "tests/core/draws.hpp"
#include "tests/core/rig.hpp"

using namespace handoff::core;
using namespace handoff::core::testing;

namespace {

std::vector<std::uint8_t> bytes_of(SubscriptionRecord record) {
  std::vector<std::uint8_t> bytes;
  Writer writer(bytes);
  writer(record);
  return bytes;
}

// Something happens to a record; now and then something that cannot be packed.
void alter(SubscriptionRecord& record, handoff::tests::Draws& random, std::uint64_t id) {
  const Time now = kNoon + seconds(random.below(1'000'000));
  switch (random.below(5)) {
    case 0:
      record.fold(paid_invoice(id, now));
      return;
    case 1:
      record.fold(plan_change(id, now, dollars(random.below(1'000)), SubscriptionStatus::active));
      return;
    case 2:
      record.fold(event(EventType::invoice_payment_failed, id, now));
      return;
    case 3:
      record.tier = static_cast<TierIndex>(random.below(4));
      return;
    default:
      record.converted = true;
      record.origin = Origin::trial;
      return;
  }
}

// The store and what it should hold.
struct Pair {
  explicit Pair(std::size_t idle_awake) : store(idle_awake) {}

  void check(std::uint64_t id) const {
    const auto found = store.look_at({id});
    const auto expected = records.find(id);
    REQUIRE(found.has_value() == (expected != records.end()));
    if (found) REQUIRE(bytes_of(*found) == bytes_of(expected->second));
  }

  void check_all() const {
    REQUIRE(store.size() == records.size());
    for (const auto& [id, record] : records) check(id);
  }

  SubscriptionStore store;
  std::map<std::uint64_t, SubscriptionRecord> records;
};

std::vector<std::uint8_t> stored(SubscriptionStore& store) {
  std::vector<std::uint8_t> bytes;
  Writer writer(bytes);
  store.archive(writer);
  return bytes;
}

}  // namespace

TEST_CASE("a store remembers what a map remembers, asleep or awake", "[core][store]") {
  for (const std::size_t idle_awake : {0u, 1u, 5u, 1'024u}) {
    INFO(idle_awake << " idle records stay awake");
    handoff::tests::Draws random(idle_awake + 1);
    Pair pair(idle_awake);
    std::vector<std::pair<std::uint64_t, SubscriptionStore::Handle>> held;
    for (int n = 0; n < 20'000; ++n) {
      const std::uint64_t id = 1 + random.below(400);
      const std::uint32_t act = random.below(10);
      if (act < 5) {
        SubscriptionRecord& record = pair.store.wake({id});
        alter(record, random, id);
        pair.records[id] = record;
      } else if (act == 5) {
        held.emplace_back(id, pair.store.hold({id}));
        SubscriptionRecord& record = pair.store[held.back().second];
        record.slot = static_cast<std::uint32_t>(n);
        pair.records[id] = record;
      } else if (act == 6 && !held.empty()) {
        const auto [of, handle] = held.front();
        held.erase(held.begin());
        pair.store[handle].slot = kNoSlot;
        pair.records[of] = pair.store[handle];
        pair.store.let_go(handle);
      } else if (act == 7) {
        CHECK(pair.store.find({1'000 + id}) == nullptr);
        CHECK((pair.store.find({id}) != nullptr) == (pair.records.count(id) == 1));
      } else {
        pair.check(id);
      }
      pair.store.settle();
      if (n % 5'000 == 0) pair.check_all();
    }
    pair.check_all();
    const auto up = [](TierIndex& tier) {
      if (tier != kNoTier) ++tier;
    };
    pair.store.follow_tiers(up);
    for (auto& [id, record] : pair.records) up(record.tier);
    pair.check_all();
    pair.store.clear();
    pair.records.clear();
    pair.check_all();
    pair.check(1);
  }
}

// A hundred thousand: the table doubles, and the rows need a second block.
TEST_CASE("ids far apart and close together are found in a large store", "[core][store]") {
  handoff::tests::Draws random(1);
  SubscriptionStore store(16);
  std::set<std::uint64_t> ids;
  for (std::uint64_t n = 1; n <= 50'000; ++n) ids.insert(n);
  while (ids.size() < 75'000) ids.insert(random.next_u64() | 1);
  while (ids.size() < 100'000) ids.insert((std::uint64_t{random.below(1'000'000)} + 1) << 32);
  for (const std::uint64_t id : ids) {
    store.wake({id}).subscribed.mrr = {static_cast<std::int64_t>(id % 1'000'000)};
    store.settle();
  }
  CHECK(store.size() == ids.size());
  for (const std::uint64_t id : ids)
    REQUIRE(store.look_at({id})->subscribed.mrr.cents == static_cast<std::int64_t>(id % 1'000'000));
  CHECK_FALSE(store.look_at({60'000}));
  CHECK_FALSE(store.look_at({0}));
}

TEST_CASE("a store is the same after a snapshot", "[core][store]") {
  handoff::tests::Draws random(5);
  SubscriptionStore store(3);
  for (int n = 0; n < 3'000; ++n) {
    const std::uint64_t id = 1 + random.below(500);
    alter(store.wake({id}), random, id);
    store.settle();
  }
  const std::vector<std::uint8_t> bytes = stored(store);
  SubscriptionStore other(40);
  Reader reader(bytes);
  other.archive(reader);
  REQUIRE(reader.finished());
  CHECK(other.size() == store.size());
  CHECK(stored(other) == bytes);
}
