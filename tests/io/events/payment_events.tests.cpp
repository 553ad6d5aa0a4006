// Layouts of a source, and everything that can be wrong with one: each mistake is one line, never a
// crash.
#include "io/events/payment_events.hpp"

#include <string>

#include "tests/io/events/stripe/event_text.hpp"

using namespace handoff;
using tests::error_of;
using tests::event_text;
using tests::item_text;
using tests::read_one;
using tests::read_text;
using tests::Reading;
using tests::subscription_text;

namespace {

// A short event that is valid and of no interest.
std::string ping(std::string_view id) {
  return R"({"id":")" + std::string(id) + R"(","type":"ping","created":7,"data":{"object":{}}})";
}

std::vector<std::string> ids_of(std::string_view text) {
  io::IdTables ids;
  const Reading reading = read_text(text, ids);
  INFO(reading.error);
  CHECK(reading.error.empty());
  std::vector<std::string> out;
  for (const io::ReadEvent& read : reading.events) {
    out.push_back(read.id);
  }
  return out;
}

using Ids = std::vector<std::string>;

}  // namespace

TEST_CASE("every layout of a source gives its events", "[payment_events]") {
  const std::string a = ping("a");
  const std::string b = ping("b");
  CHECK(ids_of(a) == Ids{"a"});
  CHECK(ids_of("\n\n  " + a + "\n") == Ids{"a"});
  CHECK(ids_of("[" + a + "," + b + "]") == Ids{"a", "b"});
  CHECK(ids_of("[\n" + a + ",\n\n" + b + "\n]\n") == Ids{"a", "b"});
  CHECK(ids_of("[]").empty());
  CHECK(ids_of(R"({"object":"list","data":[)" + a + ",\n" + b + "]}\n") == Ids{"a", "b"});
  CHECK(ids_of("{\"data\":[\n" + a + "],\n\"object\":\"list\"}") == Ids{"a"});
  CHECK(ids_of(a + "\n" + b) == Ids{"a", "b"});
  CHECK(ids_of(a + "\n" + b + "\n") == Ids{"a", "b"});
  CHECK(ids_of("\n" + a + "\r\n\r\n \r\n" + b + "\r\n") == Ids{"a", "b"});
  CHECK(ids_of("\xEF\xBB\xBF" + a + "\n" + b) == Ids{"a", "b"});
  CHECK(ids_of("\xEF\xBB\xBF[" + a + "]") == Ids{"a"});
  CHECK(ids_of(a + b) == Ids{"a", "b"});
  CHECK(ids_of("[[]]").empty());
  CHECK(ids_of("[" + a + ",\n 7]") == Ids{"a"});
  const std::string page = R"({"object":"list","data":[)";
  CHECK(ids_of(page + a + "]}\n" + page + b + "]}\n") == Ids{"a", "b"});
  CHECK(ids_of("[" + page + a + "]}," + page + "]}," + page + b + "]}]") == Ids{"a", "b"});
}

TEST_CASE("pieces may be cut anywhere", "[payment_events]") {
  const std::string lines = "\xEF\xBB\xBF\n" + ping("a") + "\r\n\n" + ping("b") + "\n" + ping("c");
  const std::string document = "[" + ping("a") + ",\n" + ping("b") + ",\n" + ping("c") + "]";
  for (const std::string& text : {lines, document}) {
    for (std::size_t piece = 1; piece <= text.size(); ++piece) {
      io::IdTables ids;
      io::LeftOut left_out;
      std::string seen;
      io::EventReader reader({io::read_stripe_event, ids, left_out}, "e.json",
                             [&](const io::ReadEvent& read) { seen += read.id; });
      for (std::size_t i = 0; i < text.size(); i += piece) {
        REQUIRE_FALSE(reader.feed(std::string_view(text).substr(i, piece)));
      }
      REQUIRE_FALSE(reader.finish());
      REQUIRE(seen == "abc");
    }
  }
}

TEST_CASE("a broken line stops none of the others", "[payment_events]") {
  io::IdTables ids;
  io::LeftOut left_out;
  std::string seen;
  io::EventReader reader({io::read_stripe_event, ids, left_out}, "e.json",
                         [&](const io::ReadEvent& read) { seen += read.id; });
  REQUIRE_FALSE(reader.feed(ping("a") + "\n{\"id\":\n" + ping("c") + "\n{}\n" + ping("d")));
  REQUIRE_FALSE(reader.finish());
  CHECK(seen == "acd");
  CHECK(left_out.count(io::WhyLeftOut::bad_json) == 1);
  CHECK(left_out.count(io::WhyLeftOut::no_event) == 1);
  REQUIRE(left_out.first());
  CHECK(left_out.first()->line() == "e.json:2:7: unexpected end of text, expected a value");
}

