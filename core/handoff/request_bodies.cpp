// One line for each operation: the only place where requests are filled in.
#include "core/handoff/request_bodies.hpp"

#include <cassert>

#include "core/base/mutant.hpp"

namespace handoff::core {
namespace {

// A change of plan says nothing about the stage.
LifecycleStage stage_of(const Handoff& it) {
  if (it.full_pass()) return LifecycleStage::customer;
  return broken(Mutant::stage_follows_event_order) ? LifecycleStage::trial
                                                   : LifecycleStage::unknown;
}

// Field by field into its place, as it is too big for a copy from the stack to be cheap.
void fill_update(UpdateContact& update, const Handoff& it) {
  update.contact = it.contact;
  update.subscribed = it.told;
  update.as_of = it.told_as_of;
  update.trial_start = it.trial_start;
  update.usage = it.usage;
  update.stage = stage_of(it);
  update.partial = it.partial;
}

bool by_a_person(const PipelineConfig& config, DoneBy by) {
  switch (by) {
    case DoneBy::trigger:
      return config.trigger.kind == Trigger::person;
    case DoneBy::disenrolment:
      return config.disenrolment.kind == Disenrolment::person;
    case DoneBy::routing:
      return config.routing_by == Routing::person;
    case DoneBy::always_a_person:
      return true;
  }
  assert(false && "no such rule");
  return true;
}

}  // namespace

void fill(RequestBody& body, const Handoff& it, Operation operation) {
  switch (operation) {
    case Operation::fetch_customer:
      body.emplace<FetchCustomer>(FetchCustomer{it.customer});
      return;
    case Operation::find_by_primary:
      body.emplace<FindContact>(FindContact{FindBy::primary_email, it.email, it.customer});
      return;
    case Operation::find_by_secondary:
      body.emplace<FindContact>(FindContact{FindBy::secondary_email, it.email, it.customer});
      return;
    case Operation::find_by_customer:
      body.emplace<FindContact>(FindContact{FindBy::customer_id, it.email, it.customer});
      return;
    case Operation::fetch_usage:
      body.emplace<FetchUsage>(FetchUsage{it.customer, it.occurred});
      return;
    case Operation::fetch_deal:
      body.emplace<FetchDeal>(FetchDeal{it.contact});
      return;
    case Operation::fetch_profile:
      body.emplace<FetchProfile>(FetchProfile{it.contact});
      return;
    case Operation::update_contact:
      fill_update(body.emplace<UpdateContact>(), it);
      return;
    case Operation::disenroll:
      body.emplace<Disenroll>(Disenroll{it.contact});
      return;
    case Operation::assign_owner:
      body.emplace<AssignOwner>(AssignOwner{it.contact, it.owner, it.pool, it.tier});
      return;
    case Operation::notify_owner:
      body.emplace<NotifyOwner>(NotifyOwner{it.contact, it.owner, it.pool, it.tier});
      return;
    case Operation::notify_ae:
      body.emplace<NotifyAe>(NotifyAe{it.contact, it.ae, it.deal});
      return;
    case Operation::notify_extra:
      body.emplace<NotifyExtra>(NotifyExtra{it.contact, it.extra, it.extra_pool, it.tier});
      return;
    case Operation::move_deal:
      body.emplace<MoveDeal>(MoveDeal{it.deal, DealStage::won});
      return;
    case Operation::start_onboarding:
      body.emplace<StartOnboarding>(StartOnboarding{it.contact, it.owner, it.pool, it.onboarding,
                                                    it.tier, it.zone, it.call_at});
      return;
    case Operation::poll_events:
    case Operation::sync_lists:
    case Operation::list_conversions:
    case Operation::list_contacts:
    case Operation::review_exceptions:
    case Operation::start_next:
      break;  // jobs, not a handoff's
  }
  assert(false && "a handoff does not ask for this");
}

// FNV-1a, 32 bits.
std::uint32_t tier_key(std::string_view tier) {
  std::uint32_t hash = 0x811c9dc5u;
  for (const char letter : tier) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x01000193u;
  return hash;
}

Actor actor_of(const PipelineConfig& config, Operation operation) {
  return by_a_person(config, info(operation).by) ? Actor::person : Actor::system;
}

}  // namespace handoff::core
