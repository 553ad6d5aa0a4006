// Which reader an event finds.
#include "io/events/processors/processors.hpp"

#include <string>
#include <utility>
#include <vector>

#include "io/events/other_processors.hpp"
#include "io/events/stripe/stripe_event.hpp"

#include "tests/io/events/chargebee/chargebee_text.hpp"
#include "tests/io/events/decided.hpp"
#include "tests/io/events/paddle/paddle_text.hpp"
#include "tests/io/events/stripe/event_text.hpp"

using namespace handoff;

namespace {

std::string stripes() {
  return tests::event_text("customer.subscription.updated",
                           tests::subscription_text(tests::item_text("2900", "month")));
}
std::string paddles() {
  return tests::paddle_event("subscription.updated", "03-15T10:00:00Z", tests::paddle_active());
}
std::string chargebees() {
  return tests::chargebee_event("subscription_changed", tests::march(15),
                                tests::chargebee_active());
}

}  // namespace

TEST_CASE("an event is recognised by its processor alone", "[processors]") {
  const std::pair<std::string, std::string_view> cases[] = {
      {stripes(), "Stripe"},
      {R"({"id":"cus_1","object":"customer"})", "Stripe"},
      {paddles(), "Paddle Billing"},
      {chargebees(), "Chargebee"}};
  for (const auto& [text, name] : cases) {
    INFO(text);
    io::ValueTree document;
    REQUIRE_FALSE(document.read(text, "e.json"));
    std::string names;
    for (const io::Processor& processor : io::processors()) {
      if (processor.recognises(document.root())) names += processor.name;
    }
    CHECK(names == name);
  }
}

TEST_CASE("events of all processors in one file each find their reader", "[processors]") {
  io::IdTables ids;
  std::vector<std::string> types;
  const auto error = io::read_events(
      io::read_payment_event, stripes() + "\n" + paddles() + "\n" + chargebees(), "e.jsonl", ids,
      [&](const io::ReadEvent& read) { types.push_back(read.type); });
  CHECK_FALSE(error);
  CHECK(types == tests::Texts{"customer.subscription.updated", "subscription.updated",
                              "subscription_changed"});
}

TEST_CASE("what is nobody's event gets the words of Stripe's reader", "[processors]") {
  for (const char* text : {"{}", "[]", "7", R"({"name":"x"})", R"({"object":"list","data":[]})",
                           R"({"type":"invoice.paid","data":{}})"}) {
    INFO(text);
    io::IdTables ids;
    io::Problems problems;
    io::ValueTree document;
    REQUIRE_FALSE(document.read(text, "e.json"));
    io::read_stripe_event(io::Reader(document.root(), problems), ids, {});
    REQUIRE(problems.first);
    CHECK(tests::payment_error(text) == problems.first->line());
  }
}

TEST_CASE("the words of a refusal name the processors that are read", "[processors]") {
  std::string names;
  for (const io::Processor& processor : io::processors()) {
    const bool last = &processor == &io::processors().back();
    names += names.empty() ? "" : last ? " and " : ", ";
    names += processor.name;
  }
  CHECK(io::kReadProcessors == names);
}

TEST_CASE("pages of the processors' lists are opened", "[processors]") {
  const auto types = [](const std::string& text) {
    io::IdTables ids;
    std::string found;
    const auto error =
        io::read_events(io::read_payment_event, text, "e.json", ids,
                        [&](const io::ReadEvent& read) { found += read.type + ' '; });
    INFO(text);
    CHECK_FALSE(error);
    return found;
  };
  CHECK(types(R"({"data":[)" + paddles() + R"(],"meta":{"request_id":"r"}})") ==
        "subscription.updated ");
  CHECK(types(R"({"data":[{"id":"ntf_1","type":"subscription.updated","payload":)" + paddles() +
              R"(}],"meta":{"request_id":"r"}})") == "subscription.updated ");
  CHECK(types(R"({"list":[{"event":)" + chargebees() + R"(},{"event":)" + chargebees() +
              R"(}],"next_offset":"[1]"})") == "subscription_changed subscription_changed ");
}
