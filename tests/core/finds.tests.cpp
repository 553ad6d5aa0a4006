// What the schedules found: each case is the shortest story of a rule that was once broken.
#include <string>
#include <vector>

#include "core/pipeline.hpp"
#include "tests/catch.hpp"
#include "tests/core/answers.hpp"
#include "tests/core/rig.hpp"

using namespace handoff::core;
using namespace handoff::core::testing;

namespace {

PaymentEvent of(std::uint64_t subscription, PaymentEvent event) {
  event.id = {event.id.value + 100 * subscription};
  event.subscription = {subscription};
  event.customer = {subscription * 10};
  return event;
}

// Billing lists subscription 7, the CRM what `crm` says.
Rig::Answer books(const BillingFact& billing, const CrmFact& crm) {
  return [=](const Request& request) -> std::optional<Reply> {
    static BillingFact fact;
    static CrmFact contact;
    fact = billing;
    contact = crm;
    Reply reply = Rig::success(request);
    if (request.ticket.operation == Operation::list_conversions)
      reply.body = ConversionsListed{{&fact, 1}};
    else if (request.ticket.operation == Operation::list_contacts)
      reply.body = ContactsListed{{&contact, 1}};
    else
      return std::nullopt;
    return reply;
  };
}

}  // namespace

TEST_CASE("a contact that is gone was neither updated nor disenrolled", "[core][finds]") {
  const auto half = GENERATE(Operation::update_contact, Operation::disenroll);
  Rig rig;
  rig.outside = answering(half, ReplyStatus::not_found);
  rig.feed(trial_to_active());
  CHECK(rig.states() ==
        (half == Operation::update_contact
             ? "received identified enriched exception:partial_commit"
             : "received identified enriched routed assigned onboarding exception:partial_commit"));
}

TEST_CASE("who was in flight at a reconciliation is looked at by the next one", "[core][finds]") {
  Rig rig;
  const auto agree = books({{7}, {70}, kNoon, kNoon, kSubscribed},
                           {{70}, kSubscribed, LifecycleStage::customer, true, true});
  std::optional<Request> update;
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation == Operation::update_contact && !update) {
      update = request;
      return Rig::with_status(request, Rig::kSilence);
    }
    return agree(request);
  };
  rig.start();
  rig.feed(trial_to_active());
  rig.advance(hours(4));
  CHECK(rig.findings.empty());
  rig.reply(Rig::success(*update));
  rig.advance(hours(4));
  REQUIRE(rig.findings.size() == 1);
  CHECK(rig.findings[0].kind == ExceptionKind::still_enrolled);
  CHECK(rig.last<ListConversions>().from <= kNoon);
}

TEST_CASE("a change of plan that gives way leaves its place to whoever waits", "[core][finds]") {
  PipelineConfig config = default_config();
  config.pace.concurrency = 1;
  Rig rig(config);
  rig.feed_only(plan_change(1, kNoon, dollars(400), SubscriptionStatus::trialing));
  rig.feed_only(of(8, trial_to_active()));
  rig.feed_only(trial_to_active(2, kNoon + seconds(1)));
  rig.drain();
  CHECK(rig.pipeline.in_flight() == 0);
  CHECK(rig.times_asked(Operation::start_onboarding) == 2);
}

TEST_CASE("what a person resolves while a change of plan is in flight is not lost",
          "[core][finds]") {
  Rig rig;
  bool known = false;
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (known || !std::holds_alternative<FindContact>(request.body)) return std::nullopt;
    return Rig::with_status(request, ReplyStatus::not_found);
  };
  rig.feed(trial_to_active());
  known = true;
  rig.feed_only(plan_change(2, kNoon + seconds(1), dollars(400), SubscriptionStatus::active));
  rig.pipeline.on_resolution({{7}, ExceptionKind::no_contact, {700}}, rig.now, rig.outbox);
  rig.drain();
  CHECK(rig.last<UpdateContact>().stage == LifecycleStage::customer);
  CHECK(rig.times_asked(Operation::start_onboarding) == 1);
}

TEST_CASE("whoever is still on trial is not made a customer by a resolution", "[core][finds]") {
  Rig rig;
  rig.outside = answering_searches(ReplyStatus::not_found);
  rig.feed(plan_change(1, kNoon, dollars(400), SubscriptionStatus::trialing));
  rig.pipeline.on_resolution({{7}, ExceptionKind::no_contact, {700}}, rig.now, rig.outbox);
  rig.drain();
  CHECK(rig.last<UpdateContact>().subscribed.mrr == dollars(400));
  CHECK(rig.last<UpdateContact>().stage == LifecycleStage::unknown);
  CHECK(rig.times_asked(Operation::disenroll) == 0);
}

