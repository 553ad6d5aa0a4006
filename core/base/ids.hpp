// Ids: opaque 64-bit handles, one type for each kind of thing.
//
// The core never needs the text of an id ("sub_1Mqq..."), only to tell ids apart, so an id is eight
// bytes and fits in any message. Who talks to the outside keeps the text: `io` interns the text of
// real events, the simulation counts. Zero means "none".
#pragma once

#include <compare>
#include <cstdint>

namespace handoff::core {

template <class Tag>
struct Id {
  std::uint64_t value = 0;

  constexpr auto operator<=>(const Id&) const = default;
  constexpr explicit operator bool() const { return value != 0; }
};

using EventId = Id<struct EventTag>;  // one delivery's event, the same on a redelivery
using SubscriptionId =
    Id<struct SubscriptionTag>;             // the conversion key: one subscription converts once
using CustomerId = Id<struct CustomerTag>;  // the payment processor's customer
using ContactId = Id<struct ContactTag>;    // the CRM's contact
using DealId = Id<struct DealTag>;          // the CRM's open deal
using PersonId = Id<struct PersonTag>;  // a CS manager, an account executive, a solutions engineer
using PlanId = Id<struct PlanTag>;      // what was bought, as the processor names it

}  // namespace handoff::core