TEST_CASE("after a source that cannot be read at all the same error stays", "[payment_events]") {
  io::IdTables ids;
  io::LeftOut left_out;
  io::EventReader reader({io::read_stripe_event, ids, left_out}, "e.json",
                         [](const io::ReadEvent&) { FAIL("nothing is to be read"); });
  const auto first = reader.feed("%PDF-" + std::string(600, ' '));
  REQUIRE(first);
  CHECK(reader.feed(ping("a") + "\n")->line() == first->line());
  CHECK(reader.finish()->line() == first->line());
}

TEST_CASE("a source that holds no events is an error that says what was expected",
          "[payment_events]") {
  const std::string expected =
      "expected a payment event (an object with id, type, created and data.object), found ";
  CHECK(error_of("") == "e.json: is empty, expected JSON");
  CHECK(error_of("\n\r\n \t") == "e.json: is empty, expected JSON");
  CHECK(error_of("7") == "e.json:1:1: " + expected + "7");
  CHECK(error_of("null") == "e.json:1:1: " + expected + "null");
  CHECK(error_of("\"text\"") == "e.json:1:1: " + expected + "\"text\"");
  CHECK(error_of("{}") == "e.json:1:1: " + expected + "an empty object");
  CHECK(error_of(R"({"seed": 1, "cohort": {}})") ==
        "e.json:1:1: " + expected + "an object of another kind");
  CHECK(error_of("[7, 8]") == "e.json:1:2: [0]: " + expected + "7");
  CHECK(error_of("[{},\n 8]") == "e.json:1:2: [0]: " + expected + "an empty object");
  CHECK(error_of(R"({"object":"list","data":[{}]})") ==
        "e.json:1:26: data[0]: " + expected + "an empty object");
}

TEST_CASE("a field that is missing or wrong is named with its place", "[payment_events]") {
  struct Case {
    std::string text;
    std::string_view error;
  };
  const std::string instants = "an integer from 0 to 4102444800, found ";
  const Case cases[] = {
      {R"({"object":"event"})", "e.json:1:1: id: expected text in quotes, found nothing"},
      {R"({"object":"event","id":""})", "e.json:1:24: id: expected an id in quotes, found \"\""},
      {R"({"object":"event","id":5})", "e.json:1:24: id: expected text in quotes, found 5"},
      {R"({"object":"event","id":"e"})",
       "e.json:1:1: type: expected text in quotes, found nothing"},
      {R"({"object":"event","id":"e","type":["x"]})",
       "e.json:1:35: type: expected text in quotes, found an array"},
      {R"({"object":"event","id":"e","type":"t"})",
       "e.json:1:1: created: expected an integer from 0 to 4102444800, found nothing"},
      {R"({"id":"e","type":"t","created":1.5,"data":{}})",
       "e.json:1:32: created: expected an integer from 0 to 4102444800, found 1.5"},
      {R"({"id":"e","type":"t","created":-1,"data":{}})",
       "e.json:1:32: created: expected an integer from 0 to 4102444800, found -1"},
      {R"({"id":"e","type":"t","created":4102444801,"data":{}})",
       "e.json:1:32: created: expected an integer from 0 to 4102444800, found 4102444801"},
      {R"({"id":"e","type":"t","created":1e308,"data":{}})",
       "e.json:1:32: created: expected an integer from 0 to 4102444800, found 1e+308"},
      {R"({"id":"e","type":"t","created":1,"data":{}})",
       "e.json:1:41: data.object: expected an object, found nothing"},
      {R"({"id":"e","type":"t","created":1,"data":[]})",
       "e.json:1:41: data: expected an object, found an empty array"},
      {R"({"id":"e","type":"t","created":1,"data":{"object":"sub_1"}})",
       "e.json:1:51: data.object: expected an object, found \"sub_1\""},
      {event_text("invoice.paid", R"({"currency":"usd","amount_paid":1})", "7"),
       ""},  // invoices have no use for previous attributes
  };
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(error_of(c.text) == c.error);
  }
  CHECK(error_of("\n\n" + std::string(R"({"id":"e","type":"t","created":"x","data":{}})")) ==
        "e.json:3:32: created: expected " + instants + "\"x\"");
}

