// The pipeline's jobs and its other configurations: polling, list sync, people, reconciliation,
// pace.
#include <array>

#include "core/pipeline.hpp"
#include "tests/catch.hpp"
#include "tests/core/rig.hpp"

using namespace handoff::core;
using namespace handoff::core::testing;

namespace {

// Billing knows one conversion of subscription 7; the CRM answers as told.
struct Books {
  std::vector<BillingFact> billing;
  std::vector<CrmFact> crm;

  std::optional<Reply> operator()(const Request& request) {
    Reply reply = Rig::success(request);
    if (request.ticket.operation == Operation::list_conversions) {
      reply.body = ConversionsListed{billing};
      return reply;
    }
    if (request.ticket.operation == Operation::list_contacts) {
      reply.body = ContactsListed{crm};
      return reply;
    }
    return std::nullopt;
  }
};

const Subscribed kSubscribed{{1}, dollars(350), {}, true};

Books books_that_agree() {
  return {{{{7}, {70}, kNoon, kNoon, kSubscribed}},
          {{{70}, kSubscribed, LifecycleStage::customer, false, true}}};
}

PipelineConfig without_repair() {
  PipelineConfig config = default_config();
  config.reconcile.auto_repair = false;
  return config;
}

std::string found(const Rig& rig) {
  std::string text;
  for (const Finding& it : rig.findings)
    text += (text.empty() ? "" : " ") + std::string(name(it.kind));
  return text;
}

}  // namespace

TEST_CASE("reconciliation verifies what agrees, once", "[core][reconcile]") {
  Rig rig;
  Books books = books_that_agree();
  rig.outside = std::ref(books);
  rig.start();
  rig.feed(trial_to_active());
  rig.advance(hours(9));
  CHECK(rig.pipeline.counters().reconciliations == 2);
  CHECK(rig.states() ==
        "received identified enriched routed committed assigned onboarding verified");
  CHECK(rig.findings.empty());
  CHECK(rig.pipeline.exceptions().records().empty());
}

TEST_CASE("each kind of mismatch is found under its name", "[core][reconcile]") {
  struct Case {
    const char* kind;
    std::vector<CrmFact> crm;
  };
  Subscribed cheaper = kSubscribed;
  cheaper.mrr = dollars(1);
  const Case cases[] = {
      {"missing", {}},
      {"wrong_stage", {{{70}, kSubscribed, LifecycleStage::trial, false, true}}},
      {"wrong_mrr", {{{70}, cheaper, LifecycleStage::customer, false, true}}},
      {"still_enrolled", {{{70}, kSubscribed, LifecycleStage::customer, true, true}}},
      {"unassigned", {{{70}, kSubscribed, LifecycleStage::customer, false, false}}},
  };
  for (const Case& it : cases) {
    INFO(it.kind);
    Rig rig(without_repair());
    Books books{books_that_agree().billing, it.crm};
    rig.outside = std::ref(books);
    rig.start();
    rig.advance(hours(4));
    CHECK(found(rig) == it.kind);
    REQUIRE(rig.pipeline.exceptions().records().size() == 1);
    const ExceptionRecord& record = rig.pipeline.exceptions().records()[0];
    CHECK(name(record.kind) == it.kind);
    CHECK(record.first_seen == kNoon + hours(4));
    CHECK(record.mrr == dollars(350));
    rig.advance(hours(4));  // the same, seen again, is still one entry with its first date
    CHECK(rig.pipeline.exceptions().open_count() == 1);
    CHECK(rig.pipeline.exceptions().records()[0].first_seen == kNoon + hours(4));
  }
}

TEST_CASE("a conversion whose event never came is repaired from billing", "[core][reconcile]") {
  Rig rig;
  Books books{books_that_agree().billing, {}};
  rig.outside = std::ref(books);
  rig.start();
  rig.advance(hours(4));
  CHECK(found(rig) == "missing");
  CHECK(rig.findings[0].repairing);
  CHECK(rig.last<UpdateContact>().stage == LifecycleStage::customer);
  CHECK(rig.last<UpdateContact>().subscribed == kSubscribed);
  CHECK(rig.times_asked(Operation::disenroll) == 1);
  CHECK(rig.times_asked(Operation::start_onboarding) == 1);
  CHECK(rig.feed(trial_to_active()).decision == Decision::duplicate);
}

TEST_CASE("a repair that succeeds settles the partial commit on the list", "[core][reconcile]") {
  Rig rig;
  Books books{books_that_agree().billing,
              {{{70}, kSubscribed, LifecycleStage::customer, true, true}}};
  bool mail_tool_down = true;
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation == Operation::disenroll && mail_tool_down)
      return Rig::with_status(request, ReplyStatus::server_error);
    return books(request);
  };
  rig.start();
  rig.feed(trial_to_active());
  CHECK(rig.pipeline.exceptions().find_open({7}, ExceptionKind::partial_commit) != nullptr);
  mail_tool_down = false;
  rig.advance(hours(4));
  CHECK(found(rig) == "still_enrolled");
  CHECK(rig.pipeline.exceptions().open_count() == 0);
}

