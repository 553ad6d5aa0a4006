// What the core remembers of a subscription: the newest known facts, and whether it has converted.
//
// This is the conversion key's table. It outlives the handoff, so that a second signal for the same
// conversion - the other event type, a redelivery after days - is recognised.
#pragma once

#include <cstdint>

#include "core/messages.hpp"

namespace handoff::core {

inline constexpr std::uint32_t kNoSlot = 0xffffffff;

struct SubscriptionRecord {
  Time latest{-1};               // `created` of the newest event folded in
  Subscribed subscribed;         // as of `latest`
  std::uint32_t slot = kNoSlot;  // its handoff in flight
  SubscriptionStatus status = SubscriptionStatus::none;
  TierIndex tier = kNoTier;  // as routed last
  bool converted = false;
  bool had_trial = false;
  bool first_invoice_paid = false;  // after the conversion: the same conversion's other signal
  bool payment_failed = false;      // and not yet recovered

  // Takes over what the event knows better; an older event than the newest known changes no fact
  // that can change back.
  void fold(const PaymentEvent& event);
};

}  // namespace handoff::core
