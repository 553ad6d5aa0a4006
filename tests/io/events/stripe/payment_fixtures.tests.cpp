// Real payloads; every expected value was read from the file by hand.
#include <string>

#include "io/events/stripe/stripe_subscription.hpp"
#include "io/files/file.hpp"
#include "io/json/json.hpp"
#include "tests/io/events/stripe/event_text.hpp"

using namespace handoff;
using core::BillingReason;
using core::EventType;
using core::SubscriptionStatus;

namespace {

const core::Currency kUsd{{'U', 'S', 'D'}};

struct Fixture {
  explicit Fixture(const std::string& name) {
    const auto text = io::read_file("tests/data/stripe/" + name + ".json");
    REQUIRE(text);
    read = tests::read_one(*text, ids);
  }

  std::string_view plan() const { return ids.plans.text(read.event.subscribed.plan); }

  io::IdTables ids;
  io::ReadEvent read;
};

core::Time at(std::int64_t second) { return {second * 1'000'000}; }

}  // namespace

TEST_CASE("the documented conversion event is read field by field", "[payment_events][fixture]") {
  const Fixture fixture("2024-06-20.customer.subscription.updated.conversion");
  const io::ReadEvent& read = fixture.read;
  const core::PaymentEvent& event = read.event;
  CHECK(read.id == "evt_1MqqbKLt4dXK03v5qaIbiNCC");
  CHECK(read.type == "customer.subscription.updated");
  CHECK(read.subscription == "sub_1Mqqb6Lt4dXK03v50OA219Ya");
  CHECK(read.customer == "cus_Nc4kL4EPtG5SKe");
  CHECK(read.object_kind == "subscription");
  CHECK(read.is_event);
  CHECK(event.type == EventType::subscription_updated);
  CHECK(event.created == at(1680064028));
  CHECK(event.status == SubscriptionStatus::active);
  CHECK(event.previous_status == SubscriptionStatus::trialing);
  CHECK(event.had_trial);
  CHECK_FALSE(event.items_changed);
  CHECK(event.subscribed.priced);
  CHECK(event.subscribed.mrr.cents == 4242);
  CHECK(event.subscribed.currency == kUsd);
  CHECK(fixture.plan() == "price_1Mqqb5Lt4dXK03v5cK9prani");
  CHECK(fixture.ids.events.text(event.id) == read.id);
  CHECK(fixture.ids.subscriptions.text(event.subscription) == read.subscription);
  CHECK(fixture.ids.customers.text(event.customer) == read.customer);
  CHECK(event.billing_reason == BillingReason::none);
  CHECK(event.amount_paid.cents == 0);
}

TEST_CASE("the 2020 subscription events are read", "[payment_events][fixture]") {
  struct Case {
    const char* name;
    EventType type;
    std::int64_t created;
    SubscriptionStatus status;
  };
  const Case cases[] = {
      {"created", EventType::subscription_created, 1648320110, SubscriptionStatus::active},
      {"updated", EventType::subscription_updated, 1648320106, SubscriptionStatus::active},
      {"deleted", EventType::subscription_deleted, 1648320097, SubscriptionStatus::canceled},
  };
  for (const Case& c : cases) {
    INFO(c.name);
    const Fixture fixture(std::string("2020-08-27.customer.subscription.") + c.name);
    const core::PaymentEvent& event = fixture.read.event;
    CHECK(fixture.read.id == "evt_000000000000000000000000");
    CHECK(fixture.read.subscription == "sub_000000000000000000000000");
    CHECK(fixture.read.customer == "cus_00000000000000");
    CHECK(event.type == c.type);
    CHECK(event.created == at(c.created));
    CHECK(event.status == c.status);
    CHECK(event.previous_status == SubscriptionStatus::none);
    CHECK_FALSE(event.had_trial);
    CHECK_FALSE(event.items_changed);
    CHECK(event.subscribed.mrr.cents == 1500);
    CHECK(event.subscribed.currency == kUsd);
    CHECK(fixture.plan() == "price_000000000000000000000000");
  }
}

TEST_CASE("a trial that will end, from plans in two currencies", "[payment_events][fixture]") {
  const Fixture fixture("2020-08-27.customer.subscription.trial_will_end");
  const core::PaymentEvent& event = fixture.read.event;
  CHECK(fixture.read.id == "evt_00000000000000");
  CHECK(fixture.read.subscription == "su_00000000000000");
  CHECK(fixture.read.customer == "cus_00000000000000");
  CHECK(event.type == EventType::trial_will_end);
  CHECK(event.created == at(1326853478));
  CHECK(event.status == SubscriptionStatus::trialing);
  CHECK(event.had_trial);
  CHECK(event.subscribed.priced);
  CHECK(event.subscribed.mrr.cents == 100);  // the euro item is not added to dollars
  CHECK(event.subscribed.currency == kUsd);
  CHECK(fixture.plan() == "fkx0AFo_00000000000000");
}

