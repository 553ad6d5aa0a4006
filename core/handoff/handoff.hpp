// A handoff in flight: one customer's way from the payment event to the onboarding.
//
// Plain data. What each state does next stands in core/pipeline_steps.cpp; what a request contains
// stands in core/handoff/request_bodies.cpp. Operations are bits, so that several may be out at once
// and each is retried by itself.
#pragma once

#include <array>
#include <cassert>
#include <cstdint>
#include <limits>

#include "core/base/email.hpp"
#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/messages/operations.hpp"
#include "core/messages/progress.hpp"
#include "core/messages/vocabulary.hpp"

namespace handoff::core {

using OperationSet = std::uint16_t;
static_assert(kOperations <= std::numeric_limits<OperationSet>::digits,
              "each operation of a handoff is a bit: OperationSet has to become wider");

constexpr OperationSet bit(Operation operation) {
  assert(!is_job(operation));
  return static_cast<OperationSet>(1u << static_cast<unsigned>(operation));
}

// The tries of one operation are numbered through, also when it is asked anew with newer facts;
// `first` is where the present asking began, so that an answer to an older one is told apart.
struct Tries {
  static constexpr std::uint8_t kLast = 0xff;  // there is no number after it

  std::uint8_t first = 0;
  std::uint8_t last = 0;

  // Asked anew, under numbers that have not been used yet. When they have run out they begin again
  // at 1, as attempt 0 means something else.
  void ask() {
    if (last == kLast) last = 0;
    first = static_cast<std::uint8_t>(last + 1);
  }

  // The number of the next try.
  std::uint8_t next() {
    assert(first > 0 && last < kLast);
    return ++last;
  }

  int made() const { return last - first + 1; }  // of the present asking
};

// Whether a handoff in one state may enter the other: the arrows of the diagram in
// core/pipeline.hpp. `committed` is none of its states: it is told when the sequences are left too,
// wherever the handoff is by then.
constexpr bool may_follow(HandoffState from, HandoffState to) {
  switch (from) {
    case HandoffState::received:
      return to == HandoffState::received || to == HandoffState::identified ||
             to == HandoffState::exception;
    case HandoffState::identified:
      return to == HandoffState::enriched;
    case HandoffState::enriched:
      return to == HandoffState::routed || to == HandoffState::superseded ||
             to == HandoffState::exception;
    case HandoffState::routed:
      return to == HandoffState::assigned || to == HandoffState::exception;
    case HandoffState::assigned:
      return to == HandoffState::onboarding || to == HandoffState::exception;
    case HandoffState::onboarding:
      return to == HandoffState::exception;  // the sequences are not left
    case HandoffState::committed:
    case HandoffState::verified:
    case HandoffState::exception:
    case HandoffState::superseded:
      return false;  // its end
  }
  return false;
}

struct Handoff {
  SubscriptionId subscription;
  CustomerId customer;
  Time occurred;
  Time received;

  ContactId contact;
  EmailKey email;
  DealId deal;
  PersonId ae;
  PersonId owner;
  PersonId extra;
  Time trial_start;
  Usage usage;
  Subscribed told;        // what the CRM was told last
  Time told_as_of;        // when that had changed
  Time updated;           // when the CRM acknowledged it
  Time call_at = kNever;  // when the team may call the customer
  Segment segment = Segment::unknown;
  ZoneIndex zone = kNoZone;

  HandoffState state = HandoffState::received;
  TierIndex tier = kNoTier;
  std::uint32_t tier_key = 0;  // of this assignment: stays when the table changes
  PoolIndex pool = kUnpooled;
  PoolIndex extra_pool = kUnpooled;
  Onboarding onboarding = Onboarding::email_sequence;
  Pass pass = Pass::conversion;
  bool started = false;  // false: in line for its turn
  bool partial = false;  // usage is missing
  bool ended = false;    // but for the sequences, which are still being left
  bool resting = false;  // only a list sync is missing: it takes no place from others
  bool in_use = false;
  bool chosen = false;     // owner and extra are settled
  bool ambiguous = false;  // a search found several contacts
  std::uint16_t generation = 0;
  std::uint32_t record = 0;  // the subscription's, held in the store

  OperationSet waiting = 0;  // asked and not settled: on its way, or in backoff
  OperationSet asked = 0;    // ever asked
  OperationSet failed = 0;   // given up
  std::array<Tries, kOperations> tries{};

  // A change of plan leaves stage, sequences and onboarding alone.
  bool full_pass() const { return pass != Pass::plan_change; }

  // The sequences are being left, which goes on beside everything that follows the CRM's update.
  bool leaving() const { return waiting & bit(Operation::disenroll); }

  // Something else is on its way.
  bool busy() const { return waiting & ~bit(Operation::disenroll); }

  // The CRM has acknowledged the update, and the rest has begun.
  bool past_update() const {
    return state != HandoffState::received && state != HandoffState::identified &&
           state != HandoffState::enriched;
  }
};

// A change of plan in flight gives way to any other pass, which carries the newest facts as well.
// Who has ended but for the sequences gives way to a repair, which leaves them once more.
inline bool gives_way(const Handoff& it, Pass to) {
  return !it.full_pass() || (it.ended && to == Pass::repair);
}

}  // namespace handoff::core
