// What the core remembers of a subscription: the newest known facts, and whether it has converted.
//
// This is the conversion key's table. It outlives the handoff, so that a second signal for the same
// conversion - the other event type, a redelivery after days - is recognised.
#pragma once

#include <cstdint>

#include "core/messages/events.hpp"

namespace handoff::core {

inline constexpr std::uint32_t kNoSlot = 0xffffffff;

// Who was chosen for a customer whose handoff needs a repair: some of them may have been told.
struct Chosen {
  PersonId owner;
  PersonId extra;
};

struct SubscriptionRecord {
  Time latest{-1};        // `created` of the newest subscription event folded in
  Time as_of{-1};         // of the newest word on `subscribed`; rises with every change of it
  Time invoiced{-1};      // of the newest paid invoice
  Time charged{-1};       // of the newest news of a charge, paid or failed
  Subscribed subscribed;  // the newest facts
  std::uint32_t slot = kNoSlot;  // its handoff in flight
  SubscriptionStatus status = SubscriptionStatus::none;
  TierIndex tier = kNoTier;      // as routed last
  std::uint32_t tier_key = 0;    // the same by name, which outlives a change of the table
  std::uint8_t assignments = 0;  // how often people were chosen
  bool converted = false;
  bool had_trial = false;
  bool first_invoice_paid = false;  // after the conversion: the same conversion's other signal
  bool payment_failed = false;      // and not yet recovered
  bool verified = false;            // by reconciliation

  bool operator==(const SubscriptionRecord&) const = default;

  // Takes over what the event knows better; an older event than the newest known changes no fact
  // that can change back.
  void fold(const PaymentEvent& event);

  // These are the facts as of a moment.
  void take(const Subscribed& facts, Time at);

 private:
  void fold_charge(const PaymentEvent& event);
  void fold_invoice(const PaymentEvent& event);
};

}  // namespace handoff::core
