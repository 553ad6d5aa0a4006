// Billing: the payment processor of a schedule. It is the truth about who converted, and to which
// plan.
//
// Each step of a customer's life makes the events that the processor would send. What becomes of an
// event is the world's matter: it may be delivered late, in another order, twice, or (where
// reconciliation would notice) never.
#pragma once

#include <cstddef>
#include <string>
#include <vector>

#include "core/messages/messages.hpp"
#include "tests/evidence/schedules/setup.hpp"

namespace handoff::core::testing {

struct Account {
  SubscriptionId subscription;
  CustomerId customer;
  Customer like;
  SubscriptionStatus status = SubscriptionStatus::none;
  Subscribed subscribed;
  Time changed;  // what is subscribed
  Time converted = kNever;
  bool free_time = false;  // a trial that began after the subscription did
  bool free_plan = false;
  bool owes_invoice = false;  // the conversion's charge follows later, as it does in life

  bool paying() const { return converted != kNever && status != SubscriptionStatus::canceled; }
};

// Where a subscription stands in the lists of accounts, contacts and tracks.
inline std::size_t place_of(SubscriptionId id) { return static_cast<std::size_t>(id.value - 1); }

struct Posted {
  PaymentEvent event;
  int account = 0;
  bool converts = false;  // one of the conversion's signals
  bool delivered = false;
  bool lost = false;
  Time delivered_at{};  // the last time
};

class Billing {
 public:
  explicit Billing(std::uint32_t setup);

  // The next thing in a customer's life; `choice` decides where there is a choice. What happened,
  // in words, or nothing.
  std::string live(int account, std::uint32_t choice, Time now);

  // Sends the first invoices that are still owed.
  void settle(Time now);

  // Conversions, and changes of what converted customers subscribe to, in the window.
  std::vector<BillingFact> list(Time from, Time to) const;

  Time clock() const { return clock_; }

  std::vector<Account> accounts;
  std::vector<Posted> events;

 private:
  PaymentEvent& post(int account, EventType type, Time now, bool converts = false);
  PaymentEvent& post_update(int account, SubscriptionStatus previous, Time now,
                            bool converts = false);
  void post_invoice(int account, Money paid, BillingReason reason, Time now, bool converts = false);
  void change_plan(int account, std::uint32_t choice, Time now);
  void convert(int account, bool charge_later, Time now);
  void pay_first_invoice(int account, Time now);
  void begin(int account, std::uint32_t detail, Time now);
  std::string end_trial(int account, std::uint32_t what, std::uint32_t detail, Time now);
  void turn(int account, SubscriptionStatus status, Time now);
  void convert_late(int account, Time now);
  void charge_fails(int account, Time now);
  void charge_recovers(int account, Time now);

  Time clock_{};  // of the newest event: no two are of the same moment
  std::uint64_t next_id_ = 1;
};

}  // namespace handoff::core::testing
