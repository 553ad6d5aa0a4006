// One line for each operation: the only place where requests are filled in.
#include "core/requests.hpp"

#include "core/mutant.hpp"

namespace handoff::core {
namespace {

// A change of plan says nothing about the stage.
LifecycleStage stage_of(const Handoff& it) {
  if (it.full_pass()) return LifecycleStage::customer;
  return broken(Mutant::stage_follows_event_order) ? LifecycleStage::trial
                                                   : LifecycleStage::unknown;
}

UpdateContact update_of(const Handoff& it) {
  return {.contact = it.contact,
          .stage = stage_of(it),
          .subscribed = it.told,
          .as_of = it.told_as_of,
          .trial_start = it.trial_start,
          .usage = it.usage,
          .partial = it.partial};
}

}  // namespace

RequestBody request_body(const Handoff& it, Operation operation) {
  switch (operation) {
    case Operation::fetch_customer:
      return FetchCustomer{it.customer};
    case Operation::find_by_primary:
      return FindContact{FindBy::primary_email, it.email, it.customer};
    case Operation::find_by_secondary:
      return FindContact{FindBy::secondary_email, it.email, it.customer};
    case Operation::find_by_customer:
      return FindContact{FindBy::customer_id, it.email, it.customer};
    case Operation::fetch_usage:
      return FetchUsage{it.customer, it.occurred};
    case Operation::fetch_deal:
      return FetchDeal{it.contact};
    case Operation::fetch_profile:
      return FetchProfile{it.contact};
    case Operation::update_contact:
      return update_of(it);
    case Operation::disenroll:
      return Disenroll{it.contact};
    case Operation::assign_owner:
      return AssignOwner{it.contact, it.owner, it.pool, it.tier};
    case Operation::notify_owner:
      return NotifyOwner{it.contact, it.owner, it.pool, it.tier};
    case Operation::notify_ae:
      return NotifyAe{it.contact, it.ae, it.deal};
    case Operation::notify_extra:
      return NotifyExtra{it.contact, it.extra, it.extra_pool, it.tier};
    case Operation::move_deal:
      return MoveDeal{it.deal, DealStage::won};
    case Operation::start_onboarding:
      return StartOnboarding{it.contact, it.owner, it.pool,   it.onboarding,
                             it.tier,    it.zone,  it.call_at};
    case Operation::poll_events:
    case Operation::sync_lists:
    case Operation::list_conversions:
    case Operation::list_contacts:
    case Operation::review_exceptions:
    case Operation::start_next:
      break;  // jobs, not a handoff's
  }
  return FetchCustomer{it.customer};
}

bool once_a_tier(Operation operation) {
  return operation == Operation::assign_owner || operation == Operation::notify_owner ||
         operation == Operation::notify_extra;
}

// FNV-1a, 32 bits.
std::uint32_t tier_key(std::string_view tier) {
  std::uint32_t hash = 0x811c9dc5u;
  for (const char letter : tier) hash = (hash ^ static_cast<unsigned char>(letter)) * 0x01000193u;
  return hash;
}

Actor actor_of(const PipelineConfig& config, Operation operation) {
  switch (operation) {
    case Operation::disenroll:
      return config.disenrolment.kind == Disenrolment::person ? Actor::person : Actor::system;
    case Operation::assign_owner:
    case Operation::notify_owner:
    case Operation::notify_extra:
      return config.routing_by == Routing::person ? Actor::person : Actor::system;
    case Operation::review_exceptions:
      return Actor::person;
    default:
      return config.trigger.kind == Trigger::person ? Actor::person : Actor::system;
  }
}

}  // namespace handoff::core
