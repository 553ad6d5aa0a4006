// What happens to people: the CS team learns of customers and touches them.
#include "sim/purpose.hpp"
#include "sim/simulation.hpp"

namespace handoff::sim {

void Simulation::tell_team(const core::Request& request, core::Time now) {
  if (!request.subscription) return;
  const std::uint32_t position = world_.position(request.subscription);
  if (const auto* notice = std::get_if<core::NotifyOwner>(&request.body)) {
    team_.told(position, Role::owner, notice->pool, notice->owner, notice->tier, now);
  } else if (const auto* extra = std::get_if<core::NotifyExtra>(&request.body)) {
    team_.told(position, Role::extra, extra->pool, extra->person, extra->tier, now);
  } else if (const auto* start = std::get_if<core::StartOnboarding>(&request.body)) {
    const bool by_ae =
        scenario_.pipeline.deals == core::DealRule::instead && customers_[position].open_deal;
    if (by_ae)
      team_.told_ae(position, start->pool, start->tier, now);
    else
      team_.told(position, Role::owner, start->pool, start->owner, start->tier, now);
  }
}

// The CRM knows the customer, and no owner will be told: nobody routes, or the assignment failed.
void Simulation::miss_owner(const core::Progress& progress, core::Time now) {
  const bool nobody_routes = progress.state == core::HandoffState::routed &&
                             scenario_.pipeline.routing_by == core::Routing::none;
  const bool failed = progress.state == core::HandoffState::exception &&
                      (progress.exception == core::ExceptionKind::assignment_failed ||
                       progress.exception == core::ExceptionKind::unroutable);
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

bool Simulation::touched_in_time(std::size_t position) const {
  const core::TierIndex tier = customers_[position].tier;
  const core::Time begun = team_.touch(static_cast<std::uint32_t>(position)).begun;
  if (tier == core::kNoTier || begun == core::kNever) return false;
  return begun - customers_[position].converted <= scenario_.pipeline.routing[tier].first_touch;
}

// ---- what is missed, and found all the same ----

// Where people look up the conversions they overlook some, whichever event told of them.
bool Simulation::overlooked(std::uint32_t position) const {
  if (scenario_.pipeline.trigger.kind != core::Trigger::person) return false;
  Stream stream = replication_.stream(customers_[position].trial + 1u, Purpose::overlooked);
  return stream.chance(scenario_.staff.overlooked);
}

// Nobody knows of this conversion until somebody happens to notice.
void Simulation::miss(std::uint32_t position) {
  const Customer& customer = customers_[position];
  Stream stream = replication_.stream(customer.trial + 1u, Purpose::discovery);
  schedule(customer.converted + sample_duration(scenario_.staff.discovery, stream), Kind::discovery,
           position);
}

// Whoever notices has the event sent again, or settles what stands on the list.
void Simulation::discover(std::uint32_t position, core::Time now) {
  const core::SubscriptionId subscription{customers_[position].trial + 1u};
  const CustomerState& state = world_.states()[position];
  const bool fine = state.stage >= core::LifecycleStage::customer && !state.enrolled;
  if (fine) return;
  if (results_[position].found == core::kNever) results_[position].found = now;
  bool listed = false;
  const std::size_t count = pipeline_.exceptions().records().size();
  for (std::size_t at = 0; at < count; ++at) {
    const core::ExceptionRecord record = pipeline_.exceptions().records()[at];
    if (!record.open || record.subscription != subscription) continue;
    listed = true;
    pipeline_.on_resolution(world_.review(record), now, outbox_);
  }
  if (!listed) pipeline_.on_event(event(position * 2), now, outbox_);
}

// An entry on the exception list was known before.
void Simulation::find(core::SubscriptionId subscription, core::Time now) {
  CustomerResult& result = results_[world_.position(subscription)];
  if (!result.exception && result.found == core::kNever) result.found = now;
}

// ---- what it comes to ----

void Simulation::count_missends() {
  for (std::uint32_t position = 0; position < customers_.size(); ++position) {
    const Customer& customer = customers_[position];
    const core::Time left = nurture_.left(customer, replication_, world_.states()[position].left);
    mails_.clear();
    nurture_.mails(customer, replication_, customer.converted, left, mails_);
    results_[position].missends = static_cast<std::uint32_t>(mails_.size());
  }
}

Quality Simulation::quality() const {
  Quality it;
  for (std::size_t position = 0; position < customers_.size(); ++position) {
    if (!counts(position)) continue;
    const CustomerState& state = world_.states()[position];
    const auto one_if = [](bool is) { return is ? 1.0 : 0.0; };
    it.customers += 1;
    it.missent += one_if(results_[position].missends > 0);
    it.missends += results_[position].missends;
    it.touched_late += one_if(!touched_in_time(position));
    it.routed += one_if(state.assigned_by_rules);
    it.informed += one_if(state.informed);
    it.automated += one_if(state.entered != core::kNever && !state.entered_by_hand);
    it.mrr += customers_[position].subscribed.mrr.units();
  }
  it.staff_hours = world_.staff_worked().hours();
  it.team_hours = team_time_.hours();
  return it;
}

}  // namespace handoff::sim
