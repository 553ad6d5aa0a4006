// Packed records: what is packed comes back whole, and what does not fit is refused.
#include "core/store/packed_record.hpp"

#include <limits>
#include <vector>

#include "core/archive.hpp"
#include "tests/catch.hpp"
#include "tests/core/draws.hpp"
#include "tests/core/rig.hpp"

using namespace handoff::core;
using namespace handoff::core::testing;

namespace {

// Records do not compare; what they would write does, and is all of them.
std::vector<std::uint8_t> bytes_of(SubscriptionRecord record) {
  std::vector<std::uint8_t> bytes;
  Writer writer(bytes);
  writer(record);
  return bytes;
}

bool packs(const SubscriptionRecord& record) {
  RecordPacker packer;
  PackedRecord packed;
  if (!packer.pack(record, packed)) return false;
  CHECK(bytes_of(packer.unpack(packed)) == bytes_of(record));
  return true;
}

SubscriptionRecord converted() {
  SubscriptionRecord it;
  it.fold(trial_to_active(1, kNoon));
  it.converted = true;
  it.tier = 1;
  it.tier_key = 0x9c436708u;
  it.assignments = 1;
  return it;
}

}  // namespace

TEST_CASE("the records of a subscription's usual life are packed", "[core][packed]") {
  SubscriptionRecord it;
  CHECK(packs(it));  // heard of by a reconciliation only
  PaymentEvent created = event(EventType::subscription_created, 1, kNoon - days(14));
  created.status = SubscriptionStatus::trialing;
  it.fold(created);
  CHECK(packs(it));
  it.fold(plan_change(2, kNoon - days(3), dollars(99), SubscriptionStatus::trialing));
  CHECK(packs(it));
  it.fold(trial_to_active(3));
  it.converted = true;
  CHECK(packs(it));
  for (int month = 0; month < 3; ++month) {
    it.fold(paid_invoice(4, kNoon + hours(1) + days(30 * month)));
    it.first_invoice_paid = true;
    CHECK(packs(it));
  }
  it.verified = true;
  it.fold(plan_change(5, kNoon + days(95), dollars(5'000), SubscriptionStatus::active));
  CHECK(packs(it));
  PaymentEvent overdue = event(EventType::subscription_updated, 6, kNoon + days(120));
  overdue.status = SubscriptionStatus::past_due;
  overdue.previous_status = SubscriptionStatus::active;
  it.fold(overdue);
  CHECK(it.payment_failed);
  CHECK(packs(it));
  PaymentEvent deleted = event(EventType::subscription_deleted, 7, kNoon + days(150));
  deleted.status = SubscriptionStatus::canceled;
  it.fold(deleted);
  CHECK_FALSE(packs(it));  // its failed charge is a fourth moment, equal to none of the others
}

TEST_CASE("usage-based billing, where the invoice is the newest word, is packed",
          "[core][packed]") {
  PaymentEvent start = trial_to_active(1);
  start.subscribed = {{4}, {}, {{'E', 'U', 'R'}}, false};
  PaymentEvent invoice = paid_invoice(2, kNoon + days(30));
  invoice.subscribed = {{4}, dollars(350), {{'E', 'U', 'R'}}, true};
  SubscriptionRecord it;
  it.fold(start);
  it.fold(invoice);
  CHECK(it.as_of == it.invoiced);
  CHECK(it.subscribed.mrr == dollars(350));
  CHECK(packs(it));
}

TEST_CASE("a packed record's limits", "[core][packed]") {
  constexpr std::int64_t kLatest = std::int64_t{1} << 52;
  constexpr std::int64_t kApart = std::int64_t{1} << 47;
  constexpr std::int64_t kCents = std::int64_t{1} << 32;
  constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();
  const auto with = [](auto change) {
    SubscriptionRecord it = converted();
    change(it);
    return it;
  };
  const auto latest = [&with](std::int64_t us) {
    return with([us](SubscriptionRecord& it) { it.latest = it.as_of = Time{us}; });
  };
  CHECK(packs(latest(0)));
  CHECK(packs(latest(kLatest - 2)));
  CHECK_FALSE(packs(latest(kLatest - 1)));
  CHECK_FALSE(packs(latest(kMost)));
  CHECK_FALSE(packs(latest(-2)));

  const auto invoiced = [&with](std::int64_t after_us) {
    return with([after_us](SubscriptionRecord& it) {
      it.invoiced = it.charged = it.latest + microseconds(after_us);
    });
  };
  CHECK(packs(invoiced(0)));
  CHECK(packs(invoiced(-1)));
  CHECK(packs(invoiced(kApart - 1)));
  CHECK(packs(invoiced(-kApart)));
  CHECK_FALSE(packs(invoiced(kApart)));
  CHECK_FALSE(packs(invoiced(-kApart - 1)));
  CHECK_FALSE(packs(with([](SubscriptionRecord& it) { it.invoiced = Time{kMost}; })));
  CHECK_FALSE(packs(with([](SubscriptionRecord& it) { it.invoiced = Time{-2}; })));

  const auto cents = [&with](std::int64_t amount) {
    return with([amount](SubscriptionRecord& it) { it.subscribed.mrr = {amount}; });
  };
  CHECK(packs(cents(0)));
  CHECK(packs(cents(kCents - 1)));
  CHECK_FALSE(packs(cents(kCents)));
  CHECK_FALSE(packs(cents(-1)));

  CHECK_FALSE(packs(with([](SubscriptionRecord& it) { it.slot = 0; })));
  CHECK_FALSE(packs(with([](SubscriptionRecord& it) { it.as_of = it.latest + days(1); })));
  CHECK_FALSE(packs(with([](SubscriptionRecord& it) { it.charged = it.latest + days(1); })));
}

TEST_CASE("any combination of a record's fields is packed whole or refused", "[core][packed]") {
  handoff::tests::Draws random(11);
  RecordPacker packer;
  int packed_count = 0;
  constexpr int kRecords = 50'000;
  for (int n = 0; n < kRecords; ++n) {
    const Time times[] = {Time{-1}, kNoon, kNoon + seconds(random.below(1'000'000)),
                          kNoon - microseconds(random.below(1'000'000)), Time{random.below(9)}};
    const auto time = [&] { return times[random.below(5)]; };
    SubscriptionRecord it;
    it.latest = time();
    it.as_of = time();
    it.invoiced = time();
    it.charged = time();
    it.subscribed = {{random.next_u64() >> random.below(64)},
                     {random.below(100'000)},
                     {{'U', 'S', static_cast<char>('A' + random.below(26))}},
                     random.below(2) == 0};
    it.status = static_cast<SubscriptionStatus>(random.below(9));
    it.tier = random.below(2) == 0 ? kNoTier : static_cast<TierIndex>(random.below(3));
    it.tier_key = random.below(3);
    it.assignments = static_cast<std::uint8_t>(random.below(2) * 255);
    it.converted = random.below(2) == 0;
    it.origin = static_cast<Origin>(random.below(3));
    it.ended = random.below(2) == 0;
    it.on_free_plan = random.below(2) == 0;
    if (random.below(2) == 0) it.bill(it.subscribed.mrr, random.below(2) == 0);
    it.first_invoice_paid = random.below(2) == 0;
    it.payment_failed = random.below(2) == 0;
    it.verified = random.below(2) == 0;
    PackedRecord packed;
    if (!packer.pack(it, packed)) continue;
    ++packed_count;
    REQUIRE(bytes_of(packer.unpack(packed)) == bytes_of(it));
    REQUIRE(packed.form() != PackedRecord::kNoForm);
  }
  // 4,095 forms, each of a few records, and no more.
  CHECK(packed_count > 4'000);
  CHECK(packed_count < kRecords);
}
