// Messages: everything that goes into the core and comes out of it, as small values.
//
//   in:   a payment event, a reply to an earlier request, a timer that fired, what a person
//   resolved;
//         each with the time now
//   out:  requests to the outside, timers to arm, a verdict on each event, and how far handoffs
//   have come
//
// The core only ever asks; whoever carries out a request owes exactly one `Reply` to its `Ticket`
// (a reply that never came is reported as `timed_out`). A reply that comes late, after the timeout
// was reported, may be passed on as well: the core knows what to do with it.
#pragma once

#include <cstdint>
#include <span>
#include <variant>
#include <vector>

#include "core/base/email.hpp"
#include "core/base/ids.hpp"
#include "core/base/money.hpp"
#include "core/base/time.hpp"

namespace handoff::core {

// ---- in: events of the payment processor, the system of record ----

enum class EventType : std::uint8_t {
  subscription_created,
  subscription_updated,
  subscription_deleted,
  trial_will_end,
  invoice_paid,
  invoice_payment_failed,
  other,
};

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

enum class BillingReason : std::uint8_t {
  none,
  subscription_create,
  subscription_cycle,
  subscription_update,
  subscription_threshold,
  manual,
  other,
};

// What is subscribed to, already normalised to a month (core/revenue.hpp). `priced` is false where
// the processor does not say a fixed price (metered or tiered items): the amount is then known from
// invoices.
struct Subscribed {
  PlanId plan;
  Money mrr;
  Currency currency;
  bool priced = false;

  bool operator==(const Subscribed&) const = default;
};

struct PaymentEvent {
  EventId id;
  SubscriptionId subscription;
  CustomerId customer;
  Time created;           // when it happened, by the processor's clock
  Subscribed subscribed;  // subscription events; of an invoice, its subscription lines
  Money amount_paid;      // invoices only
  EventType type = EventType::other;
  SubscriptionStatus status = SubscriptionStatus::none;
  SubscriptionStatus previous_status = SubscriptionStatus::none;  // none: the status did not change
  BillingReason billing_reason = BillingReason::none;
  bool items_changed = false;  // the plan, price or quantity differs from before
  bool had_trial = false;      // the subscription has a trial period, ended or not
};

// ---- out: requests ----

// The operations, one a request type. Those of a handoff come first: the value indexes its
// per-operation state. Those of the pipeline as a whole, its jobs, follow.
enum class Operation : std::uint8_t {
  fetch_customer,
  find_by_primary,
  find_by_secondary,
  find_by_customer,
  fetch_usage,
  fetch_deal,
  fetch_profile,
  update_contact,
  disenroll,
  assign_owner,
  notify_owner,
  notify_ae,
  notify_extra,
  move_deal,
  start_onboarding,
  // Jobs.
  poll_events,
  sync_lists,
  list_conversions,
  list_contacts,
  review_exceptions,
  start_next,  // a timer only: the pace allows the next handoff to begin
};
inline constexpr int kOperations = 15;  // of a handoff
inline constexpr int kJobs = 6;

// The slot of the pipeline's own jobs; their `attempt` 0 is the timer that makes the job due.
inline constexpr std::uint32_t kJobSlot = 0xffffffff;

// Names one try of one operation of one handoff. `slot` is reused once a handoff is done;
// `generation` tells the reuses apart, so that a reply from the past finds nobody.
struct Ticket {
  std::uint32_t slot = 0;
  std::uint16_t generation = 0;
  Operation operation = Operation::fetch_customer;
  std::uint8_t attempt = 0;  // 1 is the first try

  bool operator==(const Ticket&) const = default;
};

enum class LifecycleStage : std::uint8_t { unknown, lead, trial, customer, churned };
enum class DealStage : std::uint8_t { open, won };
enum class Onboarding : std::uint8_t {
  email_sequence,
  video_and_email,
  kickoff_call,
  kickoff_and_chat
};
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

enum class FindBy : std::uint8_t { primary_email, secondary_email, customer_id };

struct FetchCustomer {  // payment processor
  CustomerId customer;
};
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
  Time as_of;  // when the facts changed: the CRM keeps them unless it has newer ones; the stage
               // stands apart
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

// ---- the pipeline's jobs ----

struct PollEvents {  // payment processor: hand over events not yet delivered, oldest first, then
                     // reply
  int limit = 100;
};
struct SyncLists {
};  // marketing: every contact that the CRM calls a customer leaves the trial sequences
struct ListConversions {  // payment processor
  Time from;
  Time to;  // not included
};
struct ListContacts {  // CRM: the contacts of those conversions
  Time from;
  Time to;
};
struct ReviewExceptions {  // operations: a person works through the list; answers come as
                           // resolutions
  std::uint32_t open = 0;
};

using RequestBody = std::variant<FetchCustomer, FindContact, FetchUsage, FetchDeal, FetchProfile,
                                 UpdateContact, Disenroll, AssignOwner, NotifyOwner, NotifyAe,
                                 NotifyExtra, MoveDeal, StartOnboarding, PollEvents, SyncLists,
                                 ListConversions, ListContacts, ReviewExceptions>;

enum class Actor : std::uint8_t { system, person };

struct Request {
  // Written out, as one that the compiler makes would zero all bytes of a request first.
  Request() : Request(Ticket{}) {}
  explicit Request(Ticket of, SubscriptionId whose = {}) : ticket(of), subscription(whose) {}

