// The brain: what is told twice comes out twice the same, and a restart is a thing that happens often.
#include "service/driver/brain.hpp"

#include <vector>

#include "handoff/assets.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using namespace handoff::service;

namespace {

constexpr core::Time kNow{1'790'000'000'000'000};

EventInput conversion(int n) {
  EventInput input;
  input.id = "evt_" + std::to_string(n);
  input.subscription = "sub_" + std::to_string(n);
  input.customer = "cus_" + std::to_string(n);
  input.plan = "growth";
  input.event.type = core::EventType::subscription_updated;
  input.event.status = core::SubscriptionStatus::active;
  input.event.previous_status = core::SubscriptionStatus::trialing;
  input.event.created = kNow;
  input.event.had_trial = true;
  input.event.subscribed.mrr = core::dollars(350);
  input.event.subscribed.priced = true;
  return input;
}

std::string rules() { return std::string(assets::find("assets/scenarios/worked_example.json")); }

// Tells inputs one a second, and keeps what was asked for.
class Teller {
 public:
  void tell(const Input& input) {
    const core::Time now = kNow + core::seconds(++number_);
    REQUIRE_FALSE(brain.tell(input, number_, now, out, written));
  }
  Brain brain;
  core::Outbox out;
  Written written;

 private:
  std::int64_t number_ = 0;
};

}  // namespace

TEST_CASE("Inputs that are told again give the same state, rows and names", "[service][brain]") {
  Teller once, again;
  for (Teller* it : {&once, &again}) {
    it->tell(RulesInput{rules()});
    it->tell(BeginInput{});
    for (int n = 1; n <= 20; ++n) it->tell(conversion(n));
    ReplyInput reply;
    reply.ticket = it->out.requests.front().ticket;
    reply.email = core::EmailKey{7};
    it->tell(reply);
    it->tell(ResumeInput{});
  }
  CHECK(once.brain.snapshot().bytes == again.brain.snapshot().bytes);
  CHECK(once.out.requests.size() == again.out.requests.size());
  REQUIRE(once.written.progress.size() == again.written.progress.size());
  CHECK(once.written.progress.size() == 20);
  CHECK(once.written.progress[3].subscription == "sub_4");
}

TEST_CASE("A snapshot is gone on from by another brain", "[service][brain]") {
  Teller first;
  first.tell(RulesInput{rules()});
  first.tell(BeginInput{});
  first.tell(conversion(1));
  const SnapshotRow row = first.brain.snapshot();
  Teller second;
  REQUIRE_FALSE(second.brain.restore(row));
  for (const Name& it : row.names) REQUIRE(second.brain.restore(it));
  second.tell(ResumeInput{});
  REQUIRE(second.out.requests.size() == 1);
  CHECK(second.brain.names().text(second.out.requests[0].subscription) == "sub_1");
  CHECK(second.out.requests[0].ticket.attempt == 2);
  SnapshotRow damaged = row;
  damaged.bytes[damaged.bytes.size() / 2] ^= 1;
  CHECK(Brain().restore(damaged));
}

TEST_CASE("However often the service is restarted, a request is asked for under a number",
          "[service][brain]") {
  Teller it;
  it.tell(RulesInput{rules()});
  it.tell(BeginInput{});
  it.tell(conversion(1));
  for (int n = 0; n < 600; ++n) {
    it.out.clear();
    it.tell(ResumeInput{});
    REQUIRE(it.out.requests.size() == 1);
    REQUIRE(it.out.requests[0].ticket.attempt > 0);
  }
  ReplyInput reply;
  reply.ticket = it.out.requests[0].ticket;
  reply.email = core::EmailKey{7};
  it.out.clear();
  it.tell(reply);
  CHECK(it.out.requests.size() == 1);
  CHECK(it.brain.pipeline().counters().late_replies == 0);
}