// The CRM's search does not show the customer yet: the repair repeats what was done under the same
// keys, which is nobody's second touch.
TEST_CASE("a repair of what was whole asks nobody for another touch", "[core][reconcile]") {
  Rig rig;
  Books books{books_that_agree().billing, {}};
  rig.outside = std::ref(books);
  rig.start();
  rig.feed(trial_to_active());
  CHECK(rig.pipeline.open_touches() == 1);
  rig.advance(hours(4));
  CHECK(found(rig) == "missing");
  CHECK(rig.pipeline.open_touches() == 1);
}

TEST_CASE("windows overlap by the search index's delay and leave no gap", "[core][reconcile]") {
  Rig rig;
  std::vector<ListConversions> windows;
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (const auto* window = std::get_if<ListConversions>(&request.body))
      windows.push_back(*window);
    return std::nullopt;
  };
  rig.start();
  rig.advance(days(2));
  REQUIRE(windows.size() == 12);
  for (std::size_t n = 0; n < windows.size(); ++n) {
    const Time due = kNoon + hours(4) * static_cast<std::int64_t>(n + 1);
    CHECK(windows[n].to == due - minutes(5));
    const Time before = n == 0 ? kNoon : windows[n - 1].to;
    CHECK(windows[n].from == before - minutes(5));
  }
}

TEST_CASE("a window that could not be read is read with the next one", "[core][reconcile]") {
  Rig rig;
  bool down = true;
  std::vector<ListConversions> windows;
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    const auto* window = std::get_if<ListConversions>(&request.body);
    if (!window) return std::nullopt;
    if (down) return Rig::with_status(request, ReplyStatus::server_error);
    windows.push_back(*window);
    return std::nullopt;
  };
  rig.start();
  rig.advance(hours(5));
  down = false;
  rig.advance(hours(4));
  REQUIRE(windows.size() == 1);
  CHECK(windows[0].from == kNoon - minutes(5));
  CHECK(windows[0].to == kNoon + hours(8) - minutes(5));
}

TEST_CASE("above 200 conversions a day reconciliation runs every hour, below it every four",
          "[core][reconcile]") {
  for (const auto& [conversions, runs] : {std::pair{200, 3u}, std::pair{201, 9u}}) {
    Rig rig;
    rig.start();
    for (int n = 0; n < conversions; ++n) {
      rig.feed(conversion_of(static_cast<std::uint64_t>(n + 1)));
    }
    rig.advance(hours(12));  // the first run is set before anything is known: at 4 h
    CHECK(rig.pipeline.counters().reconciliations == runs);
  }
}

TEST_CASE("a handoff in flight is not reconciled", "[core][reconcile]") {
  Rig rig;
  Books books{books_that_agree().billing, {}};
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation == Operation::update_contact)
      return Rig::with_status(request, Rig::kSilence);
    return books(request);
  };
  rig.start();
  rig.feed(trial_to_active());
  rig.advance(hours(4));
  CHECK(rig.findings.empty());
}

TEST_CASE("each morning a person is asked to review, and a resolution hands the customer off",
          "[core][reconcile][identity]") {
  Rig rig;
  rig.outside = [](const Request& request) -> std::optional<Reply> {
    if (!std::holds_alternative<FindContact>(request.body)) return std::nullopt;
    return Rig::with_status(request, ReplyStatus::not_found);
  };
  rig.start();
  rig.advance(days(1));
  CHECK(rig.times_asked(Operation::review_exceptions) == 0);  // nothing to review
  rig.feed(trial_to_active(1, kNoon + days(1)));
  rig.advance(days(1));
  REQUIRE(rig.times_asked(Operation::review_exceptions) == 1);
  CHECK(rig.last<ReviewExceptions>().open == 1);

  rig.pipeline.on_resolution({{7}, ExceptionKind::no_contact, {700}}, rig.now, rig.outbox);
  rig.drain();
  CHECK(rig.last<UpdateContact>().contact == ContactId{700});
  CHECK(rig.times_asked(Operation::start_onboarding) == 1);
  CHECK(rig.pipeline.exceptions().open_count() == 0);
}

TEST_CASE("a customer whom only a person can place is not repaired over and over",
          "[core][reconcile]") {
  Rig rig;
  Books books{books_that_agree().billing, {}};
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (std::holds_alternative<FindContact>(request.body))
      return Rig::with_status(request, ReplyStatus::not_found);
    return books(request);
  };
  rig.start();
  rig.feed(trial_to_active());
  const int searches = rig.times_asked(Operation::find_by_primary);
  rig.advance(days(3));
  CHECK(rig.times_asked(Operation::find_by_primary) == searches);
  CHECK(rig.pipeline.exceptions().find_open({7}, ExceptionKind::no_contact)->first_seen == kNoon);
}

