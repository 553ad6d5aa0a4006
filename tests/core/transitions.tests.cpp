// The state machine as a table: in this state, when this request is answered so, these requests go
// out and this state is entered. "wait" means a timer for the next try.
#include <algorithm>

#include "tests/catch.hpp"
#include "tests/core/rig.hpp"

using namespace handoff::core;
using namespace handoff::core::testing;

namespace {

using Op = Operation;
using Re = ReplyStatus;

struct Row {
  const char* state;
  Op answered;  // everything else that is out at the same time has been answered well before
  Re reply;
  const char* out;
  const char* entered;
};

const Row kRows[] = {
    // Identify.
    {"received", Op::fetch_customer, Re::ok, "find_by_primary", ""},
    {"received", Op::fetch_customer, Re::throttled, "wait", ""},
    {"received", Op::fetch_customer, Re::server_error, "wait", ""},
    {"received", Op::fetch_customer, Re::timed_out, "wait", ""},
    {"received", Op::fetch_customer, Re::refused, "find_by_customer", ""},
    {"received", Op::fetch_customer, Re::not_found, "find_by_customer", ""},
    {"received", Op::find_by_primary, Re::ok, "fetch_usage fetch_deal fetch_profile", "identified"},
    {"received", Op::find_by_primary, Re::not_found, "find_by_secondary", ""},
    {"received", Op::find_by_primary, Re::ambiguous, "find_by_secondary", ""},
    {"received", Op::find_by_primary, Re::refused, "", "exception:identify_failed"},
    {"received", Op::find_by_primary, Re::timed_out, "wait", ""},
    // Enrich: nothing here stops a handoff.
    {"identified", Op::fetch_usage, Re::ok, "update_contact disenroll", "enriched"},
    {"identified", Op::fetch_usage, Re::not_found, "update_contact disenroll", "enriched"},
    {"identified", Op::fetch_usage, Re::refused, "update_contact disenroll", "enriched"},
    {"identified", Op::fetch_usage, Re::timed_out, "wait", ""},
    {"identified", Op::fetch_deal, Re::refused, "update_contact disenroll", "enriched"},
    {"identified", Op::fetch_profile, Re::refused, "update_contact disenroll", "enriched"},
    // Commit: both halves, of which one is waited for by the end alone.
    {"enriched", Op::update_contact, Re::ok, "notify_owner assign_owner", "committed routed"},
    {"enriched", Op::update_contact, Re::refused, "", "exception:partial_commit"},
    {"enriched", Op::update_contact, Re::server_error, "wait", ""},
    {"onboarding", Op::disenroll, Re::ok, "", "committed"},
    {"onboarding", Op::disenroll, Re::refused, "", "exception:partial_commit"},
    {"onboarding", Op::disenroll, Re::throttled, "wait", ""},
    // Assign. By now the sequences are left as well.
    {"committed", Op::assign_owner, Re::ok, "start_onboarding", "assigned"},
    {"committed", Op::assign_owner, Re::refused, "", "exception:assignment_failed"},
    {"committed", Op::assign_owner, Re::throttled, "wait", ""},
    {"committed", Op::notify_owner, Re::refused, "start_onboarding", "assigned"},
    // Onboard.
    {"assigned", Op::start_onboarding, Re::ok, "", "onboarding"},
    {"assigned", Op::start_onboarding, Re::refused, "", "exception:onboarding_failed"},
    {"assigned", Op::start_onboarding, Re::timed_out, "wait", ""},
};

// Answers well until nothing but `operation` is out; that request, or nothing.
std::optional<Request> drive_to(Rig& rig, Operation operation) {
  rig.feed_only(trial_to_active());
  for (;;) {
    const auto is_other = [&](const Request& it) { return it.ticket.operation != operation; };
    const auto next = std::find_if(rig.held.begin(), rig.held.end(), is_other);
    if (next == rig.held.end()) break;
    const Request request = *next;
    rig.held.erase(next);
    rig.reply(Rig::success(request));
    if (rig.held.empty()) break;
  }
  if (rig.held.size() != 1) return std::nullopt;
  return rig.held.front();
}

std::string text_of(const std::vector<Progress>& steps, std::size_t from) {
  std::string text;
  for (std::size_t at = from; at < steps.size(); ++at) {
    if (!text.empty()) text += ' ';
    text += name(steps[at].state);
    if (steps[at].exception != ExceptionKind::none)
      text += ':' + std::string(name(steps[at].exception));
  }
  return text;
}

}  // namespace

TEST_CASE("each state answers each reply as the table says", "[core][transitions]") {
  for (const Row& row : kRows) {
    INFO(row.state << ": " << name(row.answered) << " is answered with status "
                   << static_cast<int>(row.reply));
    Rig rig;
    const auto request = drive_to(rig, row.answered);
    REQUIRE(request);
    CHECK(name(rig.progress.back().state) == row.state);
    const std::size_t steps = rig.progress.size();
    const std::size_t sent = rig.sent.size();

    Reply reply =
        row.reply == Re::ok ? Rig::success(*request) : Rig::with_status(*request, row.reply);
    rig.reply(reply);

    std::string out = rig.timers.empty() ? "" : "wait";
    for (std::size_t at = sent; at < rig.sent.size(); ++at) {
      if (!out.empty()) out += ' ';
      out += name(rig.sent[at].ticket.operation);
    }
    CHECK(out == row.out);
    CHECK(text_of(rig.progress, steps) == row.entered);
  }
}
