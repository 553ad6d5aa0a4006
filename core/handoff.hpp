// A handoff in flight: one customer's way from the payment event to the onboarding.
//
// Plain data. What each state may do next stands in core/pipeline.cpp; what a request contains
// stands in core/requests.cpp. Operations are bits, so that several may be out at once and each is
// retried by itself.
#pragma once

#include <array>
#include <cstdint>

#include "core/messages.hpp"

namespace handoff::core {

using OperationSet = std::uint16_t;
static_assert(kOperations <= 16);

constexpr OperationSet bit(Operation operation) {
  return static_cast<OperationSet>(1u << static_cast<unsigned>(operation));
}

// The tries of one operation are numbered through, also when it is asked anew with newer facts;
// `first` is where the present asking began, so that an answer to an older one is told apart.
struct Tries {
  std::uint8_t first = 0;
  std::uint8_t last = 0;
};

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
  Subscribed told;  // what the CRM was told last
  std::int16_t utc_offset_minutes = 0;
  Segment segment = Segment::unknown;

  HandoffState state = HandoffState::received;
  TierIndex tier = kNoTier;
  bool conversion = true;
  bool partial = false;  // usage is missing
  bool in_use = false;
  bool ambiguous = false;  // a search found several contacts
  std::uint16_t generation = 0;

  OperationSet waiting = 0;  // asked and not settled: on its way, or in backoff
  OperationSet asked = 0;    // ever asked
  OperationSet failed = 0;   // given up
  std::array<Tries, kOperations> tries{};
};

}  // namespace handoff::core
