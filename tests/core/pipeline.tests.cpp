// The pipeline as a whole: what it asks for, in which order, and what it does when things go wrong.
#include "core/pipeline.hpp"

#include "tests/catch.hpp"
#include "tests/core/rig.hpp"

using namespace handoff::core;
using namespace handoff::core::testing;

namespace {

// Answers `operation` with `status` the first `times` times.
Rig::Answer failing(Operation operation, ReplyStatus status, int times = 1000) {
  return [=, left = times](const Request& request) mutable -> std::optional<Reply> {
    if (request.ticket.operation != operation || left-- <= 0) return std::nullopt;
    return Rig::with_status(request, status);
  };
}

constexpr const char* kFullWay =
    "received identified enriched routed committed assigned onboarding";
constexpr const char* kSequencesFirst =  // they are left before the CRM's update is acknowledged
    "received identified enriched committed routed assigned onboarding";

}  // namespace

TEST_CASE("a conversion walks from the event to the onboarding", "[core][pipeline]") {
  Rig rig;
  const Verdict verdict = rig.feed(trial_to_active());
  CHECK(verdict.decision == Decision::converted);
  CHECK(rig.pipeline.config().routing[verdict.tier].tier == "Growth");
  CHECK(rig.states() == kFullWay);
  CHECK(rig.asked() ==
        "fetch_customer find_by_primary fetch_usage fetch_deal fetch_profile update_contact "
        "disenroll "
        "notify_owner assign_owner start_onboarding");
  CHECK(rig.pipeline.in_flight() == 0);
  CHECK(rig.pipeline.exceptions().records().empty());
}

TEST_CASE("the CRM gets the article's field table", "[core][pipeline]") {
  Rig rig;
  rig.feed(trial_to_active());
  const auto update = rig.last<UpdateContact>();
  CHECK(update.contact == ContactId{700});
  CHECK(update.stage == LifecycleStage::customer);
  CHECK(update.subscribed.mrr == dollars(350));
  CHECK(update.subscribed.plan == PlanId{1});
  CHECK(update.trial_start == kNoon - days(14));
  CHECK(update.usage == Usage{14, 3, 2});
  CHECK_FALSE(update.partial);
  CHECK(update.as_of == kNoon);
}

TEST_CASE("a redelivered event is suppressed by its id, whenever it comes",
          "[core][pipeline][dedupe]") {
  Rig rig;
  rig.feed(trial_to_active());
  const auto asked = rig.asked();
  for (const Duration later : {seconds(1), hours(5), days(2)}) {
    rig.now = kNoon + later;
    const Verdict verdict = rig.feed(trial_to_active());
    CHECK(verdict.decision == Decision::duplicate);
    CHECK(verdict.reason == Reason::event_seen_before);
  }
  CHECK(rig.asked() == asked);
  CHECK(rig.pipeline.counters().redeliveries == 3);
}

TEST_CASE("both signals of a conversion, in either order, are one conversion",
          "[core][pipeline][dedupe]") {
  const bool invoice_first = GENERATE(false, true);
  Rig rig;
  const PaymentEvent first = invoice_first ? paid_invoice() : trial_to_active();
  const PaymentEvent second = invoice_first ? trial_to_active() : paid_invoice();
  CHECK(rig.feed(first).decision == Decision::converted);
  CHECK(rig.feed(second).decision == Decision::duplicate);
  CHECK(rig.times_asked(Operation::start_onboarding) == 1);
  CHECK(rig.pipeline.counters().conversions == 1);
  CHECK(rig.pipeline.counters().second_signals == 1);
}

TEST_CASE("with idempotency off a redelivery is handed off again", "[core][pipeline][dedupe]") {
  PipelineConfig config = default_config();
  config.dedupe.enabled = false;
  Rig rig(config);
  rig.feed(trial_to_active());
  CHECK(rig.feed(trial_to_active()).decision == Decision::converted);
  CHECK(rig.times_asked(Operation::start_onboarding) == 2);
}

TEST_CASE("identity is tried by primary, then secondary address, then customer id",
          "[core][pipeline][identity]") {
  struct Case {
    Operation finds;
    const char* searches;
  };
  const auto it = GENERATE(values<Case>({
      {Operation::find_by_primary, "fetch_customer find_by_primary"},
      {Operation::find_by_secondary, "fetch_customer find_by_primary find_by_secondary"},
      {Operation::find_by_customer,
       "fetch_customer find_by_primary find_by_secondary find_by_customer"},
  }));
  Rig rig;
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (!std::holds_alternative<FindContact>(request.body)) return std::nullopt;
    Reply reply = Rig::with_status(request, ReplyStatus::not_found);
    if (request.ticket.operation == it.finds) {
      reply.status = ReplyStatus::ok;
      reply.body = ContactFound{{700}, {}, 0};
    }
    return reply;
  };
  rig.feed(trial_to_active());
  CHECK(rig.asked().substr(0, std::string(it.searches).size()) == it.searches);
  CHECK(rig.states() == kFullWay);
}

