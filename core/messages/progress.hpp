// Progress: how far a handoff has come, for whoever watches (metrics, the checker, the page);
// nobody has to act on it.
#pragma once

#include <cstdint>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/messages/exceptions.hpp"
#include "core/messages/vocabulary.hpp"

namespace handoff::core {

// Each state names the step that is done, in this order but for `committed`: sequences may be left
// long after the CRM's update, and nothing else waits for them.
enum class HandoffState : std::uint8_t {
  received,
  identified,
  enriched,
  committed,  // both halves acknowledged: the CRM says Customer, the trial sequences are left
  routed,
  assigned,
  onboarding,
  verified,    // reconciliation found CRM and billing in agreement
  exception,   // stands on the exception list
  superseded,  // overtaken by a cancellation
};

// Why a handoff runs: a first conversion; facts that changed; a repair of what reconciliation found
// or a person resolved.
enum class Pass : std::uint8_t { conversion, plan_change, repair };

// A handoff entered `state`.
struct Progress {
  SubscriptionId subscription;
  Time occurred;  // the payment event's own time
  Time received;  // when the core first heard of it
  HandoffState state = HandoffState::received;
  ExceptionKind exception = ExceptionKind::none;
  TierIndex tier = kNoTier;
  Pass pass = Pass::conversion;
};

}  // namespace handoff::core