  Ticket ticket;
  SubscriptionId subscription;  // of a handoff's request
  Duration timeout;             // report `timed_out` when no reply came for so long
  Actor by = Actor::system;     // who carries it out: an API, or a person by hand
  bool keyed = true;  // send (subscription, operation, tier_key) along as an idempotency key
  std::uint32_t tier_key =
      0;  // for what is done anew when the tier changes: which time this is; else 0
  RequestBody body;
};

// Fire `ticket` back at `at`.
struct Timer {
  Time at;
  Ticket ticket;
};

// ---- out: progress ----

// How far a handoff has come: each state names the step that is done.
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

enum class ExceptionKind : std::uint8_t {
  none,
  no_contact,
  several_contacts,
  identify_failed,
  commit_failed,
  partial_commit,
  unroutable,
  assignment_failed,
  notification_failed,
  onboarding_failed,
  payment_failed,
  no_common_hours,  // customer and team are never open at the same time
  // Found by reconciliation.
  missing,
  wrong_stage,
  wrong_mrr,
  still_enrolled,
  unassigned,
};

// Why a handoff runs: a first conversion; facts that changed; a repair of what reconciliation found
// or a person resolved.
enum class Pass : std::uint8_t { conversion, plan_change, repair };

// A handoff entered `state`. For whoever watches (metrics, the checker, the page); nobody has to
// act on it.
struct Progress {
  SubscriptionId subscription;
  Time occurred;  // the payment event's own time
  Time received;  // when the core first heard of it
  HandoffState state = HandoffState::received;
  ExceptionKind exception = ExceptionKind::none;
  TierIndex tier = kNoTier;
  Pass pass = Pass::conversion;
};

// A mismatch between billing and CRM that reconciliation found.
struct Finding {
  SubscriptionId subscription;
  Time converted;
  ExceptionKind kind = ExceptionKind::none;
  bool repairing = false;  // by itself; otherwise it stands on the exception list
};

// What an input made the core ask for. The caller owns it and reuses it, so that nothing is
// allocated once it has grown to the largest answer.
struct Outbox {
  std::vector<Request> requests;
  std::vector<Timer> timers;
  std::vector<Progress> progress;
  std::vector<Finding> findings;

  void clear() {
    requests.clear();
    timers.clear();
    progress.clear();
    findings.clear();
  }
};

// ---- in: replies ----

enum class ReplyStatus : std::uint8_t {
  ok,
  not_found,     // a search that matched nothing
  ambiguous,     // a search that matched several
  refused,       // the request itself is wrong (4xx): trying again does not help
  throttled,     // 429
  server_error,  // 5xx
  timed_out,     // no reply in time; the effect may have happened
};

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

// ---- in: what a person found out about an entry of the exception list ----

struct Resolution {
  SubscriptionId subscription;
  ExceptionKind kind = ExceptionKind::none;
  ContactId contact;  // whom it belongs to; none: settled by hand, nothing left to do
};

// ---- out: the verdict on an event ----

enum class Decision : std::uint8_t {
  converted,
  duplicate,
  ignored,
  plan_changed,
  trial_ended,
  payment_failed,
  exception,
};

enum class Reason : std::uint8_t {
  trial_became_active,
  first_paid_invoice,
  event_seen_before,
  subscription_converted_before,
  plan_changed_in_trial,
  plan_changed_by_customer,
  trial_cancelled,
  trial_lapsed,
  charge_failed,
  charge_failed_without_handoff,
  charge_recovered,
  trial_started,
  trial_ends_soon,
  bought_without_trial,
  nothing_changed,
  zero_invoice,
  manual_invoice,
  invoice_without_subscription,
  invoice_of_customer,
  older_than_known,
  superseded_by_cancellation,
  customer_cancelled,
  type_not_handled,
  unknown_currency,
};

struct Verdict {
  Decision decision = Decision::ignored;
  Reason reason = Reason::type_not_handled;
  TierIndex tier = kNoTier;
  Subscribed subscribed;
};

}  // namespace handoff::core