TEST_CASE("a customer whom the CRM does not know goes to a person, with what was tried",
          "[core][pipeline][identity]") {
  struct Case {
    ReplyStatus status;
    ExceptionKind kind;
  };
  const auto it =
      GENERATE(values<Case>({{ReplyStatus::not_found, ExceptionKind::no_contact},
                             {ReplyStatus::ambiguous, ExceptionKind::several_contacts},
                             {ReplyStatus::server_error, ExceptionKind::identify_failed},
                             {ReplyStatus::refused, ExceptionKind::identify_failed}}));
  Rig rig;
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (!std::holds_alternative<FindContact>(request.body)) return std::nullopt;
    return Rig::with_status(request, it.status);
  };
  rig.feed(trial_to_active());
  const auto& records = rig.pipeline.exceptions().records();
  REQUIRE(records.size() == 1);
  CHECK(records[0].kind == it.kind);
  CHECK(records[0].mrr == dollars(350));
  CHECK((records[0].tried & bit(Operation::find_by_primary)) != 0);
  CHECK(rig.times_asked(Operation::update_contact) == 0);
  CHECK(rig.pipeline.in_flight() == 0);
}

TEST_CASE("missing usage is flagged and stops nothing", "[core][pipeline][enrich]") {
  const auto status =
      GENERATE(ReplyStatus::not_found, ReplyStatus::refused, ReplyStatus::timed_out);
  Rig rig;
  rig.outside = failing(Operation::fetch_usage, status);
  rig.feed(trial_to_active());
  CHECK(rig.last<UpdateContact>().partial);
  CHECK(rig.states() == kFullWay);
}

TEST_CASE("a handoff is committed only when both halves are acknowledged",
          "[core][pipeline][commit]") {
  const bool update_first = GENERATE(false, true);
  Rig rig;
  rig.outside = [](const Request& request) -> std::optional<Reply> {
    const auto operation = request.ticket.operation;
    if (operation != Operation::update_contact && operation != Operation::disenroll)
      return std::nullopt;
    return Rig::with_status(request, Rig::kSilence);
  };
  rig.feed(trial_to_active());
  REQUIRE(rig.states() == "received identified enriched");
  const std::size_t halves = rig.sent.size();
  const Request update = rig.sent[halves - 2];
  const Request leave = rig.sent[halves - 1];
  CHECK(update.ticket.operation == Operation::update_contact);
  CHECK(leave.ticket.operation == Operation::disenroll);

  rig.reply(Rig::success(update_first ? update : leave));
  CHECK(rig.states() ==
        (update_first ? "received identified enriched routed" : "received identified enriched"));
  rig.reply(Rig::success(update_first ? leave : update));
  CHECK(rig.states() == (update_first ? "received identified enriched routed committed"
                                      : "received identified enriched committed routed"));
}

TEST_CASE("people are told as soon as the CRM knows, and the sequences are left beside that",
          "[core][pipeline][commit]") {
  Rig rig;
  std::optional<Request> leave;
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation != Operation::disenroll) return std::nullopt;
    leave = request;
    return Rig::with_status(request, Rig::kSilence);
  };
  rig.feed(trial_to_active());
  CHECK(rig.states() == "received identified enriched routed assigned onboarding");
  CHECK(rig.pipeline.in_flight() == 1);  // until the sequences are left
  REQUIRE(leave);
  rig.reply(Rig::success(*leave));
  CHECK(rig.states() == "received identified enriched routed assigned onboarding committed");
  CHECK(rig.pipeline.in_flight() == 0);
}

TEST_CASE("nobody is told before the CRM knows", "[core][pipeline][commit]") {
  Rig rig;
  rig.outside = [](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation != Operation::update_contact) return std::nullopt;
    return Rig::with_status(request, Rig::kSilence);
  };
  rig.feed(trial_to_active());
  CHECK(rig.states() == "received identified enriched");
  CHECK(rig.times_asked(Operation::notify_owner) == 0);
}

