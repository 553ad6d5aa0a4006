// The inputs of `pipeline`: the rules of the handoff, routing and its tables, time zones.
#include "sim/scenario/fields/groups.hpp"

namespace handoff::sim {
namespace {

void visit_yearly_rule(std::string_view key, std::string_view help, auto& it, auto& v) {
  constexpr std::string_view kIana = "IANA time zone database";
  v.begin(key, help);
  v.field("month", it.month, {1, 12, "", "month", kIana});
  v.field("week", it.week, {1, 5, "", "which such weekday of the month; 5: the last", kIana});
  v.field("weekday", it.weekday, {0, 6, "", "0 is Monday", kIana});
  v.field("minute", it.minute, {0, 1440, "min", "minute of the local day", kIana});
  v.end();
}

// Whose conversion it is, what counts as one, and when to try again.
void visit_rules(auto& it, auto& v) {
  v.begin("identity", "matching the payment e-mail to a contact");
  v.field("strip_plus_tag", it.identity.strip_plus_tag,
          {0, 1, "", "ann+trial@x.com is ann@x.com", kAssumption});
  v.end();
  v.begin("dedupe", "idempotency");
  v.field("enabled", it.dedupe.enabled,
          {0, 1, "", "event ids and conversion keys are remembered", "article: FAQ"});
  v.field("window", it.dedupe.window,
          {1, 2592000, "s", "how long", "processor's documentation: resent for 3 days"});
  v.end();
  v.begin("conversion", "what counts as a conversion where careful teams differ");
  v.choice("converts_at", it.conversion.converts_at, kConvertsAt,
           {0, 0, "", "when the processor calls it active, or when money comes",
            "processor's documentation: both are in use"});
  v.choice("count_by", it.conversion.count_by, kCountBy,
           {0, 0, "", "each subscription, or only a customer's first",
            "ChartMogul: a second one is expansion, a return is reactivation"});
  v.choice("discounts", it.conversion.discounts, kDiscounts,
           {0, 0, "", "which are taken off the monthly revenue",
            "processor's documentation: recurring ones, by default"});
  v.choice("paused_collection", it.conversion.paused_collection, kPausedCollections,
           {0, 0, "", "a trial that turns active while nothing is collected", kAssumption});
  v.choice("invoice_billing", it.conversion.invoice_billing, kInvoiceBillings,
           {0, 0, "", "a trial that turns active and is billed by an invoice", kAssumption});
  v.end();
  v.begin("retry", "exponential backoff with full jitter");
  v.field("base", it.retry.base, {0.001, 3600, "s", "ceiling of the first wait", kAssumption});
  v.field("cap", it.retry.cap, {0.001, 86400, "s", "highest ceiling of a wait", kAssumption});
  v.field("timeout", it.retry.timeout, {0.01, 3600, "s", "of one try", kAssumption});
  v.field("max_attempts", it.retry.max_attempts,
          {1, 50, "", "tries in all", "a vendor's client: 6"});
  v.end();
}

// Who gets the customer.
void visit_routing(auto& it, auto& v) {
  v.list("pools", it.pools, {1, 16, "who looks after customers"}, [](auto& each, auto& pool) {
    each.field("name", pool.name, {1, 64, "", "name", "article: routing table"});
    each.field("headcount", pool.headcount, {1, 10000, "", "people", kAssumption});
    each.field("zone", pool.zone, {0, 253, "", "row of zones, from 0", kAssumption});
    each.field("shift", pool.shift, {0, 0, "", "when they work, by their own clock", kAssumption});
  });
  v.list(
      "routing", it.routing, {1, 32, "the routing table, by rising annual value"},
      [](auto& each, auto& row) {
        each.field("tier", row.tier, {1, 64, "", "name", "article: routing table"});
        each.field("annual_from", row.annual_from,
                   {0, 1e9, "$", "from this annual value", "article: routing table"});
        each.list(
            "pools", row.pools, {1, 16, "pool numbers, from 0: a team, or several offices", "pool"},
            [](auto& one, auto& pool) {
              one.field("", pool, {0, 15, "", "pool number, from 0", "article: routing table"});
            });
        each.choice("pool_rule", row.pool_rule, kPoolRules,
                    {0, 0, "", "which of several pools gets a customer",
                     "assumption; contact-centre routing's usual rules", true});
        each.field("extra_pool", row.extra_pool,
                   {-1, 15, "", "second role's pool number; -1: none", "article: routing table"});
        each.choice("strategy", row.strategy, kStrategies,
                    {0, 0, "", "how a person is chosen", "article: round-robin"});
        each.choice("onboarding", row.onboarding, kOnboardings,
                    {0, 0, "", "onboarding model", "article: routing table"});
        each.field("first_touch", row.first_touch,
                   {1, 2592000, "s", "promised time to first touch", "article: routing table"});
      });
  v.list(
      "overrides", it.overrides, {0, 16, "segments with a tier of their own"},
      [](auto& each, auto& rule) {
        each.choice("segment", rule.segment, kSegments, {0, 0, "", "ICP segment", kAssumption});
        each.field("tier", rule.tier, {0, 31, "", "row of the routing table, from 0", kAssumption});
      });
  v.choice("deals", it.deals, kDealRules, {0, 0, "", "an open deal's AE is told", "article: FAQ"});
  v.list("rates", it.rates, {0, 200, "exchange rates, for routing only"},
         [](auto& each, auto& rate) {
           each.field("currency", rate.currency, {0, 0, "", "ISO 4217 code", kAssumption});
           each.field("usd_micros", rate.usd_micros,
                      {1, 1e9, "", "millionths of a dollar for one unit",
                       "assumption: round numbers near 2025's averages"});
         });
}

// The clocks of customers and teams.
void visit_clocks(auto& it, auto& v) {
  v.list("zones", it.zones, {1, 254, "time zones of customers and teams"},
         [](auto& each, auto& zone) {
           each.field("name", zone.name, {1, 64, "", "name", "IANA time zone database"});
           each.field("standard_minutes", zone.standard_minutes,
                      {-840, 840, "min", "offset from UTC", "IANA time zone database"});
           each.field("summer_minutes", zone.summer_minutes,
                      {-840, 840, "min", "offset in summer; the same: no summer time",
                       "IANA time zone database"});
           visit_yearly_rule("summer_begins", "by the standard clock", zone.summer_begins, each);
           visit_yearly_rule("summer_ends", "by the summer clock", zone.summer_ends, each);
         });
  v.field("customer_hours", it.customer_hours,
          {0, 0, "", "customers are called only then, by their own clock",
           "article: business hours; 9 to 17 is an assumption"});
}

}  // namespace

void visit_pipeline(auto& it, auto& v) {
  visit_modes(it, v);
  visit_rules(it, v);
  visit_routing(it, v);
  visit_clocks(it, v);
}

template void visit_pipeline(const core::PipelineConfig&, Fields<ScenarioVisitor>&);
template void visit_pipeline(core::PipelineConfig&, Fields<ScenarioEditor>&);

}  // namespace handoff::sim
