// From missing a customer to handing them over by hand.
#include "sim/month/discovery.hpp"

#include <algorithm>
#include <cassert>

#include "sim/month/checker.hpp"
#include "sim/scenario/purpose.hpp"

namespace handoff::sim {
namespace {

// After so many vain attempts the customer is looked after without the pipeline: a CRM that never
// answers must not keep a run from ending.
constexpr std::uint8_t kMostDiscoveries = 20;

}  // namespace

// Counted from the conversion; what went wrong after that is noticed at once. A second failure
// takes as long again.
void Discovery::miss(std::uint32_t position, core::Time now) {
  assert(position < month_.results.size());
  CustomerResult& result = month_.results[position];
  if (month_.scenario.pipeline.reconcile.enabled || result.missed) return;
  if (result.discoveries >= kMostDiscoveries) return;
  const Customer& customer = month_.customers[position];
  Stream stream =
      entity_of(month_.key, customer).child(result.discoveries).stream(Purpose::discovery);
  const core::Duration after = sample_duration(month_.scenario.staff.discovery, stream);
  result.missed = true;
  ++missed_;
  const core::Time since = result.discoveries == 0 ? customer.converted : now;
  agenda_.schedule(std::max(now, since + after), Agenda::Kind::discovery, position);
}

bool Discovery::overlooks(std::uint32_t position) const {
  if (month_.scenario.pipeline.trigger.kind != core::Trigger::person) return false;
  if (month_.results[position].discoveries > 0) return false;
  Stream stream = entity_of(month_.key, month_.customers[position]).stream(Purpose::overlooked);
  return stream.chance(month_.scenario.staff.overlooked);
}

bool Discovery::needs_hand(std::uint32_t position) const {
  const Customer& customer = month_.customers[position];
  const CustomerState& state = month_.world.states()[position];
  if (state.stage < core::LifecycleStage::customer || state.enrolled) return true;
  if (!same_value(state.subscribed, customer.subscribed)) return true;
  const auto& records = month_.pipeline.exceptions().records();
  return std::any_of(records.begin(), records.end(), [&](const core::ExceptionRecord& record) {
    return record.subscription == subscription_of(customer) && record.open &&
           core::is_mismatch(record.kind);
  });
}

void Discovery::settle(std::uint32_t position) {
  assert(month_.results[position].missed && missed_ > 0);
  month_.results[position].missed = false;
  --missed_;
}

void Discovery::discover(std::uint32_t position, core::Time now) {
  const Customer& customer = month_.customers[position];
  const auto record = month_.pipeline.subscription(subscription_of(customer));
  if (record && record->slot != core::kNoSlot)  // on its way: another look soon
    return agenda_.schedule(now + core::hours(1), Agenda::Kind::discovery, position);
  if (!needs_hand(position)) return settle(position);
  month_.find(position, now);
  CustomerResult& result = month_.results[position];
  ++result.discoveries;
  Stream stream = entity_of(month_.key, customer).child(result.discoveries).stream(Purpose::resend);
  agenda_.schedule(month_.world.staff().do_task(now, stream), Agenda::Kind::resend, position);
}

// Whoever noticed knows whose it is: the open exceptions are settled, or the events sent again.
void Discovery::resend(std::uint32_t position, core::Time now) {
  settle(position);
  const Customer& customer = month_.customers[position];
  const core::SubscriptionId subscription = subscription_of(customer);
  core::Pipeline& pipeline = month_.pipeline;
  bool settled = false;
  const std::size_t count = pipeline.exceptions().records().size();
  for (std::size_t at = 0; at < count; ++at) {
    const core::ExceptionRecord record = pipeline.exceptions().records()[at];
    if (record.subscription != subscription || !record.open || !core::is_mismatch(record.kind))
      continue;
    pipeline.on_resolution({subscription, record.kind, contact_of(customer)}, now, outbox_);
    settled = true;
  }
  if (settled) return;
  resent_.clear();
  month_.processor.events_of(position, now, resent_);
  for (const core::PaymentEvent& it : resent_) month_.hear(it, now, outbox_);
}

}  // namespace handoff::sim