TEST_CASE("who cancels while the CRM is told is not looked after, and leaves the sequences",
          "[core][pipeline][commit]") {
  Rig rig;
  std::vector<Request> halves;
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    const auto operation = request.ticket.operation;
    if (operation != Operation::update_contact && operation != Operation::disenroll)
      return std::nullopt;
    halves.push_back(request);
    return Rig::with_status(request, Rig::kSilence);
  };
  rig.feed(trial_to_active());
  PaymentEvent canceled = event(EventType::subscription_deleted, 3, kNoon + seconds(1));
  canceled.status = SubscriptionStatus::canceled;
  rig.feed(canceled);
  REQUIRE(halves.size() == 2);
  rig.reply(Rig::success(halves[0]));
  CHECK(rig.states() == "received identified enriched");
  rig.reply(Rig::success(halves[1]));
  CHECK(rig.states() == "received identified enriched committed superseded");
  CHECK(rig.times_asked(Operation::notify_owner) == 0);
}

TEST_CASE("a person who routes what could not be routed need not wait for a list sync",
          "[core][pipeline][commit]") {
  PipelineConfig config = default_config();
  config.disenrolment = {Disenrolment::list_sync, hours(24)};
  config.reconcile.enabled = false;
  Rig rig(config);
  rig.start();
  rig.outside = [](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation != Operation::assign_owner) return std::nullopt;
    return Rig::with_status(request, ReplyStatus::refused);
  };
  rig.feed(trial_to_active());
  CHECK(rig.states() == "received identified enriched routed exception:assignment_failed");
  rig.outside = nullptr;
  rig.pipeline.on_resolution({{7}, ExceptionKind::assignment_failed, {700}}, rig.now, rig.outbox);
  rig.drain();
  CHECK(rig.times_asked(Operation::start_onboarding) == 1);
  CHECK(rig.pipeline.in_flight() == 1);
}

TEST_CASE("sequences that could not be left stand on the list at the end, whoever settled that",
          "[core][pipeline][commit]") {
  Rig rig;
  std::optional<Request> assign;
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation == Operation::disenroll)
      return Rig::with_status(request, ReplyStatus::refused);
    if (request.ticket.operation != Operation::assign_owner || assign) return std::nullopt;
    assign = request;
    return Rig::with_status(request, Rig::kSilence);
  };
  rig.feed(trial_to_active());
  CHECK(rig.pipeline.exceptions().find_open({7}, ExceptionKind::partial_commit) != nullptr);
  rig.pipeline.on_resolution({{7}, ExceptionKind::partial_commit, {700}}, rig.now, rig.outbox);
  REQUIRE(assign);
  rig.reply(Rig::success(*assign));
  rig.drain();
  CHECK(rig.pipeline.in_flight() == 0);
  CHECK(rig.pipeline.exceptions().find_open({7}, ExceptionKind::partial_commit) != nullptr);
}

TEST_CASE("a half that fails for good is a partial commit, both are a failed one",
          "[core][pipeline][commit]") {
  Rig one;
  one.outside = failing(Operation::disenroll, ReplyStatus::server_error);
  one.feed(trial_to_active());
  CHECK(one.states() ==
        "received identified enriched routed assigned onboarding exception:partial_commit");
  CHECK(one.times_asked(Operation::disenroll) == 6);
  CHECK(one.times_asked(Operation::update_contact) == 1);

  Rig other;
  other.outside = failing(Operation::update_contact, ReplyStatus::server_error);
  other.feed(trial_to_active());
  CHECK(other.states() == "received identified enriched exception:partial_commit");
  CHECK(other.times_asked(Operation::notify_owner) == 0);

  Rig both;
  both.outside = [](const Request& request) -> std::optional<Reply> {
    const auto operation = request.ticket.operation;
    if (operation != Operation::update_contact && operation != Operation::disenroll)
      return std::nullopt;
    return Rig::with_status(request, ReplyStatus::timed_out);
  };
  both.feed(trial_to_active());
  CHECK(both.states() == "received identified enriched exception:commit_failed");
}

TEST_CASE("an acknowledgement that comes after the timeout still counts",
          "[core][pipeline][retry]") {
  Rig rig;
  std::optional<Request> first;
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation != Operation::update_contact) return std::nullopt;
    if (!first) {
      first = request;
      return Rig::with_status(request, ReplyStatus::timed_out);
    }
    return Rig::with_status(request, Rig::kSilence);
  };
  rig.feed(trial_to_active());
  CHECK(rig.times_asked(Operation::update_contact) == 2);
  REQUIRE(rig.states() == "received identified enriched");
  rig.outside = nullptr;
  rig.reply(Rig::success(*first));
  rig.drain();
  CHECK(rig.states() == kSequencesFirst);
}

