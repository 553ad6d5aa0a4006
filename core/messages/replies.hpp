// Replies: what comes back for a request's ticket, and what it found.
//
// Each request gets one; where none came in time, the reply `timed_out` stands for it, and its
// effect may have happened all the same. A reply that comes after that may be passed on as well:
// the core knows what to do with it.
#pragma once

#include <cstdint>
#include <span>
#include <variant>

#include "core/base/email.hpp"
#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/messages/operations.hpp"
#include "core/messages/vocabulary.hpp"

namespace handoff::core {

enum class ReplyStatus : std::uint8_t {
  ok,
  not_found,     // a search that matched nothing
  ambiguous,     // a search that matched several
  refused,       // the request itself is wrong (4xx): trying again does not help
  throttled,     // 429
  server_error,  // 5xx
  timed_out,     // no reply in time; the effect may have happened
};

// ---- of a handoff ----

struct CustomerFound {
  EmailKey email;
};

struct ContactFound {
  ContactId contact;
  Time trial_start;
  ZoneIndex zone = kNoZone;
};

struct UsageFound {
  Usage usage;
};

struct DealFound {
  DealId deal;
  PersonId ae;
};

struct ProfileFound {
  Segment segment = Segment::unknown;
  LeadSource source = LeadSource::unknown;
};

// ---- of the pipeline's jobs ----

struct EventsPolled {
  int count = 0;  // as many as the limit: there may be more
};

struct ListsSynced {
  Time as_of;  // of the CRM's data that the sync saw
};

struct BillingFact {
  SubscriptionId subscription;
  CustomerId customer;
  Time converted;
  Time as_of;  // of the newest change to what is subscribed
  Subscribed subscribed;
};

struct CrmFact {
  CustomerId customer;
  Subscribed subscribed;
  LifecycleStage stage = LifecycleStage::unknown;
  bool enrolled = false;
  bool owned = false;
};

struct ConversionsListed {
  std::span<const BillingFact> facts;  // only has to live as long as the call
};

struct ContactsListed {
  std::span<const CrmFact> facts;
};

using ReplyBody =
    std::variant<std::monostate, CustomerFound, ContactFound, UsageFound, DealFound, ProfileFound,
                 EventsPolled, ListsSynced, ConversionsListed, ContactsListed>;

struct Reply {
  Ticket ticket;
  ReplyStatus status = ReplyStatus::ok;
  std::uint32_t jitter = 0;  // a uniform 32-bit value from outside, for the backoff of a failed try
  Duration retry_after;      // zero: the reply did not say
  ReplyBody body;
};

}  // namespace handoff::core
