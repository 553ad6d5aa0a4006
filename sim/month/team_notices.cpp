// Each request that tells somebody of a customer.
#include "sim/month/team_notices.hpp"

#include <variant>

#include "core/routing/routing.hpp"

namespace handoff::sim {
namespace {

// An AE belongs to no pool, which the upper half of a person's id names.
bool is_ae(core::PersonId person) { return person.value >> 32 == core::kUnpooled; }

// Of a pool that owns its customers together nobody is named.
core::PersonId whom(core::PersonId owner, core::PoolIndex pool) {
  return owner ? owner : core::anybody_of(pool);
}

}  // namespace

void tell_team(MonthState& month, const core::Request& request, core::Time now) {
  if (!request.subscription) return;
  const std::uint32_t position = month.world.position(request.subscription);
  TeamModel& team = month.team;
  if (const auto* update = std::get_if<core::UpdateContact>(&request.body)) {
    const bool nobody_routes = month.scenario.pipeline.routing_by == core::Routing::none;
    if (nobody_routes && update->stage == core::LifecycleStage::customer)
      team.unassigned(position, now);
  } else if (const auto* notice = std::get_if<core::NotifyOwner>(&request.body)) {
    if (is_ae(notice->owner))
      team.told_ae(position, notice->pool, notice->tier, now);
    else
      team.told(position, Role::owner,
                {notice->pool, whom(notice->owner, notice->pool), notice->tier, request.tier_key},
                now);
  } else if (const auto* extra = std::get_if<core::NotifyExtra>(&request.body)) {
    team.told(position, Role::extra, {extra->pool, extra->person, extra->tier, request.tier_key},
              now);
  } else if (const auto* start = std::get_if<core::StartOnboarding>(&request.body)) {
    const bool by_ae = month.scenario.pipeline.deals == core::DealRule::instead &&
                       month.customers[position].open_deal;
    if (by_ae || is_ae(start->owner))
      team.told_ae(position, start->pool, start->tier, now);
    else
      team.told(position, Role::owner, {start->pool, whom(start->owner, start->pool), start->tier},
                now);
  }
}

void miss_owner(MonthState& month, const core::Progress& progress, core::Time now) {
  if (progress.state == core::HandoffState::exception && core::is_unowned(progress.exception))
    month.team.unassigned(month.world.position(progress.subscription), now);
}

}  // namespace handoff::sim