TEST_CASE("the 2020 invoices are manual ones without a subscription", "[payment_events][fixture]") {
  struct Case {
    const char* name;
    EventType type;
    std::int64_t created;
    std::int64_t paid;
  };
  const Case cases[] = {{"paid", EventType::invoice_paid, 1648320015, 2000},
                        {"payment_failed", EventType::invoice_payment_failed, 1648320009, 0}};
  for (const Case& c : cases) {
    INFO(c.name);
    const Fixture fixture(std::string("2020-08-27.invoice.") + c.name);
    const core::PaymentEvent& event = fixture.read.event;
    CHECK(event.type == c.type);
    CHECK(event.created == at(c.created));
    CHECK(event.amount_paid.cents == c.paid);
    CHECK(event.billing_reason == BillingReason::manual);
    CHECK_FALSE(event.subscription);
    CHECK(fixture.read.subscription.empty());
    CHECK(fixture.read.customer == "cus_00000000000000");
    CHECK(fixture.read.object_kind == "invoice");
    CHECK_FALSE(event.subscribed.priced);  // its only line was bought once
    CHECK_FALSE(event.subscribed.plan);
  }
}

TEST_CASE("an event of a type that is not handled is accepted", "[payment_events][fixture]") {
  const Fixture fixture("2020-08-27.customer.updated");
  CHECK(fixture.read.event.type == EventType::other);
  CHECK(fixture.read.type == "customer.updated");
  CHECK(fixture.read.customer == "cus_00000000000000");
  CHECK(fixture.read.object_kind == "customer");
  CHECK(fixture.read.event.created == at(1648320110));
  CHECK(fixture.read.is_event);
}

TEST_CASE("bare objects are reported as no events", "[payment_events][fixture]") {
  struct Case {
    const char* name;
    const char* id;
    const char* subscription;
  };
  const Case cases[] = {
      {"customer", "cus_QXg1o8vcGmoR32", ""},
      {"invoice", "in_1Pgc6tB7WZ01zgkWu9fdqL6I", ""},
      {"subscription", "sub_1Pgc6rB7WZ01zgkWNy0Cn5nw", "sub_1Pgc6rB7WZ01zgkWNy0Cn5nw"}};
  for (const Case& c : cases) {
    INFO(c.name);
    const Fixture fixture(std::string("object.") + c.name + ".basil");
    CHECK_FALSE(fixture.read.is_event);
    CHECK(fixture.read.event.type == EventType::other);
    CHECK(fixture.read.object_kind == c.name);
    CHECK(fixture.read.id == c.id);
    CHECK(fixture.read.customer == "cus_QXg1o8vcGmoR32");
    CHECK(fixture.read.subscription == c.subscription);
    CHECK(fixture.read.type.empty());
  }
}

TEST_CASE("the newest subscription and invoice shapes are read", "[payment_events][fixture]") {
  const auto object = [](const std::string& name) {
    const auto text = io::read_file("tests/data/stripe/object." + name + ".basil.json");
    REQUIRE(text);
    return *text;
  };
  SECTION("a subscription: its price counts, not the tiered plan beside it") {
    io::IdTables ids;
    const auto read = tests::read_one(
        tests::event_text("customer.subscription.created", object("subscription")), ids);
    CHECK(read.subscription == "sub_1Pgc6rB7WZ01zgkWNy0Cn5nw");
    CHECK(read.customer == "cus_QXg1o8vcGmoR32");
    CHECK(read.event.subscribed.priced);
    CHECK(read.event.subscribed.mrr.cents == 2000);
    CHECK(read.event.subscribed.currency == kUsd);
    CHECK(read.event.status == SubscriptionStatus::active);
    CHECK(read.event.had_trial);
    CHECK(ids.plans.text(read.event.subscribed.plan) == "price_1PgafmB7WZ01zgkW6dKueIc5");
  }
  SECTION("an invoice: the subscription stands under its parent") {
    const auto read = tests::read_one(tests::event_text("invoice.paid", object("invoice")));
    CHECK(read.subscription == "subscription");
    CHECK(read.customer == "cus_QXg1o8vcGmoR32");
    CHECK(read.event.amount_paid.cents == 0);
    CHECK(read.event.billing_reason == BillingReason::manual);
    CHECK_FALSE(read.event.subscribed.priced);
  }
}
