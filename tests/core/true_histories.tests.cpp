// True histories of subscriptions, told in any order, twice, or only in part: never two
// conversions, never one without a trial, and the same monthly revenue at the end.
#include <algorithm>
#include <string>
#include <vector>

#include "core/dry_run.hpp"
#include "core/messages/explain.hpp"
#include "tests/catch.hpp"
#include "tests/core/draws.hpp"

using namespace handoff::core;
using namespace handoff::tests;

namespace {

using Status = SubscriptionStatus;

constexpr Time kStart{1'772'452'800'000'000};

struct History {
  std::vector<PaymentEvent> events;
  bool trial = false;      // it had one
  bool converts = false;   // and was paid for, or called active, after it
  bool cancelled = false;  // at the end
};

// A subscription's life, step by step, as the processor would tell it.
class Life {
 public:
  explicit Life(Draws& draws) : draws_(draws) {
    subscribed_ = {{1}, dollars(49), {}, true};
    if (chance(4)) {
      subscribed_.priced = false;
      subscribed_.mrr = {};
    }
  }

  History told() {
    if (chance(4)) {
      buy();
    } else {
      begin_trial();
      end_trial();
    }
    for (std::uint32_t month = draws_.below(4); month > 0 && paying_; --month) live_on();
    history_.cancelled = status_ == Status::canceled;
    return history_;
  }

 private:
  bool chance(std::uint32_t in) { return draws_.below(in) == 0; }
  void pass(Duration time) { now_ = now_ + time; }

  PaymentEvent& post(EventType type) {
    PaymentEvent it;
    it.id = {history_.events.size() + 1};
    it.subscription = {7};
    it.customer = {70};
    it.created = now_;
    it.type = type;
    it.status = status_;
    it.subscribed = subscribed_;
    it.had_trial = trial_end_ != kNever;
    it.trial_end = trial_end_;
    it.late_trial = late_trial_;
    it.free_plan = free_plan_;
    history_.events.push_back(it);
    return history_.events.back();
  }

  PaymentEvent& turn(Status status) {
    const Status before = status_;
    status_ = status;
    PaymentEvent& it = post(EventType::subscription_updated);
    it.previous_status = before;
    return it;
  }

  void invoice(Money amount, BillingReason reason, bool recurring = true) {
    PaymentEvent& it = post(EventType::invoice_paid);
    it.status = Status::none;
    it.had_trial = false;
    it.trial_end = kNever;
    it.amount_paid = amount;
    it.billing_reason = reason;
    it.recurring_paid = recurring;
    it.subscribed.priced = recurring && amount > Money{};
    it.subscribed.mrr = it.subscribed.priced ? amount : Money{};
  }

  Money price() const { return subscribed_.priced ? subscribed_.mrr : dollars(37); }

  void fail_charge() {
    PaymentEvent& it = post(EventType::invoice_payment_failed);
    it.status = Status::none;
    it.had_trial = false;
    it.trial_end = kNever;
  }

  void buy() {
    status_ = Status::active;
    paying_ = true;
    if (chance(2)) {
      status_ = Status::incomplete;
      post(EventType::subscription_created);
      turn(Status::active);
    } else {
      post(EventType::subscription_created);
    }
    invoice(price(), BillingReason::subscription_create);
  }

  void begin_trial() {
    history_.trial = true;
    trial_end_ = now_ + days(14);
    status_ = Status::trialing;
    post(EventType::subscription_created);
    invoice(chance(3) ? dollars(1) : Money{}, BillingReason::subscription_create, false);
    pass(days(2));
    if (chance(3)) change_plan();
    pass(days(9));
    if (chance(2)) post(EventType::trial_will_end);
    pass(days(3));
  }

  void change_plan() {
    subscribed_.plan = {subscribed_.plan.value + 1};
    if (subscribed_.priced) subscribed_.mrr = subscribed_.mrr + dollars(10);
    post(EventType::subscription_updated).items_changed = true;
  }

  void end_trial() {
    switch (draws_.below(6)) {
      case 0:
        return cancel();
      case 1:  // no card: a pause, and perhaps a card later
        turn(Status::paused);
        pass(days(5));
        if (chance(2)) return cancel();
        return convert(Status::active);
      case 2:  // the card fails, and perhaps works later
        fail_charge();
        turn(Status::past_due);
        pass(days(3));
        if (chance(2)) return cancel();
        return convert(Status::active);
      case 3:
        free_plan_ = true;
        subscribed_ = {{9}, {}, {}, true};
        turn(Status::active).items_changed = true;
        return;
      default:
        return convert(Status::active);
    }
  }

  void convert(Status status) {
    history_.converts = paying_ = true;
    turn(status);
    pass(hours(1));
    invoice(price(), BillingReason::subscription_cycle);
  }

  void live_on() {
    pass(days(15));
    if (chance(3)) change_plan();
    pass(days(15));
    switch (draws_.below(5)) {
      case 0:
        return cancel();
      case 1:
        fail_charge();
        turn(Status::past_due);
        pass(days(2));
        turn(Status::active);
        return invoice(price(), BillingReason::subscription_cycle);
      case 2: {
        trial_end_ = now_ + days(30);
        late_trial_ = true;
        turn(Status::trialing);
        pass(days(30));
        turn(Status::active);
        pass(hours(1));
        return invoice(price(), BillingReason::subscription_cycle);
      }
      default:
        return invoice(price(), BillingReason::subscription_cycle);
    }
  }

  void cancel() {
    status_ = Status::canceled;
    paying_ = false;
    post(EventType::subscription_deleted);
  }

  Draws& draws_;
  History history_;
  Time now_ = kStart;
  Time trial_end_ = kNever;
  Subscribed subscribed_;
  Status status_ = Status::none;
  bool paying_ = false;
  bool late_trial_ = false;
  bool free_plan_ = false;
};

struct Outcome {
  int conversions = 0;
  Subscribed subscribed;
  std::string decisions;
};

Outcome told(const std::vector<PaymentEvent>& events) {
  Outcome outcome;
  DryRun run(default_config());
  for (const PaymentEvent& event : events) {
    const Verdict verdict = run.take(event).verdict;
    if (verdict.decision == Decision::converted) ++outcome.conversions;
    if (verdict.reason != Reason::event_seen_before) outcome.subscribed = verdict.subscribed;
    outcome.decisions += std::string(name(verdict.reason)) + " ";
  }
  return outcome;
}

void shuffle(std::vector<PaymentEvent>& events, Draws& draws) {
  for (std::size_t n = events.size(); n > 1; --n)
    std::swap(events[n - 1], events[draws.below(static_cast<std::uint32_t>(n))]);
}

std::vector<PaymentEvent> twice_in_part(std::vector<PaymentEvent> events, Draws& draws) {
  for (std::size_t n = events.size(); n > 0; --n) {
    if (draws.below(3) == 0) events.push_back(events[n - 1]);
  }
  shuffle(events, draws);
  return events;
}

std::vector<PaymentEvent> cut_off(std::vector<PaymentEvent> events, Draws& draws) {
  const auto keeps = [&](const PaymentEvent&) { return draws.below(3) != 0; };
  events.erase(std::stable_partition(events.begin(), events.end(), keeps), events.end());
  return events;
}

}  // namespace

TEST_CASE("a true history in its order converts as often as it did", "[core][histories]") {
  Draws draws(1);
  for (int n = 0; n < 3'000; ++n) {
    const History history = Life(draws).told();
    const Outcome outcome = told(history.events);
    INFO(outcome.decisions);
    REQUIRE(outcome.conversions == (history.converts ? 1 : 0));
  }
}

TEST_CASE("in any order and twice it converts once, and is worth the same", "[core][histories]") {
  Draws draws(2);
  for (int n = 0; n < 3'000; ++n) {
    const History history = Life(draws).told();
    const Outcome outcome = told(twice_in_part(history.events, draws));
    INFO(outcome.decisions);
    REQUIRE(outcome.conversions <= (history.converts ? 1 : 0));
    if (history.converts && !history.cancelled) REQUIRE(outcome.conversions == 1);
    REQUIRE(outcome.subscribed.mrr == told(history.events).subscribed.mrr);
    REQUIRE(outcome.subscribed.plan == told(history.events).subscribed.plan);
  }
}

TEST_CASE("without any invoice the same holds", "[core][histories]") {
  Draws draws(4);
  for (int n = 0; n < 3'000; ++n) {
    const History history = Life(draws).told();
    std::vector<PaymentEvent> events = history.events;
    const auto is_of_invoice = [](const PaymentEvent& it) { return is_invoice(it.type); };
    events.erase(std::remove_if(events.begin(), events.end(), is_of_invoice), events.end());
    const Outcome in_order = told(events);
    INFO(in_order.decisions);
    REQUIRE(in_order.conversions == (history.converts ? 1 : 0));
    const Outcome outcome = told(twice_in_part(events, draws));
    INFO(outcome.decisions);
    REQUIRE(outcome.conversions <= (history.converts ? 1 : 0));
    if (history.converts && !history.cancelled) REQUIRE(outcome.conversions == 1);
  }
}

TEST_CASE("cut off it never converts twice, nor without a trial", "[core][histories]") {
  Draws draws(3);
  for (int n = 0; n < 6'000; ++n) {
    const History history = Life(draws).told();
    std::vector<PaymentEvent> events = cut_off(history.events, draws);
    if (draws.below(2) == 0) events = twice_in_part(std::move(events), draws);
    const Outcome outcome = told(events);
    INFO(outcome.decisions);
    REQUIRE(outcome.conversions <= (history.converts ? 1 : 0));
  }
}
