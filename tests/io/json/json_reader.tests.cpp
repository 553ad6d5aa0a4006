// Each getter is asked for what is there, what is missing, and what is of the wrong type or range.
#include "io/json/json_reader.hpp"

#include <string>
#include <string_view>

#include "io/json/json_locate.hpp"
#include "io/json/value_tree.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

constexpr std::string_view kText = R"({
  "count": 12, "whole": 3.0, "share": 0.25, "name": "Growth", "on": true, "none": null,
  "tier": {"pool": {"size": "abc"}},
  "lines": [{"quantity": 1}, {"quantity": -1}],
  "big": 1e308, "half": 1.5, "long": "0123456789012345678901234567890123456789xyz"
})";

enum class Mode { poll, push };
constexpr std::array<io::Named<Mode>, 2> kModes{{{"poll", Mode::poll}, {"push", Mode::push}}};

template <class Read>
std::string error_of(Read read) {
  io::ValueTree document;
  REQUIRE_FALSE(document.read(kText, "a.json"));
  io::Problems problems;
  read(io::Reader(document.root(), problems));
  return problems.first ? problems.first->line() : "";
}

}  // namespace

TEST_CASE("a reader gives typed values", "[json_reader]") {
  io::ValueTree document;
  REQUIRE_FALSE(document.read(kText, "a.json"));
  io::Problems problems;
  const io::Reader reader(document.root(), problems);
  CHECK(reader.integer("count", 0, 12) == 12);
  CHECK(reader.integer("whole", 0, 12) == 3);
  CHECK(reader.number("share", 0, 1) == 0.25);
  CHECK(reader.number("count", 0, 12) == 12.0);
  CHECK(reader.text("name") == "Growth");
  CHECK(reader.boolean("on"));
  CHECK(reader.array("lines").element(0).integer("quantity", 0, 9) == 1);
  CHECK_FALSE(reader.maybe_integer("none", 0, 1));
  CHECK_FALSE(reader.maybe_text("missing"));
  CHECK_FALSE(reader.maybe_object("none"));
  CHECK(reader.has("none"));
  CHECK_FALSE(reader.has_value("none"));
  CHECK_FALSE(problems.first);
}

TEST_CASE("a wrong value is an error with its path, what is allowed and what was found",
          "[json_reader]") {
  CHECK(error_of([](const io::Reader& r) {
          (void)r.object("tier").object("pool").integer("size", 0, 1'000'000'000'000);
        }) == "tier.pool.size: expected an integer from 0 to 1000000000000, found \"abc\"");
  CHECK(error_of([](const io::Reader& r) {
          (void)r.array("lines").element(1).maybe_integer("quantity", 0, 1'000'000);
        }) == "lines[1].quantity: expected an integer from 0 to 1000000, found -1");
  CHECK(error_of([](const io::Reader& r) { (void)r.integer("big", 0, 5); }) ==
        "big: expected an integer from 0 to 5, found 1e+308");
  CHECK(error_of([](const io::Reader& r) { (void)r.integer("half", 0, 5); }) ==
        "half: expected an integer from 0 to 5, found 1.5");
  CHECK(error_of([](const io::Reader& r) { (void)r.integer("gone", 0, 5); }) ==
        "gone: expected an integer from 0 to 5, found nothing");
  CHECK(error_of([](const io::Reader& r) { (void)r.integer("none", 0, 5); }) ==
        "none: expected an integer from 0 to 5, found null");
  CHECK(error_of([](const io::Reader& r) { (void)r.number("share", 0.5, 1.0); }) ==
        "share: expected a number from 0.5 to 1, found 0.25");
  CHECK(error_of([](const io::Reader& r) { (void)r.boolean("count"); }) ==
        "count: expected true or false, found 12");
  CHECK(error_of([](const io::Reader& r) { (void)r.text("on"); }) ==
        "on: expected text in quotes, found true");
  CHECK(error_of([](const io::Reader& r) { (void)r.text("long", 10); }) ==
        "long: expected at most 10 bytes of text, found 43: "
        "\"0123456789012345678901234567890123456789...\"");
  CHECK(error_of([](const io::Reader& r) { (void)r.object("lines"); }) ==
        "lines: expected an object, found an array");
  CHECK(error_of([](const io::Reader& r) { (void)r.array("tier"); }) ==
        "tier: expected an array, found an object");
  CHECK(error_of([](const io::Reader& r) { (void)r.choice("name", kModes); }) ==
        "name: expected one of poll, push, found \"Growth\"");
  CHECK(error_of([](const io::Reader& r) { (void)r.choice("gone", kModes); }) ==
        "gone: expected one of poll, push, found nothing");
}

TEST_CASE("only the first error is kept, and reading goes on harmlessly", "[json_reader]") {
  CHECK(error_of([](const io::Reader& r) {
          (void)r.text("gone");
          CHECK(r.object("gone").array("deeper").size() == 0);
          CHECK(r.object("gone").text("deeper").empty());
        }) == "gone: expected text in quotes, found nothing");
}

TEST_CASE("an error finds its line and column in the text", "[json_locate]") {
  const auto where = [](std::string path) {
    return io::located({std::move(path), "x"}, kText, "a.json").where;
  };
  CHECK(where("count") == "a.json:2:12: count");
  CHECK(where("tier.pool.size") == "a.json:3:29: tier.pool.size");
  CHECK(where("lines[1].quantity") == "a.json:4:43: lines[1].quantity");
  CHECK(where("lines[1].gone") == "a.json:4:30: lines[1].gone");  // the object that lacks it
  CHECK(where("gone") == "a.json:1:1: gone");
  CHECK(where("lines[9].quantity") == "a.json:4:12: lines[9].quantity");
  CHECK(where("") == "a.json:1:1");
}

TEST_CASE("what stands in quotes does not mislead the search for a place", "[json_locate]") {
  const std::string_view text =
      R"({"a": "}],\"b\":1", "c": ["]", "\\", {"b": "x"}], "b": [[], {}, 7]})";
  io::ValueTree document;
  REQUIRE_FALSE(document.read(text, "a.json"));
  CHECK(text.substr(io::locate(text, "c[2].b"), 3) == "\"x\"");
  CHECK(text.substr(io::locate(text, "b[2]"), 1) == "7");
}
