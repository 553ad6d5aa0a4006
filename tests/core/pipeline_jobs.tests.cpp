// The pipeline's jobs beside reconciliation: polls, list syncs, people in their place, and the line.
#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

#include "core/pipeline.hpp"
#include "tests/catch.hpp"
#include "tests/core/answers.hpp"
#include "tests/core/rig.hpp"

using namespace handoff::core;
using namespace handoff::core::testing;

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
  rig.outside = finding(Operation::sync_lists, ListsSynced{kNoon + hours(1)});
  rig.start();
  for (std::uint64_t n = 1; n <= 3; ++n) rig.feed(conversion_of(n));
  CHECK(rig.times_asked(Operation::update_contact) == 3);
  rig.advance(hours(1));
  CHECK(rig.pipeline.in_flight() == 0);
  CHECK(rig.times_asked(Operation::start_onboarding) == 3);
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
  jobs.outside = answering(Operation::update_contact, ReplyStatus::refused);
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
