// Carrying out requests in simulated time.
#include "sim/world/world.hpp"

#include <algorithm>
#include <cassert>
#include <numeric>

#include "sim/scenario/period.hpp"
#include "sim/scenario/purpose.hpp"
#include "sim/world/base/mutant.hpp"
#include "sim/world/mail/addresses.hpp"
#include "sim/world/systems/systems.hpp"

namespace handoff::sim {
namespace {

// The deal's AE, who is nobody of a pool: a person's id begins with the pool.
core::PersonId ae_of(const Customer& customer) {
  return {(std::uint64_t{core::kUnpooled} << 32) | number_of(customer)};
}

}  // namespace

World::World(const Scenario& scenario)
    : scenario_(scenario),
      clocks_(core::clocks_of(scenario.pipeline.zones)),
      incidents_(scenario),
      staff_(scenario.staff, scenario.pipeline.zones, period_of(scenario).begins - core::days(2)),
      addresses_(scenario.pipeline.identity) {
  for (std::size_t system = 0; system < kSystems; ++system)
    apis_.emplace_back(api_of(scenario.apis, static_cast<System>(system)), scenario.start);
  if (scenario.horizon.shifts.empty()) return;
  for (std::size_t pool = 0; pool < scenario.pipeline.pools.size(); ++pool)
    shifts_.push_back(shifts_of(scenario, pool));
}

void World::start(StreamKey replication, const std::vector<Customer>& customers) {
  replication_ = replication;
  customers_ = &customers;
  for (std::uint32_t at = 0; at < customers.size(); ++at) {
    const std::size_t trial = customers[at].trial, block = trial >> kBlockBits;
    if (position_.size() <= block) position_.resize(block + 1);
    const std::size_t place = trial & ((1u << kBlockBits) - 1);
    if (position_[block].size() <= place) position_[block].resize(place + 1);
    position_[block][place] = at;
  }
  by_conversion_.resize(customers.size());
  std::iota(by_conversion_.begin(), by_conversion_.end(), 0u);
  std::sort(by_conversion_.begin(), by_conversion_.end(),
            [&customers](std::uint32_t a, std::uint32_t b) {
              return customers[a].converted != customers[b].converted
                         ? customers[a].converted < customers[b].converted
                         : a < b;
            });
  states_.assign(customers.size(), {});
  calls_.clear();
  free_calls_.clear();
  for (std::size_t system = 0; system < kSystems; ++system)
    apis_[system].clear(replication.child(kBackgroundEntities + system));
  incidents_.start(replication);
  last_message_ = 0;
  last_message_at_ = core::Time{-1};
  staff_.clear();
  breaches_ = {};
  calls_sent_ = calls_completed_ = 0;
}

// ---- sending ----

World::Scheduled World::send(const core::Request& request, core::Time now) {
  if (free_calls_.empty()) {
    free_calls_.push_back(static_cast<std::uint32_t>(calls_.size()));
    calls_.emplace_back();
  }
  const std::uint32_t slot = free_calls_.back();
  free_calls_.pop_back();
  ++calls_sent_;
  if (is_message(request)) {
    calls_[slot] = {request, {}, slot, {}};
    return leave_message(slot, now);
  }
  calls_[slot] = {request, decide(request, now), slot, {}};
  Call& call = calls_[slot];
  call.apart = call.fate.applied && call.fate.effect != call.fate.after;
  const core::Time effect = call.apart ? now + call.fate.effect : core::kNever;
  return {slot, now + call.fate.after, false, effect};
}

// A handoff's tries have streams of their own; a job's are told apart by when they happen.
CallFate World::decide(const core::Request& request, core::Time now) {
  const StreamKey entity = replication_.entity(request.subscription.value);
  const bool job = !request.subscription;
  Stream stream = (job ? entity.child(static_cast<std::uint64_t>(now.us)) : entity)
                      .stream(call_purpose(request.ticket));
  if (!by_hand(request)) {
    const core::Operation operation = request.ticket.operation;
    const System system = system_of(operation);
    ApiModel& api = apis_[static_cast<std::size_t>(system)];
    // A person would wait for weeks until a colleague is done, but not for a system's answer.
    const core::Duration patience = std::min(request.timeout, scenario_.pipeline.retry.timeout);
    const core::ReplyStatus incident =
        scenario_.incidents.empty() ? core::ReplyStatus::ok : incidents_.answer(system, now);
    return api.call(now, patience, stream, kind_of(operation), incident);
  }
  CallFate fate;
  fate.applied = true;
  fate.after = fate.effect = do_by_hand(request, now, stream) - now;
  return fate;
}

// ---- people ----

// What a person looks up takes no longer than the system's answer; what they write is a task.
bool World::by_hand(const core::Request& request) const {
  using core::Operation;
  if (request.by != core::Actor::person) return false;
  switch (request.ticket.operation) {
    case Operation::poll_events:
    case Operation::update_contact:
    case Operation::disenroll:
    case Operation::assign_owner:
    case Operation::notify_owner:
    case Operation::notify_extra:
    case Operation::review_exceptions:
      return true;
    default:
      return false;
  }
}

// Who goes through the conversions has the customer before them. Whoever assigns, and whoever only
// leaves the sequences for a pipeline that does the rest, gets a message.
bool World::is_message(const core::Request& request) const {
  using core::Operation;
  if (request.by != core::Actor::person) return false;
  switch (request.ticket.operation) {
    case Operation::assign_owner:
    case Operation::notify_owner:
    case Operation::notify_extra:
      return true;
    case Operation::disenroll:
      return scenario_.pipeline.trigger.kind != core::Trigger::person;
    default:
      return false;
  }
}

core::Time World::do_by_hand(const core::Request& request, core::Time now, Stream& stream) {
  if (std::holds_alternative<core::PollEvents>(request.body)) return staff_.next_round(now);
  if (const auto* review = std::get_if<core::ReviewExceptions>(&request.body))
    return staff_.do_tasks(now, review->open, stream);
  return staff_.do_task(now, stream);
}

// Who assigns a customer also tells the people: one message and one task for what the pipeline asks
// for at the same moment.
World::Scheduled World::leave_message(std::uint32_t slot, core::Time now) {
  Call& call = calls_[slot];
  const core::SubscriptionId customer = call.request.subscription;
  Stream stream = replication_.entity(customer.value).stream(call_purpose(call.request.ticket));
  call.fate.applied = true;
  const Call& last = calls_[last_message_];
  const bool together = last_message_at_ == now && last.request.subscription == customer &&
                        call.request.ticket.operation != core::Operation::disenroll &&
                        last.request.ticket.operation != core::Operation::disenroll;
  if (together) {
    call.together = last.together;
    return {slot, last_message_read_, true};
  }
  call.fate.after = staff_.draw_task(stream);
  last_message_ = slot;
  last_message_at_ = now;
  last_message_read_ = staff_.reads(now, stream);
  return {slot, last_message_read_, true};
}

core::Time World::read(std::uint32_t slot, core::Time now) {
  assert(slot < calls_.size());
  Call& call = calls_[slot];
  call.done =
      call.together == slot ? staff_.do_task(now, call.fate.after) : calls_[call.together].done;
  return call.done;
}

// ---- completing ----

core::Reply World::complete(std::uint32_t slot, core::Time now) {
  assert(slot < calls_.size() && calls_completed_ < calls_sent_);
  const Call& call = calls_[slot];
  ++calls_completed_;
  end_half(slot);
  if (took_effect(slot)) happen(call.request, now);
  if (call.request.subscription)
    return answer(call, (*customers_)[position(call.request.subscription)]);
  core::Reply reply;
  reply.ticket = call.request.ticket;
  reply.status = call.fate.status;
  reply.jitter = call.fate.jitter;
  reply.retry_after = call.fate.retry_after;
  if (reply.status == core::ReplyStatus::ok) answer_job(call.request, reply, now);
  return reply;
}

void World::take_effect(std::uint32_t slot, core::Time now) {
  assert(slot < calls_.size() && calls_[slot].apart);
  end_half(slot);
  happen(calls_[slot].request, now);
}

// A slot is free when both have come, the reply and the effect.
void World::end_half(std::uint32_t slot) {
  Call& call = calls_[slot];
  if (!call.apart || call.half_over) free_calls_.push_back(slot);
  call.half_over = true;
}

// What a request changes in the systems.
void World::happen(const core::Request& request, core::Time now) {
  if (request.subscription) {
    CustomerState& state = states_[position(request.subscription)];
    Effects effects(state, scenario_.pipeline, clocks_, now, breaches_, shifts_);
    core::deliver(request, effects);
  } else if (std::holds_alternative<core::SyncLists>(request.body)) {
    for (CustomerState& state : states_) {
      if (state.stage >= core::LifecycleStage::customer) state.leave(now);
    }
  }
}

core::Reply World::answer(const Call& call, const Customer& customer) {
  core::Reply reply;
  reply.ticket = call.request.ticket;
  reply.status = call.fate.status;
  reply.jitter = call.fate.jitter;
  reply.retry_after = call.fate.retry_after;
  if (reply.status != core::ReplyStatus::ok) return reply;

  switch (call.request.ticket.operation) {
    case core::Operation::fetch_customer:
      reply.body = core::CustomerFound{addresses_.payment(customer)};
      break;
    case core::Operation::find_by_primary:
    case core::Operation::find_by_secondary:
    case core::Operation::find_by_customer:
      search(reply, std::get<core::FindContact>(call.request.body), customer);
      break;
    case core::Operation::fetch_usage:
      if (customer.usage_known)
        reply.body = core::UsageFound{customer.usage};
      else
        reply.status = core::ReplyStatus::not_found;
      break;
    case core::Operation::fetch_deal:
      if (customer.open_deal)
        reply.body = core::DealFound{deal_of(customer), ae_of(customer)};
      else
        reply.status = core::ReplyStatus::not_found;
      break;
    case core::Operation::fetch_profile:
      reply.body = core::ProfileFound{customer.segment, core::LeadSource::unknown};
      break;
    default:
      break;
  }
  return reply;
}

void World::search(core::Reply& reply, const core::FindContact& body, const Customer& customer) {
  const bool matches =
      body.by == core::FindBy::primary_email     ? body.email == addresses_.primary(customer)
      : body.by == core::FindBy::secondary_email ? body.email == addresses_.secondary(customer)
                                                 : customer.found_by_customer_id;
  if (matches)
    reply.body = core::ContactFound{contact_of(customer), customer.signed_up, customer.zone};
  else
    reply.status = core::ReplyStatus::not_found;
}

// ---- the jobs ----

void World::answer_job(const core::Request& request, core::Reply& reply, core::Time now) {
  if (const auto* window = std::get_if<core::ListConversions>(&request.body)) {
    list_conversions(window->from, window->to);
    reply.body = core::ConversionsListed{billing_};
  } else if (const auto* contacts = std::get_if<core::ListContacts>(&request.body)) {
    list_contacts(contacts->from, contacts->to, now);
    reply.body = core::ContactsListed{contacts_};
  } else if (std::holds_alternative<core::SyncLists>(request.body)) {
    reply.body = core::ListsSynced{now};
  }
}

void World::list_conversions(core::Time from, core::Time to) {
  billing_.clear();
  const auto before = [this](std::uint32_t at, core::Time time) {
    return (*customers_)[at].converted < time;
  };
  const auto first = std::lower_bound(by_conversion_.begin(), by_conversion_.end(), from, before);
  for (auto at = first; at != by_conversion_.end() && (*customers_)[*at].converted < to; ++at) {
    const Customer& customer = (*customers_)[*at];
    billing_.push_back({subscription_of(customer), account_of(customer), customer.converted,
                        customer.converted, customer.subscribed});
  }
}

// The CRM's search does not see what was written a moment ago.
void World::list_contacts(core::Time from, core::Time to, core::Time now) {
  list_conversions(from, to);
  contacts_.clear();
  for (const core::BillingFact& billing : billing_) {
    const CustomerState& state = states_[position(billing.subscription)];
    const bool seen = now - state.updated >= scenario_.apis.crm_search_delay ||
                      broken(WorldMutant::search_without_delay);
    if (state.stage < core::LifecycleStage::customer || !seen) continue;
    contacts_.push_back(
        {billing.customer, state.subscribed, state.stage, state.enrolled, state.owner.happened});
  }
}

// A person who looks into it finds the contact, or settles the matter with the customer by hand.
core::Resolution World::review(const core::ExceptionRecord& record) const {
  const Customer& customer = (*customers_)[position(record.subscription)];
  Stream stream = replication_.stream(record.subscription.value, Purpose::review);
  const bool found = core::is_mismatch(record.kind) && stream.chance(scenario_.staff.finds_contact);
  return {record.subscription, record.kind, found ? contact_of(customer) : core::ContactId{}};
}

}  // namespace handoff::sim