TEST_CASE("polling asks every interval; what a full poll leaves waits for the next",
          "[core][trigger]") {
  PipelineConfig config = default_config();
  config.trigger = {Trigger::poll, minutes(15), 100};
  config.reconcile.enabled = false;
  Rig rig(config);
  int full_polls = 2;
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation != Operation::poll_events) return std::nullopt;
    Reply reply = Rig::success(request);
    reply.body = EventsPolled{full_polls-- > 0 ? 100 : 40};
    return reply;
  };
  rig.start();
  rig.advance(minutes(44));
  CHECK(rig.times_asked(Operation::poll_events) == 2);  // at 15 and at 30 minutes
  CHECK(rig.last<PollEvents>().limit == 100);
}

TEST_CASE(
    "a person as trigger is asked once and again when they are done, and does the updates by hand",
    "[core][trigger]") {
  PipelineConfig config = default_config();
  config.trigger.kind = Trigger::person;
  config.disenrolment.kind = Disenrolment::person;
  config.routing_by = Routing::person;
  config.reconcile.enabled = false;
  Rig rig(config);
  int rounds = 3;
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation != Operation::poll_events) return std::nullopt;
    return rounds-- > 0 ? Rig::success(request) : Rig::with_status(request, Rig::kSilence);
  };
  rig.start();
  CHECK(rig.times_asked(Operation::poll_events) == 4);
  rig.feed(trial_to_active());
  for (const Request& request : rig.sent) CHECK(request.by == Actor::person);
  CHECK(rig.times_asked(Operation::fetch_deal) == 0);
}

TEST_CASE(
    "with a list sync the handoff is committed at the next run after the update, and only that "
    "waits for it",
    "[core][disenrolment]") {
  PipelineConfig config = default_config();
  config.disenrolment = {Disenrolment::list_sync, hours(1)};
  config.reconcile.enabled = false;
  Rig rig(config);
  Time seen_until = kNoon - minutes(1);
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation != Operation::sync_lists) return std::nullopt;
    Reply reply = Rig::success(request);
    reply.body = ListsSynced{seen_until};
    return reply;
  };
  rig.start();
  rig.feed(trial_to_active());
  CHECK(rig.times_asked(Operation::disenroll) == 0);
  CHECK(rig.states() == "received identified enriched routed assigned onboarding");
  rig.advance(hours(1));  // this run looked before the update
  CHECK(rig.states() == "received identified enriched routed assigned onboarding");
  seen_until = kNoon + hours(2);
  rig.advance(hours(1));
  CHECK(rig.states() == "received identified enriched routed assigned onboarding committed");
  CHECK(rig.pipeline.in_flight() == 0);
}

TEST_CASE("who waits for a list sync and nothing else takes no place from others",
          "[core][disenrolment][pace]") {
  PipelineConfig config = default_config();
  config.disenrolment = {Disenrolment::list_sync, hours(1)};
  config.reconcile.enabled = false;
  config.pace.concurrency = 1;
  Rig rig(config);
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation != Operation::sync_lists) return std::nullopt;
    Reply reply = Rig::success(request);
    reply.body = ListsSynced{kNoon + hours(1)};
    return reply;
  };
  rig.start();
  for (std::uint64_t n = 1; n <= 3; ++n) rig.feed(conversion_of(n));
  CHECK(rig.times_asked(Operation::update_contact) == 3);
  rig.advance(hours(1));
  CHECK(rig.pipeline.in_flight() == 0);
  CHECK(rig.times_asked(Operation::start_onboarding) == 3);
}

TEST_CASE("enrichment from marketing alone, or none, leaves the usage fields flagged",
          "[core][enrich]") {
  PipelineConfig config = default_config();
  config.enrichment = GENERATE(Enrichment::none, Enrichment::marketing);
  Rig rig(config);
  rig.feed(trial_to_active());
  CHECK(rig.times_asked(Operation::fetch_usage) == 0);
  CHECK(rig.times_asked(Operation::fetch_profile) ==
        (config.enrichment == Enrichment::marketing ? 1 : 0));
  CHECK(rig.last<UpdateContact>().partial);
}

TEST_CASE("without routing a handoff ends committed", "[core][routing]") {
  PipelineConfig config = default_config();
  config.routing_by = Routing::none;
  config.enrichment = Enrichment::none;
  Rig rig(config);
  rig.feed(trial_to_active());
  CHECK(rig.states() == "received identified enriched routed committed");
  CHECK(rig.times_asked(Operation::assign_owner) == 0);
}