TEST_CASE("a failing call is tried again with growing waits, and a stale failure changes nothing",
          "[core][pipeline][retry]") {
  Rig rig;
  rig.outside = failing(Operation::update_contact, ReplyStatus::server_error, 3);
  rig.feed(trial_to_active());
  CHECK(rig.states() == kSequencesFirst);
  CHECK(rig.times_asked(Operation::update_contact) == 4);
  // Half of 0.5 s, 1 s, 2 s, one after the other from noon on.
  REQUIRE(rig.fired.size() == 3);
  CHECK((rig.fired[0].at - kNoon) == milliseconds(250));
  CHECK((rig.fired[1].at - kNoon) == milliseconds(750));
  CHECK((rig.fired[2].at - kNoon) == milliseconds(1750));
  CHECK(rig.pipeline.counters().retries == 3);
}

TEST_CASE("Retry-After is waited for", "[core][pipeline][retry]") {
  Rig rig;
  rig.outside = [left = 1](const Request& request) mutable -> std::optional<Reply> {
    if (request.ticket.operation != Operation::update_contact || left-- <= 0) return std::nullopt;
    Reply reply = Rig::with_status(request, ReplyStatus::throttled);
    reply.retry_after = seconds(9);
    return reply;
  };
  rig.feed(trial_to_active());
  REQUIRE(rig.fired.size() == 1);
  CHECK((rig.fired[0].at - kNoon) == seconds(9) + milliseconds(250));
  CHECK(rig.pipeline.counters().throttled == 1);
}

TEST_CASE("an open deal tells its account executive, in addition to CS or instead",
          "[core][pipeline][routing]") {
  PipelineConfig config = default_config();
  const auto rule = GENERATE(DealRule::ignore, DealRule::in_addition, DealRule::instead);
  config.deals = rule;
  Rig rig(config);
  rig.outside = [](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation != Operation::fetch_deal) return std::nullopt;
    Reply reply = Rig::with_status(request, ReplyStatus::ok);
    reply.body = DealFound{{5}, {55}};
    return reply;
  };
  rig.feed(trial_to_active());
  const bool told = rule != DealRule::ignore;
  CHECK(rig.times_asked(Operation::notify_ae) == (told ? 1 : 0));
  CHECK(rig.times_asked(Operation::move_deal) == (told ? 1 : 0));
  CHECK(rig.times_asked(Operation::notify_owner) == (rule == DealRule::instead ? 0 : 1));
  CHECK((rig.last<AssignOwner>().owner == PersonId{55}) == (rule == DealRule::instead));
  CHECK(rig.states() == kFullWay);
}

