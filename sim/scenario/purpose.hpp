// What random numbers are drawn for. A new purpose gets a new value; an old value is never given
// another meaning, so that results of old scenarios stay as they are.
#pragma once

#include <cstdint>

#include "core/messages/messages.hpp"
#include "sim/engine/rng.hpp"

namespace handoff::sim {

enum class Purpose : std::uint32_t {
  conversion = 1,  // does this trial convert
  customer = 2,    // who the converting customer is, and what was bought
  usage = 3,
  conversion_delivery = 4,
  invoice_delivery = 5,
  review = 6,        // of an exception by a person
  nurture_mail = 7,  // the hour of one mail of the trial sequence
  disenrolment = 8,  // how long it takes to take effect
  campaign = 9,      // which one, if any, brought this sign-up, and when
  decision = 10,     // of a trial without a card
  plan_change = 11,  // in the trial
  charge = 12,       // does the first one fail, and is it the only one that tells
  delivery = 13,     // of an event to the webhook: each attempt
  lost = 14,         // does no event of this customer ever come
  sign_ups = 15,     // how many
  trial_end = 16,    // how it ends, and what else is paid or given
  month_level = 17,  // how good a month it is for sign-ups
  coming = 18,       // which past customers come
  outside = 19,      // who comes where a history does not reach
  touch = 32,        // how long a first touch takes
  extra_touch = 33,  // the second role's
  other_work = 34,   // is this person busy with something else
  pickup = 35,       // how long until somebody sees a customer whom nobody assigned
  overlooked = 36,   // is this conversion missed by whoever looks the conversions up
  discovery = 37,    // how long until somebody notices that it was missed
  resend = 38,       // how long handing it over by hand takes
  assumption = 39,   // where in its range an uncertain input lies
  absence = 40,      // is this person away on this day
  meetings = 41,     // is this person in a meeting in this slot
  incidents = 42,    // how many begin on this day
  incident_at = 43,  // when on it
  leaving = 44,      // when whoever has this place goes
  churn = 45,        // when this customer goes
  design = 46,       // where the points of a designed experiment lie
  call = 0x1000,     // + operation x 256 + attempt
};

// Entities that are no customers: their numbers lie above all of theirs.
inline constexpr std::uint64_t kBackgroundEntities = std::uint64_t{1} << 40;  // + system
inline constexpr std::uint64_t kCohortEntity = (std::uint64_t{1} << 40) + 64;
inline constexpr std::uint64_t kIncidentEntity = (std::uint64_t{1} << 40) + 66;  // by row and day
inline constexpr std::uint64_t kPeopleEntity = (std::uint64_t{1} << 40) + 65;  // by pool and place

inline constexpr std::uint64_t kBookEntity = (std::uint64_t{1} << 40) + 67;  // by tier

// Each try of each operation of a customer has draws of its own.
constexpr Purpose call_purpose(core::Ticket ticket) {
  return static_cast<Purpose>(static_cast<std::uint32_t>(Purpose::call) +
                              static_cast<std::uint32_t>(ticket.operation) * 256 + ticket.attempt);
}

}  // namespace handoff::sim