TEST_CASE("a usage-based amount counts although its invoice comes after a newer event",
          "[core][finds]") {
  Rig rig;
  PaymentEvent converted = trial_to_active(1, kNoon + hours(2));
  converted.subscribed = {{1}, {}, {}, false};
  PaymentEvent paid = paid_invoice(2, kNoon + hours(1));
  paid.subscribed = {{}, dollars(350), {}, true};
  rig.feed(converted);
  rig.feed(paid);
  CHECK(rig.last<UpdateContact>().subscribed.mrr == dollars(350));
}

TEST_CASE("an update carries the time of its facts, not of the event that began the handoff",
          "[core][finds]") {
  Rig rig;
  rig.feed(plan_change(1, kNoon + hours(1), dollars(900), SubscriptionStatus::active));
  rig.feed(trial_to_active(2, kNoon));
  CHECK(rig.last<UpdateContact>().subscribed.mrr == dollars(900));
  CHECK(rig.last<UpdateContact>().as_of == kNoon + hours(1));
}

TEST_CASE("different facts never carry the same time", "[core][finds]") {
  Rig rig;
  PaymentEvent converted = trial_to_active(1, kNoon + hours(2));
  converted.subscribed = {{1}, {}, {}, false};
  rig.feed(converted);
  const Time first = rig.last<UpdateContact>().as_of;
  PaymentEvent paid = paid_invoice(2, kNoon + hours(1));
  paid.subscribed = {{}, dollars(350), {}, true};
  rig.feed(paid);
  CHECK(rig.last<UpdateContact>().as_of > first);
}

TEST_CASE("a failed charge counts in whatever order its events come", "[core][finds]") {
  const PaymentEvent converted = trial_to_active(1, kNoon);
  const PaymentEvent failed = event(EventType::invoice_payment_failed, 2, kNoon + hours(1));
  const PaymentEvent recovered = paid_invoice(3, kNoon + hours(2));
  const auto open = [](const std::vector<PaymentEvent>& events) {
    Rig rig;
    for (const PaymentEvent& it : events) rig.feed(it);
    return rig.pipeline.exceptions().find_open({7}, ExceptionKind::payment_failed) != nullptr;
  };
  CHECK(open({converted, failed}));
  CHECK(open({failed, converted}));
  CHECK_FALSE(open({converted, failed, recovered}));
  CHECK_FALSE(open({converted, recovered, failed}));
  CHECK_FALSE(open({failed, recovered, converted}));
}

TEST_CASE("a person who could not look for new events is asked again later", "[core][finds]") {
  PipelineConfig config = default_config();
  config.trigger.kind = Trigger::person;
  config.reconcile.enabled = false;
  Rig rig(config);
  rig.outside = [left = 1](const Request& request) mutable -> std::optional<Reply> {
    if (request.ticket.operation != Operation::poll_events) return std::nullopt;
    return Rig::with_status(request, left-- > 0 ? ReplyStatus::refused : Rig::kSilence);
  };
  rig.start();
  CHECK(rig.times_asked(Operation::poll_events) == 1);
  rig.advance(config.trigger.poll_every);
  CHECK(rig.times_asked(Operation::poll_events) == 2);
}

TEST_CASE("a repair goes to the owner who was chosen before", "[core][finds]") {
  Rig rig;
  rig.outside = answering(Operation::start_onboarding, ReplyStatus::refused, 1);
  rig.feed(trial_to_active());
  const PersonId owner = rig.last<AssignOwner>().owner;
  rig.pipeline.on_resolution({{7}, ExceptionKind::onboarding_failed, {700}}, rig.now, rig.outbox);
  rig.drain();
  CHECK(rig.times_asked(Operation::start_onboarding) == 2);
  CHECK(rig.last<StartOnboarding>().owner == owner);
  CHECK(rig.last<AssignOwner>().owner == owner);
}

