// One line for each operation: the only place where requests are filled in.
#include "core/requests.hpp"

namespace handoff::core {
namespace {

PoolIndex pool_index(int pool) { return static_cast<PoolIndex>(pool); }

UpdateContact update_of(const Handoff& it) {
  return {.contact = it.contact,
          .stage = it.conversion ? LifecycleStage::customer : LifecycleStage::unknown,
          .subscribed = it.told,
          .as_of = it.occurred,
          .trial_start = it.trial_start,
          .usage = it.usage,
          .partial = it.partial};
}

}  // namespace

RequestBody request_body(const PipelineConfig& config, const Handoff& it, Operation operation) {
  const RoutingRow* row = it.tier == kNoTier ? nullptr : &config.routing[it.tier];
  const PoolIndex pool = row ? pool_index(row->pool) : PoolIndex{0};
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
      return AssignOwner{it.contact, it.owner, pool, it.tier};
    case Operation::notify_owner:
      return NotifyOwner{it.contact, it.owner, pool, it.tier};
    case Operation::notify_ae:
      return NotifyAe{it.contact, it.ae, it.deal};
    case Operation::notify_extra:
      return NotifyExtra{it.contact, it.extra, row ? pool_index(row->extra_pool) : PoolIndex{0},
                         it.tier};
    case Operation::move_deal:
      return MoveDeal{it.deal, DealStage::won};
    case Operation::start_onboarding:
      return StartOnboarding{it.contact, it.owner,
                             row ? row->onboarding : Onboarding::email_sequence, it.tier,
                             it.utc_offset_minutes};
  }
  return FetchCustomer{it.customer};
}

}  // namespace handoff::core