TEST_CASE("text that is no JSON is one line with its place", "[payment_events]") {
  const std::string event = ping("a");
  struct Case {
    std::string text;
    std::string_view error;
  };
  const Case cases[] = {
      {event.substr(0, 20), "e.json:1:18: unexpected end of text inside the quotes that open here"},
      {"[" + event, "e.json:1:59: unexpected end of text, expected ',' or ']'"},
      {R"({"id":"a","id":"b"})", "e.json:1:11: the key \"id\" appears twice"},
      {R"({"created":NaN})", "e.json:1:12: unexpected 'NaN', expected a value"},
      {R"({"created":1e999})", "e.json:1:12: the number '1e999' is too large"},
      {"{\"id\":\"\xFF\"}", "e.json:1:8: invalid UTF-8 at '\\xff'"},
      {std::string(100'000, '['), "e.json:1:65: nested deeper than 64 levels"},
      {"\x1b]0;title\x07", "e.json:1:1: expected JSON, found \"\\x1b]0;title\\x07\""},
  };
  for (const Case& c : cases) {
    INFO(c.text.substr(0, 80));
    CHECK(error_of(c.text) == c.error);
  }
}

TEST_CASE("every truncation of an event is one short line", "[payment_events]") {
  const std::string text =
      event_text("customer.subscription.updated", subscription_text(item_text("2900", "month")),
                 R"({"status":"trialing"})");
  for (std::size_t length = 0; length < text.size(); ++length) {
    const std::string line = error_of(text.substr(0, length));
    INFO(line);
    REQUIRE_FALSE(line.empty());
    REQUIRE(line.find('\n') == line.npos);
    REQUIRE(line.size() < 150);
  }
}

TEST_CASE("a document above 64 MiB is refused before it is complete", "[payment_events]") {
  const std::string piece(1 << 20, ' ');
  io::IdTables ids;
  io::LeftOut left_out;
  io::EventReader reader({io::read_stripe_event, ids, left_out}, "e.json",
                         [](const io::ReadEvent&) { FAIL("nothing is to be read"); });
  std::optional<core::Error> error = reader.feed("[{");
  int pieces = 0;
  while (!error && pieces < 100) {
    error = reader.feed(piece);
    ++pieces;
  }
  REQUIRE(error);
  CHECK(pieces == 64);
  CHECK(error->line() ==
        "e.json:1:1: the document that begins here is larger than the limit of 64 MiB; jq -c makes "
        "lines of "
        "events of it");
}

TEST_CASE("a hundred million blank lines are nothing, and take no memory", "[payment_events]") {
  CHECK(error_of(std::string(100'000'000, '\n')) == "e.json: is empty, expected JSON");
  CHECK(error_of(ping("a") + std::string(100'000'000, '\n')).empty());
}

TEST_CASE("a line above 16 MiB is refused, lines may be a hundred million bytes together",
          "[payment_events]") {
  const std::string text = ping("a") + "\n" + ping("b") + "\n" + std::string(100'000'000, 'x');
  CHECK(error_of(text) ==
        "e.json:3:1: the line that begins here is larger than the limit of 16 MiB; jq -c makes "
        "lines of "
        "events of it");

  // Sixteen lines of about 6 MB each, kept one at a time.
  const std::string padding(6'250'000, ' ');
  io::IdTables ids;
  int events = 0;
  io::LeftOut left_out;
  io::EventReader reader({io::read_stripe_event, ids, left_out}, "e.json",
                         [&](const io::ReadEvent&) { ++events; });
  for (int i = 0; i < 16; ++i) {
    REQUIRE_FALSE(reader.feed(ping("a")));
    REQUIRE_FALSE(reader.feed(padding));
    REQUIRE_FALSE(reader.feed("\n"));
  }
  REQUIRE_FALSE(reader.finish());
  CHECK(events == 16);
}

TEST_CASE("an event without the word event is one by its fields", "[payment_events]") {
  CHECK(read_one(ping("a")).is_event);
  CHECK(read_one(ping("a")).object_kind.empty());
  CHECK(read_one(R"({"object":"v2.core.event","id":"x"})").object_kind == "v2.core.event");
  CHECK_FALSE(read_one(R"({"object":"v2.core.event","id":"x"})").is_event);
}

TEST_CASE("the same text has the same id, different texts never", "[payment_events]") {
  io::IdTables ids;
  const Reading reading = read_text(ping("a") + "\n" + ping("b") + "\n" + ping("a"), ids);
  REQUIRE(reading.events.size() == 3);
  CHECK(reading.events[0].event.id == core::EventId{1});
  CHECK(reading.events[1].event.id == core::EventId{2});
  CHECK(reading.events[2].event.id == core::EventId{1});
}

TEST_CASE("a file that is not there is told like any other", "[payment_events]") {
  io::IdTables ids;
  const auto error =
      io::read_event_file(io::read_stripe_event, "no/such.jsonl", ids, [](const io::ReadEvent&) {});
  REQUIRE(error);
  CHECK(error->line() == "no/such.jsonl: there is no such file");
}
