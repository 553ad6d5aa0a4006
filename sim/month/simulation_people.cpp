// What happens to people: the CS team learns of customers and touches them, and somebody notices in
// the end what a pipeline without reconciliation has missed.
#include <algorithm>

#include "sim/month/simulation.hpp"
#include "sim/scenario/purpose.hpp"

namespace handoff::sim {
namespace {

// An AE belongs to no pool, which the upper half of a person's id names.
bool is_ae(core::PersonId person) { return person.value >> 32 == core::kUnpooled; }

}  // namespace

// ---- the CS team ----

void Simulation::tell_team(const core::Request& request, core::Time now) {
  if (!request.subscription) return;
  const std::uint32_t position = world_.position(request.subscription);
  if (const auto* notice = std::get_if<core::NotifyOwner>(&request.body)) {
    if (is_ae(notice->owner))
      team_.told_ae(position, notice->pool, notice->tier, now);
    else
      team_.told(position, Role::owner, notice->pool, notice->owner, notice->tier, now);
  } else if (const auto* extra = std::get_if<core::NotifyExtra>(&request.body)) {
    team_.told(position, Role::extra, extra->pool, extra->person, extra->tier, now);
  } else if (const auto* start = std::get_if<core::StartOnboarding>(&request.body)) {
    const bool by_ae =
        scenario_.pipeline.deals == core::DealRule::instead && customers_[position].open_deal;
    if (by_ae || is_ae(start->owner))
      team_.told_ae(position, start->pool, start->tier, now);
    else
      team_.told(position, Role::owner, start->pool, start->owner, start->tier, now);
  }
}

// The CRM knows the customer, and no owner will be told: nobody routes, or the assignment failed.
void Simulation::miss_owner(const core::Progress& progress, core::Time now) {
  const bool nobody_routes = progress.state == core::HandoffState::routed &&
                             scenario_.pipeline.routing_by == core::Routing::none;
  const bool failed =
      progress.state == core::HandoffState::exception && core::is_unowned(progress.exception);
  if (nobody_routes || failed) team_.unassigned(world_.position(progress.subscription), now);
}

void Simulation::follow_team() {
  for (const TeamModel::Wake& wake : team_.wakes()) {
    constexpr Kind kKinds[] = {Kind::team_person, Kind::team_opening, Kind::team_pickup};
    schedule(wake.at, kKinds[static_cast<std::size_t>(wake.event)], wake.index);
  }
  team_.wakes().clear();
  for (const core::PersonId person : team_.done()) pipeline_.on_first_touch(person);
  team_.done().clear();
  for (const TouchBegun& touch : team_.begun()) team_time_ += touch.length;
  team_.begun().clear();
}

// ---- discovery: a conversion that is missing or wrong in the CRM, and on no list that is read
// ----

// After so many vain attempts the customer is looked after without the pipeline: a CRM that never
// answers must not keep a run from ending.
constexpr std::uint8_t kMostDiscoveries = 20;

// Reconciliation, and the review that comes with it, find what there is to find. Without them
// somebody notices after a while, counted from the conversion; what went wrong after that is
// noticed at once. A second failure takes as long again.
void Simulation::miss(std::uint32_t position, core::Time now) {
  CustomerResult& result = results_[position];
  if (scenario_.pipeline.reconcile.enabled || result.missed) return;
  if (result.discoveries >= kMostDiscoveries) return;
  const Customer& customer = customers_[position];
  Stream stream =
      key_.entity(customer.trial + 1u).child(result.discoveries).stream(Purpose::discovery);
  const core::Duration after = sample_duration(scenario_.staff.discovery, stream);
  result.missed = true;
  ++missed_;
  const core::Time since = result.discoveries == 0 ? customer.converted : now;
  schedule(std::max(now, since + after), Kind::discovery, position);
}

// A person goes through customers, not events: who is overlooked is so each time, until somebody
// notices.
bool Simulation::overlooks(std::uint32_t position) const {
  if (scenario_.pipeline.trigger.kind != core::Trigger::person) return false;
  if (results_[position].discoveries > 0) return false;
  Stream stream = key_.entity(customers_[position].trial + 1u).stream(Purpose::overlooked);
  return stream.chance(scenario_.staff.overlooked);
}

bool Simulation::needs_hand(std::uint32_t position) const {
  const Customer& customer = customers_[position];
  const CustomerState& state = world_.states()[position];
  if (state.stage < core::LifecycleStage::customer || state.enrolled) return true;
  if (!same_value(state.subscribed, customer.subscribed)) return true;
  const auto& records = pipeline_.exceptions().records();
  return std::any_of(records.begin(), records.end(), [&](const core::ExceptionRecord& record) {
    return record.subscription.value == customer.trial + 1u && record.open &&
           core::is_mismatch(record.kind);
  });
}

void Simulation::discover(std::uint32_t position, core::Time now) {
  const auto record = pipeline_.subscription({customers_[position].trial + 1u});
  if (record && record->slot != core::kNoSlot)  // on its way: another look soon
    return schedule(now + core::hours(1), Kind::discovery, position);
  CustomerResult& result = results_[position];
  if (!needs_hand(position)) {
    result.missed = false;
    --missed_;
    return;
  }
  find(position, now);
  ++result.discoveries;
  Stream stream = key_.entity(customers_[position].trial + 1u)
                      .child(result.discoveries)
                      .stream(Purpose::resend);
  schedule(world_.staff().do_task(now, stream), Kind::resend, position);
}

// Whoever noticed knows whose it is: the open exceptions are settled, or the events sent again.
void Simulation::resend(std::uint32_t position, core::Time now) {
  results_[position].missed = false;
  --missed_;
  const core::SubscriptionId subscription{customers_[position].trial + 1u};
  bool settled = false;
  const std::size_t count = pipeline_.exceptions().records().size();
  for (std::size_t at = 0; at < count; ++at) {
    const core::ExceptionRecord record = pipeline_.exceptions().records()[at];
    if (record.subscription != subscription || !record.open || !core::is_mismatch(record.kind))
      continue;
    pipeline_.on_resolution({subscription, record.kind, {subscription.value}}, now, outbox_);
    settled = true;
  }
  if (settled) return;
  resent_.clear();
  processor_.events_of(position, now, resent_);
  for (const core::PaymentEvent& it : resent_) pipeline_.on_event(it, now, outbox_);
}

void Simulation::find(std::uint32_t position, core::Time now) {
  core::Time& found = results_[position].found;
  found = std::min(found, now);
}

}  // namespace handoff::sim
