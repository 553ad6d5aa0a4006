// Vocabulary: what several messages speak of. Stages and segments of a customer, what they
// subscribe to and how they used the product, and rows of the configuration's tables by number.
#pragma once

#include <cstdint>

#include "core/base/ids.hpp"
#include "core/base/money.hpp"

namespace handoff::core {

enum class SubscriptionStatus : std::uint8_t {
  none,  // not in the event
  incomplete,
  incomplete_expired,
  trialing,
  active,
  past_due,
  canceled,
  unpaid,
  paused,
};

// What is subscribed to, already normalised to a month (core/conversion/revenue.hpp). `priced` is
// false where the processor does not say a fixed price (metered or tiered items): the amount is then
// known from invoices.
struct Subscribed {
  PlanId plan;
  Money mrr;
  Currency currency;
  bool priced = false;
  bool at_least = false;  // some of the items are not known: the amount is a lower bound

  bool operator==(const Subscribed&) const = default;
};

enum class LifecycleStage : std::uint8_t { unknown, lead, trial, customer, churned };
enum class DealStage : std::uint8_t { open, won };
enum class Onboarding : std::uint8_t {
  email_sequence,
  video_and_email,
  kickoff_call,
  kickoff_and_chat
};
// Whether the customer is called, which takes the customer's hours as well as the team's.
constexpr bool has_call(Onboarding model) { return model != Onboarding::email_sequence; }

enum class Segment : std::uint8_t { unknown, smb, mid_market, enterprise, strategic };
enum class LeadSource : std::uint8_t { unknown, organic, paid, referral, outbound, partner };

using PoolIndex = std::uint8_t;  // row of PipelineConfig::pools
using TierIndex = std::uint8_t;  // row of PipelineConfig::routing
using ZoneIndex = std::uint8_t;  // row of PipelineConfig::zones
inline constexpr TierIndex kNoTier = 0xff;
inline constexpr ZoneIndex kNoZone = 0xff;
inline constexpr PoolIndex kUnpooled = 0xff;

// Product usage over the thirty days before the conversion.
struct Usage {
  std::uint32_t logins = 0;
  std::uint32_t features = 0;
  std::uint32_t invites = 0;

  bool operator==(const Usage&) const = default;
};

}  // namespace handoff::core
