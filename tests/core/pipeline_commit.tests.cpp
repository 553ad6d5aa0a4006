// The commit: two halves that leave together, and who waits for which of them.
#include <cstddef>
#include <optional>
#include <vector>

#include "core/pipeline.hpp"
#include "tests/catch.hpp"
#include "tests/core/answers.hpp"
#include "tests/core/rig.hpp"

using namespace handoff::core;
using namespace handoff::core::testing;

TEST_CASE("a handoff is committed only when both halves are acknowledged",
          "[core][pipeline][commit]") {
  const bool update_first = GENERATE(false, true);
  Rig rig;
  rig.outside = answering_commit(Rig::kSilence);
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
  rig.outside = holding(Operation::disenroll, leave);
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
  rig.outside = answering(Operation::update_contact, Rig::kSilence);
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
  rig.outside = answering(Operation::assign_owner, ReplyStatus::refused);
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
  one.outside = answering(Operation::disenroll, ReplyStatus::server_error);
  one.feed(trial_to_active());
  CHECK(one.states() ==
        "received identified enriched routed assigned onboarding exception:partial_commit");
  CHECK(one.times_asked(Operation::disenroll) == 6);
  CHECK(one.times_asked(Operation::update_contact) == 1);

  Rig other;
  other.outside = answering(Operation::update_contact, ReplyStatus::server_error);
  other.feed(trial_to_active());
  CHECK(other.states() == "received identified enriched exception:partial_commit");
  CHECK(other.times_asked(Operation::notify_owner) == 0);

  Rig both;
  both.outside = answering_commit(ReplyStatus::timed_out);
  both.feed(trial_to_active());
  CHECK(both.states() == "received identified enriched exception:commit_failed");
}
