// Receivers: CRM, mail tool and customer success of a schedule, and what really happened in them.
//
// An effect is done when a request is carried out, which need not be when, or whether, its reply
// arrives. A receiver does an effect once for each idempotency key; updating a contact and leaving
// the sequences are idempotent by themselves.
#pragma once

#include <cstdint>
#include <utility>
#include <vector>

#include "core/messages/messages.hpp"
#include "tests/evidence/schedules/billing.hpp"

namespace handoff::core::testing {

struct Contact {
  ContactId id;
  CustomerId customer;
  Customer like;
  bool linked = false;  // the CRM knows the processor's customer id
  LifecycleStage stage = LifecycleStage::trial;
  Subscribed subscribed;
  Time as_of{-1};
  Time customer_since = kNever;
  bool enrolled = true;
  bool owned = false;
  bool deal_open = false;
  bool by_hand = false;  // a person saw to owner and onboarding

  // The effects, counted.
  int onboardings = 0;
  int ae_notices = 0;
  int deal_moves = 0;
  std::vector<std::pair<std::uint32_t, int>> assignments;  // by tier key
  PersonId owner;
  PersonId onboarded_by;
};

class Receivers {
 public:
  explicit Receivers(const Billing& billing);

  // Carries a request out.
  void apply(const Request& request, Time now);

  // The reply of a receiver that is well. Lists that the reply points at live until the next call.
  Reply reply(const Request& request, const Billing& billing, Time now, std::uint32_t detail);

  Contact& contact_of(SubscriptionId subscription) { return contacts[place_of(subscription)]; }
  const Contact& contact_of(SubscriptionId subscription) const {
    return contacts[place_of(subscription)];
  }

  std::vector<Contact> contacts;  // in the order of billing's accounts

 private:
  struct Key {
    SubscriptionId subscription;
    Operation operation;
    std::uint32_t tier = 0;

    bool operator==(const Key&) const = default;
  };

  bool done_before(const Request& request);
  void update(const UpdateContact& update, Contact& contact, Time now);
  void assign(const Request& request, Contact& contact);
  void find(const FindContact& wanted, const Contact& contact, Reply& reply) const;
  void sync_lists(Time as_of);
  void list_contacts();

  std::vector<Key> keys_;
  std::vector<BillingFact> billing_facts_;
  std::vector<CrmFact> crm_facts_;
};

}  // namespace handoff::core::testing
