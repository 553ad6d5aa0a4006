// Carrying out requests in simulated time.
#include "sim/world/world.hpp"

#include "sim/purpose.hpp"
#include "sim/world/addresses.hpp"

namespace handoff::sim {
namespace {

// A contact has the id of its customer, a deal and its AE too: there is one of each at most.
core::ContactId contact_of(const Customer& customer) { return {customer.trial + 1u}; }

}  // namespace

World::World(const Scenario& scenario)
    : scenario_(scenario),
      processor_(scenario.apis.processor),
      crm_(scenario.apis.crm),
      product_(scenario.apis.product),
      marketing_(scenario.apis.marketing),
      team_(scenario.apis.team),
      position_(static_cast<std::size_t>(scenario.cohort.trials)) {}

void World::start(StreamKey replication, const std::vector<Customer>& customers) {
  replication_ = replication;
  customers_ = &customers;
  for (std::uint32_t at = 0; at < customers.size(); ++at) position_[customers[at].trial] = at;
  states_.assign(customers.size(), {});
  calls_.clear();
  free_calls_.clear();
  for (ApiModel* api : {&processor_, &crm_, &product_, &marketing_, &team_}) api->clear();
  duplicate_effects_ = calls_sent_ = calls_completed_ = 0;
}

ApiModel& World::api_for(core::Operation operation) {
  using core::Operation;
  switch (operation) {
    case Operation::fetch_customer:
      return processor_;
    case Operation::fetch_usage:
      return product_;
    case Operation::find_by_primary:
    case Operation::find_by_secondary:
    case Operation::find_by_customer:
    case Operation::fetch_deal:
    case Operation::update_contact:
    case Operation::assign_owner:
    case Operation::move_deal:
      return crm_;
    case Operation::fetch_profile:
    case Operation::disenroll:
      return marketing_;
    case Operation::notify_owner:
    case Operation::notify_ae:
    case Operation::notify_extra:
    case Operation::start_onboarding:
      return team_;
  }
  return crm_;
}

World::Scheduled World::send(const core::Request& request, core::Time now) {
  if (free_calls_.empty()) {
    free_calls_.push_back(static_cast<std::uint32_t>(calls_.size()));
    calls_.emplace_back();
  }
  const std::uint32_t slot = free_calls_.back();
  free_calls_.pop_back();
  const Stream stream =
      replication_.stream(request.subscription.value, call_purpose(request.ticket));
  const CallFate fate = api_for(request.ticket.operation).call(now, request.timeout, stream);
  calls_[slot] = {request, fate};
  ++calls_sent_;
  return {slot, now + fate.after};
}

core::Reply World::complete(std::uint32_t slot) {
  const Call& call = calls_[slot];
  const std::uint32_t at = position(call.request.subscription);
  if (call.fate.applied) {
    Effects effects(states_[at]);
    core::deliver(call.request, effects);
    duplicate_effects_ += effects.duplicates();
  }
  ++calls_completed_;
  free_calls_.push_back(slot);
  return answer(call, (*customers_)[at]);
}

core::Reply World::answer(const Call& call, const Customer& customer) const {
  core::Reply reply;
  reply.ticket = call.request.ticket;
  reply.status = call.fate.status;
  reply.jitter = call.fate.jitter;
  reply.retry_after = call.fate.retry_after;
  if (reply.status != core::ReplyStatus::ok) return reply;

  const core::RequestBody& body = call.request.body;
  if (std::holds_alternative<core::FetchCustomer>(body))
    reply.body = core::CustomerFound{payment_email(customer, scenario_.pipeline.identity)};
  if (const auto* find = std::get_if<core::FindContact>(&body))
    return search(reply, *find, customer);
  if (std::holds_alternative<core::FetchUsage>(body)) reply.body = core::UsageFound{customer.usage};
  if (std::holds_alternative<core::FetchDeal>(body)) {
    if (customer.open_deal)
      reply.body = core::DealFound{{customer.trial + 1u}, {customer.trial + 1u}};
    else
      reply.status = core::ReplyStatus::not_found;
  }
  if (std::holds_alternative<core::FetchProfile>(body)) reply.body = core::ProfileFound{};
  return reply;
}

core::Reply World::search(core::Reply reply, const core::FindContact& body,
                          const Customer& customer) const {
  const core::IdentityPolicy policy = scenario_.pipeline.identity;
  const bool matches =
      body.by == core::FindBy::primary_email     ? body.email == primary_email(customer, policy)
      : body.by == core::FindBy::secondary_email ? body.email == secondary_email(customer, policy)
                                                 : customer.found_by_customer_id;
  if (matches)
    reply.body =
        core::ContactFound{contact_of(customer), customer.signed_up, customer.utc_offset_minutes};
  else
    reply.status = core::ReplyStatus::not_found;
  return reply;
}

}  // namespace handoff::sim
