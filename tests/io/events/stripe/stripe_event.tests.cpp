// What an envelope says, and what happens to an event whose object cannot be read.
#include "io/events/stripe/stripe_event.hpp"

#include <string>

#include "tests/io/events/stripe/event_text.hpp"

using namespace handoff;
using core::EventType;
using core::SetAside;
using tests::event_text;
using tests::item_text;
using tests::note_of;
using tests::read_one;
using tests::subscription_text;

TEST_CASE("a status that is not known sets the event aside and nothing else", "[stripe_event]") {
  io::IdTables ids;
  const auto read =
      read_one(event_text("customer.subscription.updated",
                          R"({"id":"sub_1","object":"subscription","customer":"cus_1",)"
                          R"("status":"frozen","items":{"data":[)" +
                              item_text("4900", "month") + "]}}",
                          R"({"status":"trialing"})"),
               ids);
  CHECK(read.event.set_aside == SetAside::unknown_status);
  CHECK(read.note == "data.object.status: a status that is not known here: \"frozen\"");
  CHECK(read.subscription == "sub_1");
  CHECK(read.customer == "cus_1");
  CHECK(read.event.type == EventType::subscription_updated);
}

TEST_CASE("an object that cannot be read keeps its event's ids", "[stripe_event]") {
  io::IdTables ids;
  const auto read = read_one(event_text("customer.subscription.updated",
                                        subscription_text(item_text("\"4900\"", "month"))),
                             ids);
  CHECK(read.event.set_aside == SetAside::unreadable);
  CHECK(read.note ==
        "data.object.items.data[0].price.unit_amount: expected an integer from 0 to "
        "1000000000000, found \"4900\"");
  CHECK(read.subscription == "sub_1");
  CHECK(ids.subscriptions.text(read.event.subscription) == "sub_1");
  CHECK(ids.events.text(read.event.id) == "evt_1");
  CHECK(read.event.created.us == 1'700'000'000'000'000);
  CHECK(read.event.status == core::SubscriptionStatus::none);
  CHECK_FALSE(read.event.subscribed.priced);
}

TEST_CASE("an object that lacks something is set aside with what is missing", "[stripe_event]") {
  CHECK(note_of(event_text("customer.subscription.updated", R"({"id":"s","customer":"c"})")) ==
        "data.object.status: expected one of incomplete, incomplete_expired, trialing, active, "
        "past_due, canceled, unpaid, paused, found nothing");
  CHECK(note_of(event_text("customer.subscription.updated",
                           subscription_text(item_text("1", "month")), "7")) ==
        "data.previous_attributes: expected an object, found 7");
  CHECK(note_of(event_text("customer.subscription.deleted", R"({"status":"canceled"})")) ==
        "data.object.id: expected text in quotes, found nothing");
  const auto other_kind = read_one(event_text(
      "customer.subscription.updated", R"({"id":"in_1","object":"invoice","customer":"c"})"));
  CHECK(other_kind.note == "data.object.object: expected \"subscription\", found \"invoice\"");
  CHECK(other_kind.subscription.empty());
}

TEST_CASE("an event that can be read is not set aside", "[stripe_event]") {
  const auto read = read_one(
      event_text("customer.subscription.updated", subscription_text(item_text("4900", "month"))));
  CHECK(read.event.set_aside == SetAside::none);
  CHECK(read.note.empty());
}

// The shape of docs.stripe.com/event-destinations, "Thin events".
TEST_CASE("a thin event is told as one that has to be fetched", "[stripe_event]") {
  const auto thin = [](std::string_view type, std::string_view more) {
    return R"({"id":"evt_1","object":"v2.core.event","type":")" + std::string(type) +
           R"(","created":"2023-11-14T22:13:20.000Z","livemode":true)" + std::string(more) + "}";
  };
  const std::string_view related =
      R"(,"related_object":{"id":"sub_1","type":"subscription","url":"/v1/subscriptions/sub_1"})";
  io::IdTables ids;
  const auto read = read_one(thin("v1.customer.subscription.updated", related), ids);
  CHECK(read.is_event);
  CHECK(read.event.set_aside == SetAside::without_object);
  CHECK(read.event.created.us == 1'700'000'000'000'000);
  CHECK(read.event.type == EventType::subscription_updated);
  CHECK(read.type == "v1.customer.subscription.updated");
  CHECK(read.subscription == "sub_1");
  CHECK(ids.events.text(read.event.id) == "evt_1");
  CHECK(read.note ==
        "a thin event: it names \"sub_1\" and does not hold it; let the event destination send "
        "snapshot events, or take them from stripe events list");
  // An invoice's id is no subscription's.
  const auto invoice = read_one(
      thin("v1.invoice.paid", R"(,"related_object":{"id":"in_1","type":"invoice","url":"/v1/x"})"));
  CHECK(invoice.event.set_aside == SetAside::without_object);
  CHECK(invoice.subscription.empty());
  // Of what concerns no subscription nothing is missing.
  const auto other = read_one(thin("v1.billing.meter.no_meter_found", ""));
  CHECK(other.event.set_aside == SetAside::none);
  CHECK(other.event.type == EventType::other);
  CHECK_FALSE(read_one(R"({"id":"e","object":"v2.core.event","type":"x",)"
                       R"("created":"2023-11-14T22:13:20Z","livemode":false})")
                  .live);
}

TEST_CASE("events of the test mode are told from live ones", "[stripe_event]") {
  const auto live = [](std::string_view more, std::string_view object) {
    return read_one(R"({"id":"e","object":"event","created":1,"type":"ping")" + std::string(more) +
                    R"(,"data":{"object":)" + std::string(object) + "}}")
        .live;
  };
  CHECK(live("", "{}"));
  CHECK(live(R"(,"livemode":true)", R"({"livemode":false})"));
  CHECK_FALSE(live(R"(,"livemode":false)", "{}"));
  CHECK_FALSE(live("", R"({"livemode":false})"));
  CHECK(live(R"(,"livemode":null)", "{}"));
  CHECK_FALSE(read_one(R"({"object":"customer","id":"cus_1","livemode":false})").live);
}

TEST_CASE("types that tell nothing new keep the ids of what they are about", "[stripe_event]") {
  for (const char* type : {"customer.subscription.pending_update_applied",
                           "customer.subscription.pending_update_expired"}) {
    INFO(type);
    const auto read = read_one(event_text(type, subscription_text(item_text("1", "month"))));
    CHECK(read.event.type == EventType::other);
    CHECK(read.subscription == "sub_1");
    CHECK(read.customer == "cus_1");
  }
  CHECK(read_one(event_text("customer.subscription.pending_update_applied",
                            R"({"id":"s","object":"subscription","customer":null,)"
                            R"("customer_account":"acct_1"})"))
            .customer == "acct_1");
}

TEST_CASE("the end of the status paused says what was before it", "[stripe_event]") {
  const auto read = [](std::string_view type, std::string_view previous) {
    return read_one(event_text(type, subscription_text(item_text("1", "month")), previous)).event;
  };
  const auto resumed = read("customer.subscription.resumed", "null");
  CHECK(resumed.type == EventType::subscription_updated);
  CHECK(resumed.previous_status == core::SubscriptionStatus::paused);
  CHECK(read("customer.subscription.resumed", R"({"status":"past_due"})").previous_status ==
        core::SubscriptionStatus::past_due);
  const auto paused = read("customer.subscription.paused", "null");
  CHECK(paused.type == EventType::subscription_updated);
  CHECK(paused.previous_status == core::SubscriptionStatus::none);
}
