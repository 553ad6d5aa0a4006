// Each effect on a customer's state.
#include "sim/world/systems/effects.hpp"

#include <algorithm>
#include <limits>

#include "sim/world/base/mutant.hpp"

namespace handoff::sim {
namespace {

constexpr auto kMostRepeats = std::numeric_limits<decltype(Once::repeats)>::max();

}  // namespace

void Effects::happen(const core::Request& request, core::TierIndex tier, Once& effect) {
  const bool looks = request.keyed && !broken(WorldMutant::key_not_looked_at);
  if (looks && effect.knows(request.tier_key)) return;
  const bool anew = request.keyed && effect.key != request.tier_key;
  if (effect.happened && effect.tier == tier && !anew) {
    breaches_.duplicate_effects.add(now_);
    if (effect.repeats < kMostRepeats) ++effect.repeats;
  }
  effect.key_before = effect.happened ? effect.key : request.tier_key;
  effect.happened = true;
  effect.tier = tier;
  effect.key = request.tier_key;
}

// The CRM keeps the newest facts, and its stage never moves backward.
void Effects::send(const core::Request& request, const core::UpdateContact& body) {
  if (body.stage != core::LifecycleStage::unknown && body.stage < state_.stage)
    breaches_.stage_backward.add(now_);
  state_.stage = std::max(state_.stage, body.stage);
  if (state_.stage >= core::LifecycleStage::customer) enter(request);
  state_.informed = state_.informed || !body.partial;
  state_.updated = now_;
  if (body.as_of < state_.as_of && !broken(WorldMutant::older_write_wins)) return;
  state_.as_of = body.as_of;
  state_.subscribed = body.subscribed;
}

void Effects::enter(const core::Request& request) {
  if (state_.entered != core::kNever) return;
  state_.entered = now_;
  state_.entered_by_hand = request.by == core::Actor::person;
}

void Effects::send(const core::Request&, const core::Disenroll&) { state_.leave(now_); }

void Effects::send(const core::Request& request, const core::AssignOwner& body) {
  if (state_.assigned == core::kNever) {
    state_.assigned = now_;
    state_.assigned_by_rules = request.by == core::Actor::system;
  }
  happen(request, body.tier, state_.owner);
  if (state_.owner.key == request.tier_key) state_.owner_pool = body.pool;
}

void Effects::send(const core::Request& request, const core::NotifyOwner& body) {
  happen(request, body.tier, state_.owner_notice);
}

void Effects::send(const core::Request& request, const core::NotifyExtra& body) {
  happen(request, body.tier, state_.extra_notice);
}

void Effects::send(const core::Request& request, const core::NotifyAe&) {
  happen(request, core::kNoTier, state_.ae_notice);
}

// A call is booked up to two weeks ahead, by the hours of that day: a change of shift in between moves none.
bool Effects::is_on_shift(core::PoolIndex pool, core::Time at) const {
  constexpr core::Duration kAhead = core::days(14);
  const auto is_open = [&](const core::OpenHours& hours, int zone) {
    return core::is_open(hours, clocks_[static_cast<std::size_t>(zone)], at);
  };
  const core::Pool& own = config_.pools[pool];
  if (shifts_.empty()) return is_open(own.shift, own.zone);
  const std::vector<PoolShift>& shifts = shifts_[pool];
  for (std::size_t it = 0; it < shifts.size(); ++it) {
    const bool is_over = it + 1 < shifts.size() && shifts[it + 1].from + kAhead <= at;
    if (shifts[it].from > at || is_over) continue;
    if (is_open(shifts[it].hours, shifts[it].zone)) return true;
  }
  return false;
}

void Effects::send(const core::Request& request, const core::StartOnboarding& body) {
  if (body.call_at != core::kNever) {
    const auto zone = body.zone < config_.zones.size() ? body.zone : core::ZoneIndex{0};
    const bool awake = core::is_open(config_.customer_hours, clocks_[zone], body.call_at);
    if (!awake || !is_on_shift(body.pool, body.call_at)) breaches_.quiet_calls.add(now_);
  }
  happen(request, core::kNoTier, state_.onboarding);
}

}  // namespace handoff::sim
