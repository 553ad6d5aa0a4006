// The configuration of a pipeline: every rule that the business may want to change, as data.
//
// The defaults are the article's full-orchestration layer: its routing table, its five-minute
// rules, its three days of deduplication. Thresholds are a year's value in dollars; another
// currency is converted at a fixed rate that the configuration states, for routing only (the CRM
// gets the amount as billed).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/email.hpp"
#include "core/messages.hpp"
#include "core/money.hpp"
#include "core/result.hpp"
#include "core/time.hpp"

namespace handoff::core {

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
  pooled,       // the pool owns the customer, whoever is free takes it
  round_robin,  // a named person, in turn
};

struct Pool {
  std::string name;
  int headcount = 1;
};

inline constexpr int kNoPool = -1;

struct RoutingRow {
  std::string tier;
  Money annual_from;  // a row reaches to the next row's `annual_from`
  int pool = 0;       // index into `pools`
  int extra_pool = kNoPool;
  Strategy strategy = Strategy::round_robin;
  Onboarding onboarding = Onboarding::video_and_email;
  Duration first_touch = hours(4);  // the promise (SLA), counted from the conversion
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
  std::int64_t usd_micros = 1'000'000;
};

struct PipelineConfig {
  IdentityPolicy identity;
  DedupePolicy dedupe;
  RetryPolicy retry;
  std::vector<Pool> pools;
  std::vector<RoutingRow> routing;
  std::vector<SegmentOverride> overrides;
  std::vector<ExchangeRate> rates;
  DealRule deals = DealRule::in_addition;
};

// The article's routing table with one pool for each role it names.
PipelineConfig default_config();

// Gaps, overlaps, unknown pools and impossible limits are errors that name the row.
Result<PipelineConfig> validated(PipelineConfig config);

}  // namespace handoff::core
