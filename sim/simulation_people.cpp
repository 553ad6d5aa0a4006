// What happens to people: the CS team learns of customers and touches them.
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

// ---- what it comes to ----

void Simulation::count_missends() {
  for (std::uint32_t position = 0; position < customers_.size(); ++position) {
    const Customer& customer = customers_[position];
    const core::Time left = nurture_.left(customer, key_, world_.states()[position].left);
    mails_.clear();
    nurture_.mails(customer, key_, customer.converted, left, mails_);
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
