// Customer: somebody whose trial converts - who they are, what they bought, and when.
//
// A customer is a trial by number. One number, which is never 0, names everything that there is one
// of: the subscription, the processor's customer, the contact and the deal; and it keys the
// customer's random numbers. So a customer keeps its ids and its draws when a scenario changes who
// else converts.
#pragma once

#include <cstdint>

#include "core/base/time.hpp"
#include "core/config/calendar.hpp"
#include "core/messages/messages.hpp"
#include "sim/engine/rng.hpp"

namespace handoff::sim {

// How the payment e-mail relates to the CRM's primary address.
enum class EmailKind : std::uint8_t { same, respelled, secondary, unknown };

// How the trial ended: with a charge that worked, that failed at first, or without a card.
enum class TrialEnd : std::uint8_t { in_time, charge_late, card_missing };

struct Customer {
  core::Time signed_up;
  core::Time active;     // when the subscription became so
  core::Time converted;  // the same; or, where only money tells or counts, when it came
  core::Time plan_changed = core::kNever;  // during the trial
  core::Subscribed subscribed;             // at the conversion
  core::Subscribed before;                 // until the change of plan
  core::Usage usage;
  std::uint32_t trial = 0;
  core::ZoneIndex zone = 0;
  core::TierIndex tier = core::kNoTier;  // the true one: by value and segment
  core::Segment segment = core::Segment::unknown;
  EmailKind email = EmailKind::same;
  bool usage_known = true;  // by the product database
  bool open_deal = false;
  bool found_by_customer_id = false;
  bool charge_fails = false;               // the first charge
  bool usage_based = false;                // told by the first paid invoice alone
  TrialEnd trial_end = TrialEnd::in_time;  // if not, `converted` is when it was paid after all
  bool pays_fee = false;                   // at the trial's start
  bool free_time = false;                  // is given some after the conversion
  bool free_workspace = false;             // has another trial, which ends on the free plan

  bool changes_plan() const { return plan_changed != core::kNever; }
};

// The trials of each month of a horizon have numbers of their own, in blocks of so many.
inline constexpr unsigned kBlockBits = 26;
constexpr std::uint32_t first_trial_of(int month) {
  return static_cast<std::uint32_t>(month) << kBlockBits;
}

constexpr std::uint64_t number_of_trial(std::uint32_t trial) { return std::uint64_t{trial} + 1; }
constexpr std::uint64_t number_of(const Customer& customer) {
  return number_of_trial(customer.trial);
}

inline core::SubscriptionId subscription_of(const Customer& it) { return {number_of(it)}; }
inline core::CustomerId account_of(const Customer& it) { return {number_of(it)}; }
inline core::ContactId contact_of(const Customer& it) { return {number_of(it)}; }
inline core::DealId deal_of(const Customer& it) { return {number_of(it)}; }

// Where the customer's streams begin.
constexpr StreamKey entity_of(StreamKey replication, const Customer& customer) {
  return replication.entity(number_of(customer));
}

}  // namespace handoff::sim
