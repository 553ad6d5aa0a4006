// What each request does, and what its reply says.
#include "tests/evidence/schedules/receivers.hpp"

#include <algorithm>

namespace handoff::core::testing {
namespace {

// How far the sync's view of the CRM is behind.
Duration lag(std::uint32_t detail) { return minutes(detail % 8); }

}  // namespace

Receivers::Receivers(const Billing& billing) {
  for (const Account& account : billing.accounts) {
    Contact it;
    it.id = {account.subscription.value + 700};
    it.customer = account.customer;
    it.like = account.like;
    it.linked = account.like.known != Known::not_at_all && account.like.known != Known::twice;
    it.deal_open = account.like.deal;
    contacts.push_back(it);
  }
}

// Only effects that would be felt twice have keys here.
bool Receivers::done_before(const Request& request) {
  switch (request.ticket.operation) {
    case Operation::assign_owner:
    case Operation::notify_owner:
    case Operation::notify_ae:
    case Operation::notify_extra:
    case Operation::move_deal:
    case Operation::start_onboarding:
      break;
    default:
      return false;
  }
  if (!request.keyed) return false;
  const Key key{request.subscription, request.ticket.operation, request.tier_key};
  if (std::find(keys_.begin(), keys_.end(), key) != keys_.end()) return true;
  keys_.push_back(key);
  return false;
}

void Receivers::apply(const Request& request, Time now) {
  if (request.ticket.slot == kJobSlot || done_before(request)) return;
  Contact& contact = contact_of(request.subscription);
  switch (request.ticket.operation) {
    case Operation::update_contact:
      update(std::get<UpdateContact>(request.body), contact, now);
      return;
    case Operation::disenroll:
      contact.enrolled = false;
      return;
    case Operation::assign_owner:
      assign(request, contact);
      return;
    case Operation::notify_ae:
      ++contact.ae_notices;
      return;
    case Operation::move_deal:
      ++contact.deal_moves;
      contact.deal_open = false;
      return;
    case Operation::start_onboarding:
      ++contact.onboardings;
      contact.onboarded_by = std::get<StartOnboarding>(request.body).owner;
      return;
    default:
      return;
  }
}

// The newest facts stay, and the stage only goes forward.
void Receivers::update(const UpdateContact& update, Contact& contact, Time now) {
  contact.linked = true;
  if (update.stage > contact.stage) {
    contact.stage = update.stage;
    contact.customer_since = now;
  }
  if (update.as_of < contact.as_of) return;
  contact.as_of = update.as_of;
  contact.subscribed = update.subscribed;
}

void Receivers::assign(const Request& request, Contact& contact) {
  contact.owned = true;
  contact.owner = std::get<AssignOwner>(request.body).owner;
  for (auto& [tier, count] : contact.assignments) {
    if (tier == request.tier_key) {
      ++count;
      return;
    }
  }
  contact.assignments.emplace_back(request.tier_key, 1);
}

void Receivers::find(const FindContact& wanted, const Contact& contact, Reply& reply) const {
  const Known known = contact.like.known;
  const bool found =
      (known == Known::by_primary && wanted.by == FindBy::primary_email && wanted.email) ||
      (known == Known::by_secondary && wanted.by == FindBy::secondary_email && wanted.email) ||
      (contact.linked && wanted.by == FindBy::customer_id);
  if (found) {
    reply.body = ContactFound{contact.id, Time{}, contact.like.zone};
  } else {
    const bool several = known == Known::twice && wanted.by == FindBy::primary_email;
    reply.status = several ? ReplyStatus::ambiguous : ReplyStatus::not_found;
  }
}

void Receivers::sync_lists(Time as_of) {
  for (Contact& it : contacts) {
    if (it.stage == LifecycleStage::customer && it.customer_since <= as_of) it.enrolled = false;
  }
}

void Receivers::list_contacts() {
  crm_facts_.clear();
  for (const Contact& it : contacts) {
    if (it.linked)
      crm_facts_.push_back({it.customer, it.subscribed, it.stage, it.enrolled, it.owned});
  }
}

Reply Receivers::reply(const Request& request, const Billing& billing, Time now,
                       std::uint32_t detail) {
  Reply reply;
  reply.ticket = request.ticket;
  const bool job = request.ticket.slot == kJobSlot;
  const Contact& contact = job ? contacts.front() : contact_of(request.subscription);
  switch (request.ticket.operation) {
    case Operation::fetch_customer:
      reply.body = CustomerFound{{contact.customer.value}};
      break;
    case Operation::find_by_primary:
    case Operation::find_by_secondary:
    case Operation::find_by_customer:
      find(std::get<FindContact>(request.body), contact, reply);
      break;
    case Operation::fetch_usage:
      if (detail % 4 == 0)
        reply.status = ReplyStatus::not_found;
      else
        reply.body = UsageFound{{14, 3, 2}};
      break;
    case Operation::fetch_deal:
      if (contact.deal_open)
        reply.body = DealFound{{contact.id.value + 100}, {contact.id.value + 200}};
      else
        reply.status = ReplyStatus::not_found;
      break;
    case Operation::fetch_profile:
      reply.body =
          ProfileFound{detail % 8 == 0 ? Segment::strategic : Segment::smb, LeadSource::organic};
      break;
    case Operation::sync_lists:
      sync_lists(now - lag(detail));
      reply.body = ListsSynced{now - lag(detail)};
      break;
    case Operation::list_conversions: {
      const auto& window = std::get<ListConversions>(request.body);
      billing_facts_ = billing.list(window.from, window.to);
      reply.body = ConversionsListed{billing_facts_};
      break;
    }
    case Operation::list_contacts:
      list_contacts();
      reply.body = ContactsListed{crm_facts_};
      break;
    default:
      break;
  }
  return reply;
}

}  // namespace handoff::core::testing
