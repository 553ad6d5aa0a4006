// Requests and their replies: tried again, acknowledged late, or meant for somebody else.
#include <optional>

#include "core/pipeline.hpp"
#include "tests/catch.hpp"
#include "tests/core/answers.hpp"
#include "tests/core/rig.hpp"

using namespace handoff::core;
using namespace handoff::core::testing;

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
  rig.outside = answering(Operation::update_contact, ReplyStatus::server_error, 3);
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
  rig.outside = throttling_once(Operation::update_contact, seconds(9));
  rig.feed(trial_to_active());
  REQUIRE(rig.fired.size() == 1);
  CHECK((rig.fired[0].at - kNoon) == seconds(9) + milliseconds(250));
  CHECK(rig.pipeline.counters().throttled == 1);
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
