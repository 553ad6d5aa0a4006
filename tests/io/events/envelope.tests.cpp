// The same event in what a queue, a log, a tool or a warehouse makes of it. The wrappings are those
// of the senders' documentation, shortened.
#include "io/events/envelope.hpp"

#include <string>

#include "tests/io/events/stripe/event_text.hpp"

using namespace handoff;

namespace {

// A short event that is valid and of no interest.
std::string ping(std::string_view id) {
  return R"({"id":")" + std::string(id) +
         R"(","object":"event","type":"ping","created":7,"data":{"object":{}}})";
}

// As JSON text.
std::string json_text(const std::string& text) { return io::Json(text).dump(); }

std::string ids_in(std::string_view text) {
  io::IdTables ids;
  const tests::Reading reading = tests::read_text(text, ids);
  INFO(text);
  CHECK(reading.error.empty());
  std::string out;
  for (const io::ReadEvent& read : reading.events) out += (out.empty() ? "" : " ") + read.id;
  return out;
}

}  // namespace

TEST_CASE("an event is found in what brought it here", "[envelope]") {
  const std::string a = ping("a");
  const std::string text = json_text(a);
  const std::string wrapped[] = {
      // Amazon
      R"({"version":"0","detail-type":"ping","source":"aws.partner/stripe.com/ed_1","detail":)" +
          a + "}",
      R"({"Records":[{"messageId":"m","eventSource":"aws:sqs","body":)" + text + "}]}",
      R"({"Records":[{"EventSource":"aws:sns","Sns":{"Type":"Notification","Message":)" + text +
          "}}]}",
      R"({"Messages":[{"MessageId":"m","Body":)" + text + "}]}",
      R"({"Type":"Notification","MessageId":"m","TopicArn":"t","Message":)" + text + "}",
      R"({"resource":"/hook","httpMethod":"POST","body":)" + text + R"(,"isBase64Encoded":false})",
      R"({"Records":[{"body":)" + json_text(R"({"detail-type":"ping","detail":)" + a + "}") + "}]}",
      R"({"logGroup":"g","logEvents":[{"timestamp":1,"message":)" + json_text("INFO " + a) + "}]}",
      // Airbyte and Singer
      R"({"type":"RECORD","record":{"stream":"events","data":)" + a + R"(,"emitted_at":7}})",
      R"({"type":"RECORD","stream":"events","record":)" + a + "}",
      R"({"_airbyte_ab_id":"x","_airbyte_emitted_at":7,"_airbyte_data":)" + a + "}",
      R"({"_airbyte_raw_id":"x","_airbyte_data":)" + text + "}",
      // Tools for webhooks
      R"([{"headers":{"h":"1"},"params":{},"query":{},"body":)" + a + "}]",
      R"([{"json":{"headers":{},"body":)" + a + "}}]",
      R"({"id":"req_1","request":{"method":"POST","body":)" + text + "}}",
      R"({"eventType":"stripe","payload":)" + a + "}",
      R"({"rawBody":)" + text + R"(,"body":)" + a + "}",
      R"({"uuid":"u","type":"web","content":)" + text + "}",
      R"({"specversion":"1.0","type":"com.stripe","source":"s","id":"i","data":)" + a + "}",
      R"({"type":"track","event":"Stripe webhook","properties":)" + a + "}",
      // Logs
      R"({"log":)" + json_text(a + "\n") + R"(,"stream":"stdout","time":"2024-06-15T00:00:00Z"})",
      R"({"level":"info","msg":)" + json_text("webhook " + a) + "}",
      R"({"severity":"INFO","jsonPayload":{"event":)" + a + "}}",
      R"({"hits":{"total":1,"hits":[{"_id":"1","_source":)" + a + "}]}}",
      R"({"result":{"_raw":)" + text + "}}",
      R"({"data":[{"id":"l","type":"log","attributes":{"service":"s","message":)" + text + "}}]}",
      // What was posted, as browsers' tools keep it
      R"({"log":{"entries":[{"request":{"method":"POST","postData":{"text":)" + text + "}}}]}}",
      // Rows of databases, and what a change of one tells
      R"({"payload":{"before":null,"after":{"id":1,"body":)" + text + R"(},"op":"c"}})",
      R"({"payload":{"event":{"op":"INSERT","data":{"old":null,"new":{"body":)" + a + "}}}}}",
      R"({"steps":{"trigger":{"event":{"method":"POST","body":)" + a + "}}}}",
      R"({"Items":[{"id":{"S":"1"},"payload":{"S":)" + text + R"(}}],"Count":1})",
      R"({"documents":[{"name":"n","fields":{"payload":{"stringValue":)" + text + "}}}]}",
      R"({"item":[{"name":"n","request":{"body":{"mode":"raw","raw":)" + text + "}}}]}",
      // Rows of somebody's own tables
      R"([{"id":1,"received_at":"x","raw_event":)" + a + "}]",
      R"([{"id":1,"note":"{no JSON","event_payload":)" + text + "}]",
      R"([{"model":"djstripe.event","pk":1,"fields":{"id":"evt_1","stripe_data":)" + a + "}}]",
      R"({"data":{"stripe_events":[{"payload":)" + a + "}]}}",
      // Lists under other names
      R"({"events":[)" + a + "]}", R"({"results":[)" + a + R"(],"next":null})",
      R"({"items":[{"event":)" + a + "}]}", R"({"models":[{"data":{"body":)" + a + "}}]}",
      R"({"evt_a":)" + a + "}", "[[" + a + "]]",
      R"([{"object":"list","data":[)" + a + R"(],"has_more":false}])", text};
  for (const std::string& line : wrapped) CHECK(ids_in(line) == "a");
  CHECK(ids_in("[" + wrapped[0] + "," + wrapped[1] + "]") == "a a");
}

TEST_CASE("names of columns may be in capitals, as Snowflake prints them", "[envelope]") {
  const std::string a = ping("a");
  CHECK(ids_in(R"({"ID":"1","RECEIVED_AT":"x","PAYLOAD":)" + json_text(a) + "}") == "a");
  CHECK(ids_in(R"({"_AIRBYTE_RAW_ID":"x","_AIRBYTE_DATA":)" + a + "}") == "a");
}

TEST_CASE("a row whose data is a text is the event that it was", "[envelope]") {
  const std::string data = json_text(R"({"object":{"object":"customer","id":"cus_1"}})");
  const std::string object = json_text(R"({"object":"customer","id":"cus_1"})");
  for (const std::string& text : {data, object}) {
    const io::ReadEvent read = tests::read_one(
        R"({"id":"evt_1","type":"customer.updated","created":7,"data":)" + text + "}");
    CHECK(read.id == "evt_1");
    CHECK(read.customer == "cus_1");
  }
}

TEST_CASE("an event is not opened in search of another", "[envelope]") {
  const std::string inner = ping("inner");
  CHECK(ids_in(R"({"id":"a","object":"event","type":"t","created":7,"data":{"object":{"data":)" +
               inner + "}}}") == "a");
  CHECK(ids_in(R"({"id":"in_1","object":"invoice","data":)" + inner + "}") == "in_1");
}

TEST_CASE("a column holds a whole event, or nothing that is looked for", "[envelope]") {
  const std::string subscription = R"({"id":"sub_1","object":"subscription","status":"active"})";
  CHECK(tests::error_of(R"({"id":1,"state":)" + subscription + "}")
            .find("an object of another kind") != std::string::npos);
  CHECK(tests::error_of(R"({"id":1,"state":)" + json_text(subscription) + "}")
            .find("an object of another kind") != std::string::npos);
  // What says to be an event is one, if only a broken one.
  CHECK_FALSE(tests::error_of(R"({"id":"e","type":"t","data":{},"x":)" + ping("a") + "}").empty());
}

TEST_CASE("an event's data without the event is a bare object", "[envelope]") {
  const std::string subscription = R"({"id":"sub_1","object":"subscription","status":"active"})";
  const io::ReadEvent read =
      tests::read_one(R"({"object":)" + subscription + R"(,"previous_attributes":{}})");
  CHECK_FALSE(read.is_event);
  CHECK(read.object_kind == "subscription");
}

TEST_CASE("a wrapping without an event is named as what it is", "[envelope]") {
  using tests::error_of;
  CHECK(
      error_of(
          R"({"body":"eyJpZCI6ImV2dF8xIiwib2JqZWN0IjoiZXZlbnQiLCJ0eXBlIjoi","isBase64Encoded":true})")
          .find("body: is base64: decode it first") != std::string::npos);
  CHECK(error_of(R"({"level":"info","msg":"listening"})").find("an object of another kind") !=
        std::string::npos);
  CHECK(ids_in(R"({"data":[],"has_more":false})").empty());
}

TEST_CASE("wrappings in wrappings are opened six deep", "[envelope]") {
  std::string text = ping("a");
  for (int depth = 1; depth <= io::kMaxEnvelopes; ++depth) {
    text = R"({"body":)" + text + "}";
    CHECK(ids_in(text) == "a");
  }
  CHECK_FALSE(tests::error_of(R"({"body":)" + text + "}").empty());
  std::string quotes = ping("a");
  for (int depth = 1; depth <= io::kMaxEnvelopes; ++depth)
    quotes = R"({"body":)" + json_text(quotes) + "}";
  CHECK(ids_in(quotes) == "a");
}

TEST_CASE("a fault in a wrapped event has its place in the source", "[envelope]") {
  CHECK(tests::error_of("\n{\"body\":{\"id\":\"e\",\"object\":\"event\",\"type\":7}}") ==
        "e.json:2:43: body.type: expected text in quotes, found 7");
  CHECK(tests::error_of(R"({"body":)" + json_text(R"({"id":"e","object":"event","type":7})") +
                        "}") == "e.json:1:9: body: type: expected text in quotes, found 7");
}
