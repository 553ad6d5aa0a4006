// A handoff's steps, and what each does when it fails: identify, enrich, route, assign.
#include <optional>
#include <string>

#include "core/pipeline.hpp"
#include "tests/catch.hpp"
#include "tests/core/answers.hpp"
#include "tests/core/rig.hpp"

using namespace handoff::core;
using namespace handoff::core::testing;

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
  rig.outside = answering_searches(it.status);
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
  rig.outside = answering(Operation::fetch_usage, status);
  rig.feed(trial_to_active());
  CHECK(rig.last<UpdateContact>().partial);
  CHECK(rig.states() == kFullWay);
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

TEST_CASE("an open deal tells its account executive, in addition to CS or instead",
          "[core][pipeline][routing]") {
  PipelineConfig config = default_config();
  const auto rule = GENERATE(DealRule::ignore, DealRule::in_addition, DealRule::instead);
  config.deals = rule;
  Rig rig(config);
  rig.outside = finding(Operation::fetch_deal, DealFound{{5}, {55}});
  rig.feed(trial_to_active());
  const bool told = rule != DealRule::ignore;
  CHECK(rig.times_asked(Operation::notify_ae) == (told ? 1 : 0));
  CHECK(rig.times_asked(Operation::move_deal) == (told ? 1 : 0));
  CHECK(rig.times_asked(Operation::notify_owner) == (rule == DealRule::instead ? 0 : 1));
  CHECK((rig.last<AssignOwner>().owner == PersonId{55}) == (rule == DealRule::instead));
  CHECK(rig.states() == kFullWay);
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

TEST_CASE("without routing a handoff ends committed", "[core][routing]") {
  PipelineConfig config = default_config();
  config.routing_by = Routing::none;
  config.enrichment = Enrichment::none;
  Rig rig(config);
  rig.feed(trial_to_active());
  CHECK(rig.states() == "received identified enriched routed committed");
  CHECK(rig.times_asked(Operation::assign_owner) == 0);
}

TEST_CASE("the routing table may change while handoffs are in flight", "[core][routing]") {
  Rig rig;
  std::optional<Request> assignment;
  rig.outside = holding(Operation::assign_owner, assignment);
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

TEST_CASE("a lost notice is raised and the onboarding goes ahead", "[core][pipeline]") {
  Rig rig;
  rig.outside = answering(Operation::notify_owner, ReplyStatus::server_error);
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
  rig.outside = answering(it.fails, ReplyStatus::refused);
  rig.feed(trial_to_active());
  CHECK(rig.states() == it.states);
}
