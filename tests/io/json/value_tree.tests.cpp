// Values against `Json`, and the memory that a tree uses again.
#include "io/json/value_tree.hpp"

#include <string>

#include "tests/catch.hpp"

using namespace handoff;
using io::Value;

TEST_CASE("a value tells what it is, and is empty of what it is not", "[value_tree]") {
  io::ValueTree tree;
  REQUIRE_FALSE(tree.read(
      R"({"n":null,"b":true,"i":-7,"u":18446744073709551615,"d":2.5,"t":"x","a":[1,"2"],"o":{}})",
      "a.json"));
  const Value& root = tree.root();
  REQUIRE(root.is_object());
  CHECK(root.size() == 8);
  CHECK(root.members()[6].name == "a");
  CHECK(root.find("n")->is_null());
  CHECK(root.find("b")->boolean());
  CHECK(root.find("i")->whole() == -7);
  CHECK(root.find("i")->number() == -7.0);
  CHECK(root.find("u")->natural() == 18446744073709551615u);
  CHECK(root.find("u")->number() == 18446744073709551616.0);
  CHECK(root.find("d")->number() == 2.5);
  CHECK_FALSE(root.find("d")->is_whole());
  CHECK(root.find("t")->text() == "x");
  CHECK(root.find("t")->empty());
  CHECK(root.find("a")->elements()[1].text() == "2");
  CHECK(root.find("a")->members().empty());
  CHECK(root.find("a")->find("x") == nullptr);
  CHECK(root.find("o")->empty());
  CHECK(root.find("d")->text().empty());
  CHECK_FALSE(root.contains("x"));
}

TEST_CASE("what is not plain is the same document in a tree", "[value_tree]") {
  const std::string_view text =
      R"({"a":"\ud83d\ude00","b":[18446744073709551616,1,-1,1.5,[],{}],"c":null,"d":false})";
  const auto json = io::parse_json(text, "a.json");
  REQUIRE(json);
  io::ValueTree tree;
  REQUIRE_FALSE(tree.read(text, "a.json"));
  CHECK(io::to_json(tree.root()).dump() == json->dump());
  CHECK(io::Json::to_cbor(io::to_json(tree.root())) == io::Json::to_cbor(*json));
}

TEST_CASE("a tree has the library's words for what is wrong, and then no document",
          "[value_tree]") {
  io::ValueTree tree;
  REQUIRE_FALSE(tree.read("[1]", "a.json"));
  for (const char* text : {"", "{\"a\":1,\"a\":2}", "[1 2]", "[\"\\ud800\"]", "[1e999]", "{}x"}) {
    INFO(text);
    const auto error = tree.read(text, "a.json", 7);
    REQUIRE(error);
    CHECK(error->line() == io::parse_json(text, "a.json", 7).error().line());
    CHECK(tree.root().is_null());
  }
}

TEST_CASE("a tree reads one document after another", "[value_tree]") {
  io::ValueTree tree;
  for (std::size_t size = 1; size < 100'000; size = size * 3 + 1) {
    std::string text = "[0";
    for (std::size_t i = 1; i < size; ++i) text += ",\"\\n" + std::to_string(i) + '"';
    text += ']';
    for (int twice = 0; twice < 2; ++twice) {
      REQUIRE_FALSE(tree.read(text, "a.json"));
      const auto elements = tree.root().elements();
      REQUIRE(elements.size() == size);
      for (std::size_t i = 1; i < size; ++i)
        REQUIRE(elements[i].text() == '\n' + std::to_string(i));
    }
  }
}

TEST_CASE("an object that is put together takes the place of the document", "[value_tree]") {
  const std::string_view text = R"({"a":1,"b":"2"})";
  io::ValueTree tree;
  REQUIRE_FALSE(tree.read(text, "a.json"));
  const io::Member members[] = {{"c", tree.root()}};
  tree.set_root(tree.object_of(members));
  CHECK(io::to_json(tree.root()).dump() == R"({"c":{"a":1,"b":"2"}})");
}
