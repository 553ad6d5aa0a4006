// What the sandbox writes as the processor, the product's own reader of such events reads back.
#include "service/sandbox/stripe_documents.hpp"

#include "io/events/payment_events.hpp"
#include "io/events/stripe/stripe_event.hpp"
#include "io/json/json_text.hpp"
#include "io/json/value_tree.hpp"
#include "sim/month/month_state.hpp"
#include "tests/catch.hpp"

namespace handoff::sandbox {
namespace {

sim::Scenario everything() {
  sim::Scenario it = sim::worked_example();
  it.cohort.plan_change = it.cohort.payment_failure = it.cohort.late_payment = 0.2;
  it.cohort.trial_fee = it.cohort.free_time = it.cohort.usage_based = it.cohort.card_missing = 0.2;
  return it;
}

}  // namespace

TEST_CASE("Events of a month read back as they were", "[sandbox]") {
  const sim::Scenario scenario = everything();
  sim::MonthState month(scenario);
  month.start(0);
  const Directory directory(scenario, month.customers);
  const PlayClock clock(month.period.begins, 1);
  const StripeDocuments documents(directory, clock);
  std::size_t read_back = 0;
  std::vector<core::PaymentEvent> events;
  for (Position at = 0; at < directory.size(); ++at) {
    events.clear();
    month.processor.events_of(at, core::kNever, events);
    for (const core::PaymentEvent& event : events) {
      const std::string text = io::compact(documents.event(event, at));
      CAPTURE(text);
      io::ValueTree tree;
      REQUIRE_FALSE(tree.read(text, "event"));
      io::Problems problems;
      io::IdTables ids;
      const io::ReadEvent it = io::read_stripe_event(io::Reader(tree.root(), problems), ids, {});
      REQUIRE_FALSE(problems.first);
      CHECK(it.note.empty());
      CHECK(it.event.set_aside == core::SetAside::none);
      CHECK(it.event.type == event.type);
      CHECK(it.event.status == event.status);
      CHECK(it.event.previous_status == event.previous_status);
      CHECK(it.event.items_changed == event.items_changed);
      CHECK(it.event.billing_reason == event.billing_reason);
      CHECK(it.event.recurring_paid == event.recurring_paid);
      const bool of_subscription = event.status != core::SubscriptionStatus::none;
      if (of_subscription && event.subscribed.priced)
        CHECK(it.event.subscribed.mrr == event.subscribed.mrr);
      if (of_subscription) CHECK(it.event.had_trial == event.had_trial);
      ++read_back;
    }
  }
  CHECK(read_back > 200);
}

}  // namespace handoff::sandbox
