// Packed records: a subscription that nobody works on, in 20 bytes instead of 80, nothing lost.
//
// Millions of subscriptions have converted and are only kept to recognise what may still come: a
// second signal, a redelivery, a change of plan, a reconciliation. Most of such a record is known
// from little: its four times are mostly equal to one another or "never", and of plans, tiers and
// states there are few different combinations, so that a number stands for each. What does not fit
// - a price above 42 million dollars a month, a fourth time that equals none of the others - cannot
// be packed, and its record stays as it is.
//
//   latest_and_form    time of the newest event, 52 bits (until 2112), and the form's number, 12
//   invoiced_and_plan  the newest paid invoice's time after that, 48 bits, and the plan's number, 16
//   cents              a month, 32 bits
#pragma once

#include <cstdint>

#include "core/base/numbering.hpp"
#include "core/store/subscription.hpp"

namespace handoff::core {

// 64 bits that need no alignment of eight.
class Halves {
 public:
  constexpr Halves() = default;
  constexpr explicit Halves(std::uint64_t value)
      : low_(static_cast<std::uint32_t>(value)), high_(static_cast<std::uint32_t>(value >> 32)) {}
  constexpr std::uint64_t value() const { return std::uint64_t{high_} << 32 | low_; }

 private:
  std::uint32_t low_ = 0;
  std::uint32_t high_ = 0;
};

struct PackedRecord {
  static constexpr unsigned kFormBits = 12;
  static constexpr unsigned kPlanBits = 16;
  static constexpr std::uint32_t kNoForm = (1u << kFormBits) - 1;  // never a packed record's

  Halves latest_and_form;
  Halves invoiced_and_plan;
  std::uint32_t cents = 0;

  std::uint32_t form() const {
    return static_cast<std::uint32_t>(latest_and_form.value()) & kNoForm;
  }
};
static_assert(sizeof(PackedRecord) == 20);

class RecordPacker {
 public:
  // False if the record does not fit, or is in use by a handoff.
  bool pack(const SubscriptionRecord& record, PackedRecord& packed);
  SubscriptionRecord unpack(const PackedRecord& packed) const;

  // Lets `follow(tier)` alter the tier of all packed records at once.
  template <class Follow>
  void follow_tiers(Follow follow) {
    forms_.change_all([&follow](Form& form) { follow(form.tier); });
  }

  // For when there is no packed record any more.
  void clear() {
    plans_.clear();
    forms_.clear();
  }

 private:
  // Which other time a time is equal to.
  enum class Same : std::uint8_t { never, as_latest, as_invoiced, as_none };

  // Whether an invoice says as much as the record's amount.
  enum class Billed : std::uint8_t { no, exactly, at_least, otherwise };

  struct Plan {
    PlanId plan;
    Currency currency;
    bool priced = false;
    bool at_least = false;

    bool operator==(const Plan&) const = default;
    std::uint64_t hash() const;
  };

  // All that there are few different combinations of.
  struct Form {
    std::uint32_t tier_key = 0;
    SubscriptionStatus status = SubscriptionStatus::none;
    TierIndex tier = kNoTier;
    std::uint8_t assignments = 0;
    std::uint8_t flags = 0;
    bool invoiced = false;
    Billed billed = Billed::no;
    Same as_of = Same::never;
    Same charged = Same::never;

    bool operator==(const Form&) const = default;
    std::uint64_t hash() const;
  };

  static Billed billed_of(const SubscriptionRecord& record);
  static Same same(Time time, const SubscriptionRecord& record);
  static Time time_of(Same same, const SubscriptionRecord& record);

  Numbering<Plan> plans_{1u << PackedRecord::kPlanBits};
  Numbering<Form> forms_{PackedRecord::kNoForm};
};

}  // namespace handoff::core