TEST_CASE("a plan changed while the handoff is in flight reaches the CRM and the routing",
          "[core][pipeline][order]") {
  Rig rig;
  std::optional<Request> update;
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation != Operation::update_contact || update) return std::nullopt;
    update = request;
    return Rig::with_status(request, Rig::kSilence);
  };
  rig.feed(trial_to_active());
  rig.feed(plan_change(3, kNoon + seconds(1), dollars(6'000), SubscriptionStatus::active));
  rig.reply(Rig::success(*update));
  rig.drain();
  CHECK(rig.last<UpdateContact>().subscribed.mrr == dollars(6'000));
  CHECK(rig.pipeline.config().routing[rig.last<AssignOwner>().tier].tier == "Enterprise");
  CHECK(rig.times_asked(Operation::start_onboarding) == 1);
}

TEST_CASE("a customer's later change of plan goes to the CRM and, over a threshold, to a new owner",
          "[core][pipeline][order]") {
  Rig rig;
  rig.feed(trial_to_active());
  rig.feed(plan_change(3, kNoon + days(40), dollars(400), SubscriptionStatus::active));
  CHECK(rig.times_asked(Operation::update_contact) == 2);
  CHECK(rig.last<UpdateContact>().stage == LifecycleStage::unknown);
  CHECK(rig.times_asked(Operation::assign_owner) == 1);
  rig.feed(plan_change(4, kNoon + days(50), dollars(2'000), SubscriptionStatus::active));
  CHECK(rig.times_asked(Operation::assign_owner) == 2);
  CHECK(rig.times_asked(Operation::disenroll) == 1);
  CHECK(rig.times_asked(Operation::start_onboarding) == 1);
}

TEST_CASE("a downgrade in the trial sets the CRM's MRR and re-evaluates the tier",
          "[core][pipeline][order]") {
  Rig rig;
  const Verdict verdict =
      rig.feed(plan_change(3, kNoon - days(2), dollars(33), SubscriptionStatus::trialing));
  CHECK(verdict.decision == Decision::plan_changed);
  CHECK(rig.pipeline.config().routing[verdict.tier].tier == "Starter");
  CHECK(rig.last<UpdateContact>().subscribed.mrr == dollars(33));
  CHECK(rig.times_asked(Operation::disenroll) == 0);
  CHECK(rig.times_asked(Operation::assign_owner) == 0);
}

TEST_CASE("an older event never overwrites newer facts", "[core][pipeline][order]") {
  Rig rig;
  rig.feed(plan_change(3, kNoon + minutes(1), dollars(900), SubscriptionStatus::active));
  rig.feed(trial_to_active());
  CHECK(rig.last<UpdateContact>().subscribed.mrr == dollars(900));
  CHECK(rig.feed(plan_change(4, kNoon, dollars(1), SubscriptionStatus::trialing)).reason ==
        Reason::older_than_known);
}

TEST_CASE("a failed charge after the conversion is one open exception until it recovers",
          "[core][pipeline]") {
  Rig rig;
  rig.feed(trial_to_active());
  PaymentEvent failed = event(EventType::invoice_payment_failed, 10, kNoon + hours(1));
  rig.feed(failed);
  failed.id = {11};
  rig.feed(failed);
  const auto& records = rig.pipeline.exceptions().records();
  REQUIRE(records.size() == 1);
  CHECK(records[0].kind == ExceptionKind::payment_failed);
  CHECK(records[0].open);
  CHECK(rig.feed(paid_invoice(12, kNoon + days(2))).reason == Reason::charge_recovered);
  CHECK_FALSE(rig.pipeline.exceptions().records()[0].open);
  CHECK(rig.times_asked(Operation::update_contact) == 1);
}

TEST_CASE("usage-based billing learns its MRR from the paid invoice", "[core][pipeline]") {
  Rig rig;
  PaymentEvent converted = trial_to_active();
  converted.subscribed = {{1}, {}, {}, false};
  rig.feed(converted);
  CHECK(rig.last<UpdateContact>().subscribed.mrr == Money{});
  PaymentEvent paid = paid_invoice();
  paid.subscribed = {{}, dollars(350), {}, true};
  rig.feed(paid);
  CHECK(rig.last<UpdateContact>().subscribed.mrr == dollars(350));
  CHECK(rig.times_asked(Operation::start_onboarding) == 1);
}

TEST_CASE("an amount without an exchange rate is committed, and a person routes it",
          "[core][pipeline][routing]") {
  Rig rig;
  PaymentEvent it = trial_to_active();
  it.subscribed.currency = {{'X', 'T', 'S'}};
  const Verdict verdict = rig.feed(it);
  CHECK(verdict.decision == Decision::exception);
  CHECK(verdict.reason == Reason::unknown_currency);
  CHECK(rig.states() == "received identified enriched exception:unroutable committed");
}

TEST_CASE("a lost notice is raised and the onboarding goes ahead", "[core][pipeline]") {
  Rig rig;
  rig.outside = failing(Operation::notify_owner, ReplyStatus::server_error);
  rig.feed(trial_to_active());
  CHECK(rig.states() == kFullWay);
  REQUIRE(rig.pipeline.exceptions().records().size() == 1);
  CHECK(rig.pipeline.exceptions().records()[0].kind == ExceptionKind::notification_failed);
}

TEST_CASE("an assignment or an onboarding that fails for good is an exception",
          "[core][pipeline]") {
  struct Case {
    Operation fails;
    const char* states;
  };
  const auto it = GENERATE(values<Case>(
      {{Operation::assign_owner,
        "received identified enriched routed committed exception:assignment_failed"},
       {Operation::start_onboarding,
        "received identified enriched routed committed assigned exception:onboarding_failed"}}));
  Rig rig;
  rig.outside = failing(it.fails, ReplyStatus::refused);
  rig.feed(trial_to_active());
  CHECK(rig.states() == it.states);
}

TEST_CASE("a reply from an earlier use of the slot finds nobody", "[core][pipeline]") {
  Rig rig;
  rig.feed(trial_to_active());
  const Request old = rig.sent.front();
  PaymentEvent other = trial_to_active(21);
  other.subscription = {8};
  rig.feed_only(other);
  REQUIRE(rig.held.size() == 1);
  CHECK(rig.held.front().ticket.slot == old.ticket.slot);
  rig.reply(Rig::success(old));
  CHECK(rig.held.size() == 1);
  CHECK(rig.pipeline.counters().late_replies == 1);
}

TEST_CASE("a cleared pipeline remembers nothing", "[core][pipeline]") {
  Rig rig;
  rig.feed(trial_to_active());
  rig.pipeline.clear();
  CHECK(rig.feed(trial_to_active()).decision == Decision::converted);
  CHECK(rig.pipeline.counters().conversions == 1);
}
