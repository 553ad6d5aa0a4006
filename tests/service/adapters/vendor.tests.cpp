// Tables of vendors: filling in and reading, and the shipped ones.
#include "service/adapters/vendor.hpp"

#include "core/messages/messages.hpp"
#include "handoff/assets.hpp"
#include "io/json/json.hpp"
#include "io/json/json_text.hpp"
#include "service/adapters/conversation.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using namespace handoff::service;

namespace {

io::Json json(std::string_view text) {
  auto document = io::parse_json(text, "test");
  REQUIRE(document);
  return *document;
}

}  // namespace

TEST_CASE("Paths, texts and bodies are filled in", "[service][vendor]") {
  Values values;
  values.set("id", "a/b");
  values.set("mrr", "350.00");
  values.set("empty", "");
  CHECK(fill_path("/x/{id}/y", values) == "/x/a%2Fb/y");
  CHECK(fill_path("/x?a={id}&b={empty}&c=1", values) == "/x?a=a%2Fb&c=1");
  CHECK(fill_path("/x?a={none}", values) == "/x");
  CHECK(fill_text("Bearer {id}{none}", values) == "Bearer a/b");
  const auto body = fill_body(
      json(
          R"({"p":{"mrr":"{mrr}","n":"{#mrr}","gone":"{empty}","text":"x{empty}","list":["{id}",1]}})"),
      values);
  CHECK(io::compact(body) ==
        io::compact(json(R"({"p":{"mrr":"350.00","n":350,"text":"x","list":["a/b",1]}})")));
}

TEST_CASE("No value ends a text in quotes", "[service][vendor]") {
  Values values;
  values.set("email", R"(o'neil\' OR Name LIKE '%)");
  const std::string path = fill_path("/query?q=WHERE%20Email='{email}'%20LIMIT%202", values);
  CHECK(
      path ==
      R"(/query?q=WHERE%20Email='o%5C%27neil%5C%5C%5C%27%20OR%20Name%20LIKE%20%5C%27%25'%20LIMIT%202)");
  CHECK(escaped_in_quotes(R"(a'b\c)") == R"(a\'b\\c)");
  // Outside of quotes it is a part of a path and nothing else.
  values.set("id", "o'neil");
  CHECK(fill_path("/x/{id}", values) == "/x/o%27neil");
}

TEST_CASE("Answers are read by paths", "[service][vendor]") {
  const auto document = json(R"({"results":[{"id":"7","n":3,"b":true,"none":null}]})");
  CHECK(text_at(document, "results.0.id") == "7");
  CHECK(text_at(document, "results.0.n") == "3");
  CHECK(text_at(document, "results.0.b") == "true");
  CHECK(text_at(document, "results.0.none").empty());
  CHECK(text_at(document, "results.1.id").empty());
  CHECK(text_at(document, "results.x").empty());
  CHECK(text_at(document, "results.0.id.more").empty());
}

TEST_CASE("Every shipped table can be read, and knows only operations", "[service][vendor]") {
  int tables = 0;
  for (const std::string_view name : assets::names()) {
    if (!name.starts_with("assets/vendors/")) continue;
    ++tables;
    const auto table = read_vendor(assets::find(name), name);
    INFO((table ? std::string() : table.error().line()));
    REQUIRE(table);
    for (const auto& [operation, steps] : table->operations) {
      bool known = operation == "is_enrolled";
      for (const auto& row : core::kOperationRows) known = known || row.name == operation;
      INFO(name << " " << operation);
      CHECK(known);
    }
  }
  CHECK(tables == 6);
}

TEST_CASE("A table with a typing error is refused in one line", "[service][vendor]") {
  const auto refused = [](std::string_view text) {
    const auto table = read_vendor(text, "t.json");
    return table ? std::string() : table.error().line();
  };
  CHECK(refused("[]") == "t.json: expected an object");
  CHECK(refused(R"({"operations":{}})") == "t.json: vendor: expected its name");
  CHECK(refused(R"({"vendor":"x","operations":{"a":[{"method":"GET","path":"/","tke":{}}]}})") ==
        "t.json: operations.a.tke: is not known");
  CHECK(refused(R"({"vendor":"x","operations":{"a":[{"method":"GET","path":"no"}]}})") ==
        "t.json: operations.a: a step needs a method and a path that begins with /");
}

TEST_CASE("What an answer's status means", "[service][vendor]") {
  using core::Operation;
  using core::ReplyStatus;
  const auto meaning = [](int status, Operation operation) {
    return meaning_of({status, {}, {}, HttpAnswer::Failure::none}, operation);
  };
  CHECK(meaning(200, Operation::update_contact) == ReplyStatus::ok);
  CHECK(meaning(204, Operation::update_contact) == ReplyStatus::ok);
  CHECK(meaning(429, Operation::update_contact) == ReplyStatus::throttled);
  CHECK(meaning(404, Operation::fetch_usage) == ReplyStatus::not_found);
  CHECK(meaning(404, Operation::update_contact) == ReplyStatus::refused);
  CHECK(meaning(400, Operation::update_contact) == ReplyStatus::refused);
  CHECK(meaning(401, Operation::fetch_usage) == ReplyStatus::refused);
  CHECK(meaning(408, Operation::fetch_usage) == ReplyStatus::server_error);
  CHECK(meaning(409, Operation::fetch_usage) == ReplyStatus::server_error);
  CHECK(meaning(503, Operation::fetch_usage) == ReplyStatus::server_error);
  CHECK(meaning_of({0, {}, {}, HttpAnswer::Failure::timed_out}, Operation::fetch_usage) ==
        ReplyStatus::timed_out);
  CHECK(meaning_of({0, {}, {}, HttpAnswer::Failure::unreachable}, Operation::fetch_usage) ==
        ReplyStatus::server_error);
}
