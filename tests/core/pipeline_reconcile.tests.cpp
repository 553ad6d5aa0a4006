// Reconciliation and the daily review: what is found, what is repaired, and when it is looked at.
#include <cstddef>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "core/pipeline.hpp"
#include "tests/catch.hpp"
#include "tests/core/answers.hpp"
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
  rig.outside = keeping_windows(windows);
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
  rig.outside = answering_searches(ReplyStatus::not_found);
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
