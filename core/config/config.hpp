// The configuration of a pipeline: every rule that the business may want to change, as data.
//
// The defaults are the article's full-orchestration layer: its routing table, its reconciliation,
// three days of deduplication. The article's other tools are other values of the same structure,
// not other code. Thresholds are a year's value in dollars; another currency is converted at a
// fixed rate that the configuration states, for routing only (the CRM gets the amount as billed).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/email.hpp"
#include "core/base/money.hpp"
#include "core/base/result.hpp"
#include "core/base/time.hpp"
#include "core/config/calendar.hpp"
#include "core/messages/vocabulary.hpp"

namespace handoff::core {

// What makes the pipeline look at an event.
enum class Trigger : std::uint8_t {
  webhook,  // the processor's delivery
  poll,     // every so often the events are asked for
  person,   // somebody goes through them, and does the updates by hand
};

struct TriggerPolicy {
  Trigger kind = Trigger::webhook;
  Duration poll_every = minutes(15);
  int poll_limit = 100;  // events handed over at one poll; the rest waits for the next. A person
                         // takes all there is
};

enum class Enrichment : std::uint8_t { none, marketing, usage };

enum class Disenrolment : std::uint8_t {
  same_unit,  // together with the CRM's update
  list_sync,  // by a sync of CRM and mail tool that runs every so often
  person,
};

struct DisenrolmentPolicy {
  Disenrolment kind = Disenrolment::same_unit;
  Duration sync_every = hours(1);
};

enum class Routing : std::uint8_t { none, person, rules };

// Comparing billing with the CRM. Windows overlap by the delay after which the CRM's search sees an
// update.
struct ReconcilePolicy {
  bool enabled = true;
  bool auto_repair = true;
  Duration every = hours(4);
  Duration busy_every = hours(1);
  int busy_conversions_a_day = 200;
  Duration index_delay = minutes(5);
  int review_minute = 9 * 60;  // local time of the exceptions' daily review
};

// How much may go on at once. Handoffs beyond it wait in line.
struct PacePolicy {
  int concurrency = 0;  // handoffs in flight; 0: no limit
  Duration spacing;     // between the starts of two handoffs
};

// What counts as a conversion where careful teams differ. The defaults are the first of each.
enum class ConvertsAt : std::uint8_t {
  active,         // the processor calls the subscription active after its trial, or money comes
  first_payment,  // money comes
};
enum class CountBy : std::uint8_t {
  subscription,
  customer,  // a second subscription is expansion, a return is reactivation
};
// Which discounts are taken off the monthly revenue.
enum class Discounts : std::uint8_t {
  lasting,  // those without an end
  none,
  all,
};
// A subscription that turns active while nothing is collected.
enum class PausedCollection : std::uint8_t {
  waits,     // converts when collection goes on, or money comes
  converts,  // at once
};
// A subscription that turns active and is billed by an invoice, to be paid later.
enum class InvoiceBilling : std::uint8_t {
  at_active,
  at_payment,
};

struct ConversionPolicy {
  ConvertsAt converts_at = ConvertsAt::active;
  CountBy count_by = CountBy::subscription;
  Discounts discounts = Discounts::lasting;
  PausedCollection paused_collection = PausedCollection::waits;
  InvoiceBilling invoice_billing = InvoiceBilling::at_active;
};

struct DedupePolicy {
  bool enabled = true;
  Duration window = days(3);  // the processor resends for three days
};

// Exponential backoff with full jitter: wait U(0, min(cap, base 2^(n-1))) after the n-th failed
// try, and never less than the reply's Retry-After.
struct RetryPolicy {
  Duration base = milliseconds(500);
  Duration cap = seconds(30);
  Duration timeout = seconds(10);  // of one try
  int max_attempts = 6;            // in all, 1 to 50
};

enum class Strategy : std::uint8_t {
  pooled,        // the pool owns the customer, whoever is free takes it
  round_robin,   // a named person, in turn
  least_loaded,  // the named person with the fewest open first touches
};

struct Pool {
  std::string name;
  int headcount = 1;
  int zone = 0;  // index into `zones`
  OpenHours shift;
};

inline constexpr int kNoPool = -1;

// Which of a row's pools gets a customer, by the names that contact centres have for it
// (core/routing/pool_choice.hpp). Of one pool every rule chooses it.
enum class PoolRule : std::uint8_t {
  first,           // the first in the row: the others get nobody
  follow_the_sun,  // the pool that can begin first; of several, the least loaded
  overflow,        // of those that can begin first, the first with somebody free, else the first
  nearest,         // the office whose clock is nearest to the customer's
};

struct RoutingRow {
  std::string tier;
  Money annual_from;          // a row reaches to the next row's `annual_from`
  std::vector<int> pools{0};  // indices into `pools`, at least one
  int extra_pool = kNoPool;
  Strategy strategy = Strategy::round_robin;
  Onboarding onboarding = Onboarding::video_and_email;
  Duration first_touch = hours(4);  // the promise (SLA), counted from the conversion
  PoolRule pool_rule = PoolRule::follow_the_sun;
};

struct SegmentOverride {
  Segment segment = Segment::unknown;
  int tier = 0;  // index into `routing`
};

enum class DealRule : std::uint8_t {
  ignore,
  in_addition,  // the deal's AE is told and the deal moves, and CS gets the customer as well
  instead,      // the AE keeps the customer: no CS owner
};

// Dollars (in millionths) for one unit of a currency.
struct ExchangeRate {
  Currency currency;
  int usd_micros = 1'000'000;
};

struct PipelineConfig {
  TriggerPolicy trigger;
  Enrichment enrichment = Enrichment::usage;
  DisenrolmentPolicy disenrolment;
  Routing routing_by = Routing::rules;
  ReconcilePolicy reconcile;
  PacePolicy pace;
  IdentityPolicy identity;
  DedupePolicy dedupe;
  ConversionPolicy conversion;
  RetryPolicy retry;
  std::vector<Pool> pools;
  std::vector<RoutingRow> routing;
  std::vector<SegmentOverride> overrides;
  std::vector<ExchangeRate> rates;
  DealRule deals = DealRule::in_addition;
  std::vector<TimeZone>
      zones;                 // the first is the operations team's, and the one of unknown customers
  OpenHours customer_hours;  // calls are made only then, by the customer's clock
};

// The article's routing table with one pool for each role it names.
PipelineConfig default_config();

// Gaps, overlaps, unknown pools and impossible limits are errors that name the row.
Result<PipelineConfig> validated(PipelineConfig config);

}  // namespace handoff::core
