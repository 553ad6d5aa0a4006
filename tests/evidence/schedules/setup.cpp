// The number's fields, so that every combination comes up among the schedules.
#include "tests/evidence/schedules/setup.hpp"

#include <cassert>
#include <utility>

#include "sim/engine/rng.hpp"

namespace handoff::core::testing {
namespace {

// A place of `bits` bits; webhook, rules and idempotency are the likeliest.
class Fields {
 public:
  explicit Fields(std::uint32_t number) : rest_(number) {}
  std::uint32_t take(int bits) {
    const std::uint32_t field = rest_ & ((1u << bits) - 1);
    rest_ >>= bits;
    return field;
  }

 private:
  std::uint32_t rest_;
};

// No summer time, so that the checker can tell local hours by plain arithmetic.
TimeZone zone(const char* name, int offset) { return {name, offset, offset, {}, {}}; }

// Two offices beside each team, on the other side of the world, and a rule that chooses among the three.
void use_offices(PipelineConfig& config, std::uint32_t rule) {
  config.pools.push_back({"Kolkata", 2, 2, {}});
  config.pools.push_back({"Sydney", 1, 3, {}});
  if (rule == 0) return;
  for (RoutingRow& row : config.routing) {
    row.pools.insert(row.pools.end(), {4, 5});
    row.pool_rule = static_cast<PoolRule>(rule);
  }
}

void use_other_table(PipelineConfig& config) {
  RoutingRow scale = config.routing[1];
  scale.tier = "Scale";
  scale.annual_from = dollars(5'000);
  config.routing.insert(config.routing.begin() + 2, scale);
  for (SegmentOverride& rule : config.overrides) ++rule.tier;
}

}  // namespace

PipelineConfig config_of(std::uint32_t setup, bool other_table) {
  Fields fields(setup);
  PipelineConfig config = default_config();
  config.zones = {zone("New York", -300), zone("Berlin", 60), zone("Kolkata", 330),
                  zone("Sydney", 600)};
  config.overrides = {{Segment::strategic, 3}};
  config.retry.max_attempts = 3;
  config.trigger.poll_limit = 2;

  const std::uint32_t trigger = fields.take(3);
  config.trigger.kind = trigger == 0   ? Trigger::poll
                        : trigger == 1 ? Trigger::person
                                       : Trigger::webhook;
  const std::uint32_t leaving = fields.take(3);
  config.disenrolment.kind = leaving == 0   ? Disenrolment::list_sync
                             : leaving == 1 ? Disenrolment::person
                                            : Disenrolment::same_unit;
  const std::uint32_t routing = fields.take(3);
  config.routing_by = routing == 0   ? Routing::none
                      : routing == 1 ? Routing::person
                                     : Routing::rules;
  const std::uint32_t enrichment = fields.take(2);
  config.enrichment = enrichment == 0   ? Enrichment::none
                      : enrichment == 1 ? Enrichment::marketing
                                        : Enrichment::usage;
  config.reconcile.enabled = fields.take(2) != 0;
  config.reconcile.auto_repair = fields.take(2) != 0;
  config.dedupe.enabled = fields.take(3) != 0;
  constexpr int kConcurrency[] = {0, 0, 1, 2};
  config.pace.concurrency = kConcurrency[fields.take(2)];
  config.pace.spacing = fields.take(2) == 0 ? seconds(10) : Duration{};
  const std::uint32_t deals = fields.take(2);
  config.deals = deals == 0   ? DealRule::ignore
                 : deals == 1 ? DealRule::instead
                              : DealRule::in_addition;
  if (fields.take(1) != 0) config.routing[3].strategy = Strategy::least_loaded;
  use_offices(config, fields.take(2));
  if (other_table) use_other_table(config);

  auto checked = validated(std::move(config));
  assert(checked);
  return *std::move(checked);
}

Customer customer_of(std::uint32_t setup, int number) {
  sim::Stream stream =
      sim::StreamKey::of(setup, 1).stream(static_cast<std::uint64_t>(number), sim::Purpose{});
  constexpr Known kKnown[] = {Known::by_primary,     Known::by_primary,   Known::by_primary,
                              Known::by_primary,     Known::by_secondary, Known::not_at_all,
                              Known::by_customer_id, Known::twice};
  constexpr Signals kSignals[] = {Signals::both, Signals::both, Signals::event_only,
                                  Signals::invoice_only};
  Customer it;
  it.known = kKnown[stream.below(8)];
  it.signals = kSignals[stream.below(4)];
  it.zone = static_cast<ZoneIndex>(stream.below(4));
  it.usage_based = stream.below(4) == 0;
  if (it.usage_based && it.signals == Signals::event_only) it.signals = Signals::both;
  it.deal = stream.below(3) == 0;
  it.buys = stream.below(8) == 0;
  return it;
}

}  // namespace handoff::core::testing
