// Events for the tests, written out as JSON text.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "io/events/payment_events.hpp"
#include "io/events/stripe/stripe_event.hpp"
#include "io/json/json.hpp"
#include "tests/catch.hpp"

namespace handoff::tests {

// A subscription of one customer in trial, with the members of `items.data` and more members of its
// own.
inline std::string subscription_text(std::string_view items, std::string_view more = "") {
  return R"({"id":"sub_1","object":"subscription","customer":"cus_1","status":"active",)"
         R"("items":{"object":"list","data":[)" +
         std::string(items) + "]}" + std::string(more) + "}";
}

inline std::string event_text(std::string_view type, std::string_view object,
                              std::string_view previous = "null") {
  return R"({"id":"evt_1","object":"event","created":1700000000,"type":")" + std::string(type) +
         R"(","data":{"object":)" + std::string(object) + R"(,"previous_attributes":)" +
         std::string(previous) + "}}";
}

// One item with a price; the interval and amount stand in the price, the quantity beside it.
inline std::string item_text(std::string_view amount, std::string_view interval,
                             std::string_view quantity = "1", std::string_view currency = "usd",
                             std::string_view count = "1") {
  return R"({"price":{"id":"price_1","currency":")" + std::string(currency) +
         R"(","unit_amount":)" + std::string(amount) + R"(,"recurring":{"interval":")" +
         std::string(interval) + R"(","interval_count":)" + std::string(count) +
         R"(,"usage_type":"licensed"}},"quantity":)" + std::string(quantity) + "}";
}

struct Reading {
  std::vector<io::ReadEvent> events;
  std::string error;  // empty: none
};

inline Reading read_text(std::string_view text, io::IdTables& ids) {
  Reading reading;
  const auto error =
      io::read_events(io::read_stripe_event, text, "e.json", ids,
                      [&](const io::ReadEvent& event) { reading.events.push_back(event); });
  if (error) reading.error = error->line();
  return reading;
}

inline io::ReadEvent read_one(std::string_view text, io::IdTables& ids) {
  Reading reading = read_text(text, ids);
  INFO(reading.error);
  REQUIRE(reading.error.empty());
  REQUIRE(reading.events.size() == 1);
  return reading.events.front();
}

inline io::ReadEvent read_one(std::string_view text) {
  io::IdTables ids;
  return read_one(text, ids);
}

// An event that is read for a business which takes other discounts off than the lasting ones.
inline io::ReadEvent read_one(std::string_view text, core::Discounts discounts) {
  io::ValueTree document;
  REQUIRE_FALSE(document.read(text, "e.json"));
  io::IdTables ids;
  io::Problems problems;
  const auto read = io::read_stripe_event({document.root(), problems}, ids, {discounts});
  REQUIRE_FALSE(problems.first);
  return read;
}

// Why an event is set aside, whose object could not be read.
inline std::string note_of(std::string_view text) {
  const io::ReadEvent read = read_one(text);
  CHECK(read.event.set_aside == core::SetAside::unreadable);
  return read.note;
}

inline std::string error_of(std::string_view text) {
  io::IdTables ids;
  return read_text(text, ids).error;
}

}  // namespace handoff::tests