TEST_CASE(
    "a retry keeps its idempotency key when the table changes, and a new assignment has a new one",
    "[core][finds]") {
  const auto key = [](const Rig& rig) {
    std::uint32_t found = 0;
    for (const Request& request : rig.sent) {
      if (request.ticket.operation == Operation::assign_owner) found = request.tier_key;
    }
    return found;
  };
  Rig rig;
  rig.outside = answering(Operation::assign_owner, Rig::kSilence, 1);
  rig.feed(trial_to_active());
  const std::uint32_t growth = key(rig);
  CHECK(growth != 0);
  PipelineConfig config = default_config();
  config.routing[1].tier = "Scale";
  rig.pipeline.reconfigure(config, rig.now, rig.outbox);
  rig.crash();
  rig.drain();
  REQUIRE(rig.times_asked(Operation::assign_owner) == 2);
  CHECK(key(rig) == growth);

  rig.pipeline.reconfigure(default_config(), rig.now, rig.outbox);
  rig.feed(plan_change(2, kNoon + days(1), dollars(2'000), SubscriptionStatus::active));
  const std::uint32_t business = key(rig);
  rig.feed(plan_change(3, kNoon + days(2), dollars(350), SubscriptionStatus::active));
  CHECK(business != growth);
  CHECK(key(rig) != business);
  CHECK(key(rig) != growth);
}

TEST_CASE("a restart before the first reconciliation does not ask for everything since 1970",
          "[core][finds]") {
  Rig rig;
  rig.start();
  rig.crash();
  rig.advance(hours(4));
  CHECK(rig.last<ListConversions>().from >= kNoon - minutes(5));
}

TEST_CASE("a plan that changes while the assignment fails reaches the CRM all the same",
          "[core][finds]") {
  Rig rig;
  std::optional<Request> assignment;
  rig.outside = holding(Operation::assign_owner, assignment);
  rig.feed(trial_to_active());
  rig.feed(plan_change(2, kNoon + seconds(1), dollars(360), SubscriptionStatus::active));
  rig.reply(Rig::with_status(*assignment, ReplyStatus::refused));
  rig.drain();
  CHECK(rig.last<UpdateContact>().subscribed.mrr == dollars(360));
  CHECK(rig.pipeline.exceptions().find_open({7}, ExceptionKind::assignment_failed) != nullptr);
}

TEST_CASE("how billing came to know an amount is no mismatch", "[core][finds]") {
  Rig rig;
  Subscribed without_price = kSubscribed;
  without_price.priced = false;
  rig.outside = books({{7}, {70}, kNoon, kNoon, kSubscribed},
                      {{70}, without_price, LifecycleStage::customer, false, true});
  rig.start();
  rig.feed(trial_to_active());
  rig.advance(hours(4));
  CHECK(rig.findings.empty());
}

TEST_CASE("billing's facts are taken over also where the CRM agrees with them", "[core][finds]") {
  Rig rig;
  const auto agree = books({{7}, {70}, kNoon, kNoon, kSubscribed},
                           {{70}, kSubscribed, LifecycleStage::customer, false, true});
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation == Operation::disenroll)
      return Rig::with_status(request, ReplyStatus::refused);
    return agree(request);
  };
  PaymentEvent converted = trial_to_active();
  converted.subscribed.mrr = dollars(1);
  rig.start();
  rig.feed(
      converted);  // told one dollar; a person has since corrected the CRM to what billing says
  rig.advance(hours(4));
  rig.pipeline.on_resolution({{7}, ExceptionKind::partial_commit, {700}}, rig.now, rig.outbox);
  rig.drain();
  CHECK(rig.last<UpdateContact>().subscribed.mrr == dollars(350));
}

TEST_CASE("a lower bound that an invoice told stays one", "[core][finds]") {
  SubscriptionRecord record;
  PaymentEvent active = trial_to_active(1);
  active.subscribed = {{1}, {}, {}, false};
  record.fold(active);
  PaymentEvent paid = paid_invoice(2);
  paid.subscribed = {{1}, dollars(24), {}, true, true};
  record.fold(paid);
  active.created = paid.created + hours(1);
  record.fold(active);
  CHECK(record.subscribed.mrr == dollars(24));
  CHECK(record.subscribed.at_least);
}

TEST_CASE("an invoice tells what a subscription with items cut off does not", "[core][finds]") {
  SubscriptionRecord record;
  PaymentEvent active = trial_to_active(1);
  active.subscribed = {{1}, dollars(100), {}, true, true};
  record.fold(active);
  CHECK(record.subscribed.at_least);
  PaymentEvent paid = paid_invoice(2);
  paid.subscribed = {{1}, dollars(140), {}, true};
  record.fold(paid);
  CHECK(record.subscribed.mrr == dollars(140));
  CHECK_FALSE(record.subscribed.at_least);
}
