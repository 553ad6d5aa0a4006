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
  PoolIndex pool = kUnpooled;
};

// How a subscription began, as far as is known. What is known first stays.
enum class Origin : std::uint8_t {
  unknown,   // nothing that was heard of it says
  trial,     // in a trial, which was seen
  customer,  // bought without one, or it had been paid for before it was first heard of
};

struct SubscriptionRecord {
  Time latest{-1};        // `created` of the newest subscription event folded in
  Time as_of{-1};         // of the newest word on `subscribed`; rises with every change of it
  Time invoiced{-1};      // of the newest paid invoice
  Time charged{-1};       // of the newest news of a charge, paid or failed
  Subscribed subscribed;  // the newest facts
  Money billed;           // a month's amount by the newest invoice; zero: not known, or older than
                          // a price that the subscription has itself
  bool billed_at_least = false;  // that amount is a lower bound
  std::uint32_t slot = kNoSlot;  // its handoff in flight
  SubscriptionStatus status = SubscriptionStatus::none;
  TierIndex tier = kNoTier;      // as routed last
  std::uint32_t tier_key = 0;    // the same by name, which outlives a change of the table
  std::uint8_t assignments = 0;  // how often people were chosen
  bool converted = false;
  Origin origin = Origin::unknown;
  bool ended = false;               // the end of its trial without a conversion was told
  bool on_free_plan = false;        // since then
  bool first_invoice_paid = false;  // an invoice for the subscription itself
  bool payment_failed = false;      // and not yet recovered
  bool verified = false;            // by reconciliation

  bool operator==(const SubscriptionRecord&) const = default;

  // Takes over what the event knows better; an older event than the newest known changes no fact
  // that can change back.
  void fold(const PaymentEvent& event);

  // The part of it that says how the subscription began.
  void learn_origin(const PaymentEvent& event);

  // All that is true or false of it, and its origin, as bits.
  std::uint16_t flags() const;
  void set_flags(std::uint16_t flags);

  // These are the facts as of a moment.
  void take(const Subscribed& facts, Time at);

  // An invoice says that a month costs so much.
  void bill(Money a_month, bool at_least);

 private:
  void fold_charge(const PaymentEvent& event);
  void fold_invoice(const PaymentEvent& event);
  void fold_facts(const PaymentEvent& event);
};

bool is_invoice(EventType type);
bool is_overdue(SubscriptionStatus status);

// Whether a subscription's event tells of its trial, as opposed to free time that a running
// subscription is given.
bool tells_trial(const PaymentEvent& event);
bool gives_free_time(const PaymentEvent& event);

// Whether a subscription's event is older than what is known. Clocks have seconds, so events of one
// second are put in the order of a subscription's life: created first, deleted last, and a change
// of status only where it goes on from the status that is known.
bool is_older(const PaymentEvent& event, const SubscriptionRecord& known);

}  // namespace handoff::core
