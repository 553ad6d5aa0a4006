// Each effect on a customer's state.
#include "sim/world/effects.hpp"

#include <algorithm>

namespace handoff::sim {

bool Effects::repeated(const core::Request& request, bool done) {
  if (done && !request.keyed) ++duplicates_;
  return done;
}

// The CRM keeps the newest facts, and its stage never moves backward.
void Effects::send(const core::Request&, const core::UpdateContact& body) {
  state_.stage = std::max(state_.stage, body.stage);
  if (body.as_of < state_.as_of) return;
  state_.as_of = body.as_of;
  state_.subscribed = body.subscribed;
}

void Effects::send(const core::Request&, const core::Disenroll&) { state_.enrolled = false; }

void Effects::send(const core::Request& request, const core::AssignOwner& body) {
  if (!repeated(request, state_.owner_tier == body.tier)) state_.owner_tier = body.tier;
}

void Effects::send(const core::Request& request, const core::NotifyOwner& body) {
  if (!repeated(request, state_.owner_notice_tier == body.tier))
    state_.owner_notice_tier = body.tier;
}

void Effects::send(const core::Request& request, const core::NotifyExtra& body) {
  if (!repeated(request, state_.extra_notice_tier == body.tier))
    state_.extra_notice_tier = body.tier;
}

void Effects::send(const core::Request& request, const core::NotifyAe&) {
  if (!repeated(request, state_.ae_told)) state_.ae_told = true;
}

void Effects::send(const core::Request& request, const core::StartOnboarding&) {
  if (!repeated(request, state_.onboarding)) state_.onboarding = true;
}

}  // namespace handoff::sim