TEST_CASE("no more handoffs run at once than allowed, the others follow in order", "[core][pace]") {
  PipelineConfig config = default_config();
  config.pace.concurrency = 2;
  Rig rig(config);
  for (std::uint64_t n = 1; n <= 5; ++n) {
    rig.feed_only(conversion_of(n));
  }
  CHECK(rig.times_asked(Operation::fetch_customer) == 2);
  CHECK(rig.pipeline.in_flight() == 5);
  rig.drain();
  CHECK(rig.times_asked(Operation::start_onboarding) == 5);
  std::vector<std::uint64_t> order;
  for (const Request& request : rig.sent) {
    if (request.ticket.operation == Operation::fetch_customer)
      order.push_back(request.subscription.value);
  }
  CHECK(order == std::vector<std::uint64_t>{1, 2, 3, 4, 5});
}

TEST_CASE("a task throttle spaces the starts", "[core][pace]") {
  PipelineConfig config = default_config();
  config.pace.spacing = seconds(10);
  Rig rig(config);
  for (std::uint64_t n = 1; n <= 4; ++n) {
    rig.feed(conversion_of(n));
  }
  CHECK(rig.times_asked(Operation::start_onboarding) == 1);
  rig.advance(seconds(20));
  CHECK(rig.times_asked(Operation::start_onboarding) == 3);
  rig.advance(seconds(10));
  CHECK(rig.times_asked(Operation::start_onboarding) == 4);
}

TEST_CASE("the routing table may change while handoffs are in flight", "[core][routing]") {
  Rig rig;
  std::optional<Request> assignment;
  rig.outside = [&](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation != Operation::assign_owner || assignment) return std::nullopt;
    assignment = request;
    return Rig::with_status(request, Rig::kSilence);
  };
  rig.feed(trial_to_active(1));  // $4,200 a year: Growth, its assignment on the way
  PaymentEvent second = trial_to_active(2);
  second.subscription = {8};
  second.customer = {80};

  PipelineConfig config = default_config();
  config.routing[2].annual_from = dollars(4'000);  // Business from $4,000: a smaller Growth
  rig.pipeline.reconfigure(config, rig.now, rig.outbox);
  rig.feed(second);
  CHECK(config.routing[rig.last<AssignOwner>().tier].tier == "Business");

  rig.reply(Rig::success(*assignment));
  rig.drain();
  const auto first = std::get<AssignOwner>(assignment->body);
  CHECK(default_config().routing[first.tier].tier == "Growth");
  CHECK(rig.pipeline.in_flight() == 0);
  CHECK(rig.times_asked(Operation::start_onboarding) == 2);
}

TEST_CASE("the core asks for every operation that its table lists", "[core][jobs]") {
  std::array<int, kOperationRows.size()> times{};
  const auto count = [&times](const Rig& rig) {
    for (const Request& it : rig.sent) ++times[static_cast<std::size_t>(it.ticket.operation)];
    for (const Timer& it : rig.timers) ++times[static_cast<std::size_t>(it.ticket.operation)];
  };

  // A large customer with an open deal, who is found by the third search only.
  Rig large;
  large.outside = [](const Request& request) -> std::optional<Reply> {
    Reply reply = Rig::with_status(request, ReplyStatus::ok);
    if (request.ticket.operation == Operation::find_by_customer)
      reply.body = ContactFound{{700}, {}, 0};
    else if (std::holds_alternative<FindContact>(request.body))
      reply.status = ReplyStatus::not_found;
    else if (request.ticket.operation == Operation::fetch_deal)
      reply.body = DealFound{{5}, {6}};
    else
      return std::nullopt;
    return reply;
  };
  PaymentEvent enterprise = trial_to_active();
  enterprise.subscribed.mrr = dollars(10'000);
  large.feed(enterprise);
  CHECK(large.pipeline.exceptions().records().empty());
  count(large);

  // Every job: polls, list syncs, a reconciliation, a review of one exception, a start that waits.
  PipelineConfig config = default_config();
  config.trigger.kind = Trigger::poll;
  config.disenrolment.kind = Disenrolment::list_sync;
  config.pace.spacing = hours(1);
  Rig jobs(config);
  jobs.outside = [](const Request& request) -> std::optional<Reply> {
    if (request.ticket.operation != Operation::update_contact) return std::nullopt;
    return Rig::with_status(request, ReplyStatus::refused);
  };
  jobs.start();
  jobs.advance(days(1));
  jobs.feed(conversion_of(1, jobs.now));
  jobs.feed(conversion_of(2, jobs.now));
  count(jobs);  // the second is in line, so that the timer of its start is armed
  jobs.advance(days(1));
  count(jobs);

  for (const OperationInfo& it : kOperationRows) {
    INFO(it.name);
    CHECK(times[static_cast<std::size_t>(it.value)] > 0);
  }
}
