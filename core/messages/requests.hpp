// Requests: what the core asks of the outside, one small structure for each kind.
//
// The comment behind each names the system that it goes to. Whoever carries a request out owes the
// core one `Reply` to its ticket (core/messages/replies.hpp).
#pragma once

#include <cstdint>
#include <variant>

#include "core/base/email.hpp"
#include "core/base/ids.hpp"
#include "core/base/time.hpp"
#include "core/messages/operations.hpp"
#include "core/messages/vocabulary.hpp"

namespace handoff::core {

// ---- of a handoff ----

struct FetchCustomer {  // payment processor
  CustomerId customer;
};

enum class FindBy : std::uint8_t { primary_email, secondary_email, customer_id };

struct FindContact {  // CRM search
  FindBy by = FindBy::primary_email;
  EmailKey email;
  CustomerId customer;
};

struct FetchUsage {  // product database
  CustomerId customer;
  Time before;
};

struct FetchDeal {  // CRM
  ContactId contact;
};

struct FetchProfile {  // marketing automation: company data and attribution
  ContactId contact;
};

struct UpdateContact {  // CRM: the article's field table
  ContactId contact;
  Subscribed subscribed;
  Time
      as_of;  // when the facts changed; the CRM keeps them unless it has newer ones (not the stage)
  Time trial_start;
  Usage usage;
  LifecycleStage stage = LifecycleStage::unknown;
  bool partial = false;  // usage is missing
};

struct Disenroll {  // marketing automation: leave every active trial sequence
  ContactId contact;
};

struct AssignOwner {  // CRM
  ContactId contact;
  PersonId owner;
  PoolIndex pool = 0;
  TierIndex tier = kNoTier;
};

struct NotifyOwner {  // team
  ContactId contact;
  PersonId owner;
  PoolIndex pool = 0;
  TierIndex tier = kNoTier;
};

struct NotifyAe {  // team: the open deal's account executive
  ContactId contact;
  PersonId ae;
  DealId deal;
};

struct NotifyExtra {  // team: the tier's second role (an AE for Business, solutions for Enterprise)
  ContactId contact;
  PersonId person;
  PoolIndex pool = 0;
  TierIndex tier = kNoTier;
};

struct MoveDeal {  // CRM
  DealId deal;
  DealStage stage = DealStage::won;
};

struct StartOnboarding {  // team
  ContactId contact;
  PersonId owner;
  PoolIndex pool = kUnpooled;
  Onboarding model = Onboarding::email_sequence;
  TierIndex tier = kNoTier;
  ZoneIndex zone = kNoZone;  // the customer's
  Time call_at = kNever;     // for models with a call: within both sides' hours; kNever: no call
};

// ---- of the pipeline's jobs ----

// Payment processor: hand over events not yet delivered, oldest first and no more than so many, then
// reply.
struct PollEvents {
  int limit = 100;
};

// Marketing automation: every contact that the CRM calls a customer leaves the trial sequences.
struct SyncLists {};

struct ListConversions {  // payment processor
  Time from;
  Time to;  // not included
};

struct ListContacts {  // CRM: the contacts of those conversions
  Time from;
  Time to;
};

// Operations: a person works through the list; answers come as resolutions.
struct ReviewExceptions {
  std::uint32_t open = 0;
};

using RequestBody = std::variant<FetchCustomer, FindContact, FetchUsage, FetchDeal, FetchProfile,
                                 UpdateContact, Disenroll, AssignOwner, NotifyOwner, NotifyAe,
                                 NotifyExtra, MoveDeal, StartOnboarding, PollEvents, SyncLists,
                                 ListConversions, ListContacts, ReviewExceptions>;

struct Request {
  // Written out, as one that the compiler makes would zero all bytes of a request first.
  Request() : Request(Ticket{}) {}
  explicit Request(Ticket of, SubscriptionId whose = {}) : ticket(of), subscription(whose) {}

  Ticket ticket;
  SubscriptionId subscription;  // of a handoff's request
  Duration timeout;             // report `timed_out` when no reply came for so long
  Actor by = Actor::system;     // who carries it out: an API, or a person by hand
  bool keyed = true;            // send (subscription, operation, tier_key) as an idempotency key
  std::uint32_t tier_key = 0;   // which time this is, of what is done once a tier; else 0
  RequestBody body;
};

// Fire `ticket` back at `at`.
struct Timer {
  Time at;
  Ticket ticket;
};

}  // namespace handoff::core
