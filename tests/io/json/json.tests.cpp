// Places and words are worked out by hand from RFC 8259: column 1 is the first character of a line.
#include "io/json/json.hpp"

#include <string>
#include <string_view>

#include "tests/catch.hpp"

using namespace handoff;

namespace {

std::string error_of(std::string_view text) {
  const auto document = io::parse_json(text, "a.json");
  REQUIRE_FALSE(document);
  return document.error().line();
}

}  // namespace

TEST_CASE("a document keeps every kind of value", "[json]") {
  const auto document = io::parse_json(
      R"({"a": [1, -2, 2.5, 1e3, true, false, null], "b": {"c": "x\u00e9\n\ud83d\ude00"}})",
      "a.json");
  REQUIRE(document);
  const io::Json& a = (*document)["a"];
  CHECK(a[0].get<int>() == 1);
  CHECK(a[1].get<int>() == -2);
  CHECK(a[2].get<double>() == 2.5);
  CHECK(a[3].get<double>() == 1000.0);
  CHECK(a[4].get<bool>());
  CHECK_FALSE(a[5].get<bool>());
  CHECK(a[6].is_null());
  CHECK((*document)["b"]["c"].get<std::string>() == "x\xC3\xA9\n\xF0\x9F\x98\x80");
}

TEST_CASE("a byte order mark and blanks around the document are accepted", "[json]") {
  for (const std::string_view text : {"\xEF\xBB\xBF{}", "  {}\r\n", "\n\t{ }\n"}) {
    const auto document = io::parse_json(text, "a.json");
    REQUIRE(document);
    CHECK(document->is_object());
  }
}

TEST_CASE("an error in the text is one line with its place and what was expected", "[json]") {
  struct Case {
    std::string_view text;
    std::string_view error;
  };
  const Case cases[] = {
      {"", "a.json: is empty, expected JSON"},
      {" \n\t ", "a.json: is empty, expected JSON"},
      {"\xEF\xBB\xBF", "a.json: is empty, expected JSON"},
      {"{", "a.json:1:2: unexpected end of text, expected a key in quotes or '}'"},
      {"[", "a.json:1:2: unexpected end of text, expected a value or ']'"},
      {"{\"a\"", "a.json:1:5: unexpected end of text, expected ':'"},
      {"{\"a\":", "a.json:1:6: unexpected end of text, expected a value"},
      {"{\"a\": 12", "a.json:1:9: unexpected end of text, expected ',' or '}'"},
      {"{\"a\": 1,\n", "a.json:2:1: unexpected end of text, expected a key in quotes"},
      {"[1, ", "a.json:1:5: unexpected end of text, expected a value"},
      {"{\"a\": \"bc", "a.json:1:7: unexpected end of text inside the quotes that open here"},
      {"{\"a\": \"b\\\"", "a.json:1:7: unexpected end of text inside the quotes that open here"},
      {"[tru", "a.json:1:2: unexpected end of text after 'tru'"},
      {"[12.", "a.json:1:2: unexpected end of text after '12.'"},
      {"{\"a\" 1}", "a.json:1:6: unexpected '1', expected ':'"},
      {"{a: 1}", "a.json:1:2: unexpected 'a', expected a key in quotes or '}'"},
      {"{\"a\": 1,}", "a.json:1:9: unexpected '}', expected a key in quotes"},
      {"{\"a\": 1 \"b\": 2}", "a.json:1:9: unexpected text in quotes, expected ',' or '}'"},
      {"[1 2]", "a.json:1:4: unexpected '2', expected ',' or ']'"},
      {"[1,,2]", "a.json:1:4: unexpected ',', expected a value"},
      {"[00]", "a.json:1:3: unexpected '0', expected ',' or ']'"},
      {"[-01]", "a.json:1:4: unexpected '1', expected ',' or ']'"},
      {"[0 1]", "a.json:1:4: unexpected '1', expected ',' or ']'"},
      {"[0", "a.json:1:3: unexpected end of text, expected ',' or ']'"},
      {"[10 1]", "a.json:1:5: unexpected '1', expected ',' or ']'"},
      {"[0.0x]", "a.json:1:5: unexpected 'x', expected ',' or ']'"},
      {"[01]", "a.json:1:3: unexpected '1', expected ',' or ']'"},
      {"[1}", "a.json:1:3: unexpected '}', expected ',' or ']'"},
      {"{}\n{}", "a.json:2:1: unexpected '{', expected the end of the text"},
      {"1 2", "a.json:1:3: unexpected '2', expected the end of the text"},
      {"{\"a\":\n  nope}", "a.json:2:3: unexpected 'nope', expected a value"},
      {"[NaN]", "a.json:1:2: unexpected 'NaN', expected a value or ']'"},
      {"[Infinity]", "a.json:1:2: unexpected 'Infinity', expected a value or ']'"},
      {"[-Infinity]", "a.json:1:2: '-Infinity' is not a number"},
      {"[1e999]", "a.json:1:2: the number '1e999' is too large"},
      {"[-1e999]", "a.json:1:2: the number '-1e999' is too large"},
      {"[.5]", "a.json:1:2: unexpected '.5', expected a value or ']'"},
      {"[+1]", "a.json:1:2: unexpected '+1', expected a value or ']'"},
      {"['a']", "a.json:1:2: unexpected ''', expected a value or ']'"},
      {"// c\n{}", "a.json:1:1: unexpected '/', expected a value"},
      {"{\"\xC3\xA9\": x}", "a.json:1:7: unexpected 'x', expected a value"},
      {"[\"a\xFF\"]", "a.json:1:4: invalid UTF-8 at '\\xff'"},
      {"[\"\xC0\xAF\"]", "a.json:1:3: invalid UTF-8 at '\\xc0'"},
      {"[\"\xED\xA0\x80\"]", "a.json:1:4: invalid UTF-8 at '\\xa0'"},
      {"[\xFF]", "a.json:1:2: unexpected '\\xff', expected a value or ']'"},
      {"[\"a\nb\"]", "a.json:1:4: the control character '\\n' must be escaped inside quotes"},
      {"[\"\\q\"]", "a.json:1:4: invalid escape sequence inside quotes"},
      {"[\"number overflow \\q\"]", "a.json:1:20: invalid escape sequence inside quotes"},
      {"[\"\\ud800\"]", "a.json:1:9: invalid escape sequence inside quotes"},
      {"{\"a\": 1, \"b\": 2, \"a\": 3}", "a.json:1:18: the key \"a\" appears twice"},
      {"{\"a\": {\"b\": 1,\n\"b\": 1}}", "a.json:2:1: the key \"b\" appears twice"},
      {"{\"a\": 1, \"\\u0061\": 2}", "a.json:1:10: the key \"a\" appears twice"},
  };
  for (const Case& c : cases) {
    INFO(c.text);
    CHECK(error_of(c.text) == c.error);
  }
}

TEST_CASE("a NUL byte is not the end of a document", "[json]") {
  CHECK(error_of(std::string_view("{}\0{}", 5)) ==
        "a.json:1:3: unexpected '\\x00', expected the end of the text");
  CHECK(error_of(std::string_view("[1\0]", 4)) ==
        "a.json:1:3: unexpected '\\x00', expected ',' or ']'");
}

TEST_CASE("nesting is accepted up to 64 levels and an error beyond", "[json]") {
  const auto nested = [](std::size_t levels) {
    return std::string(levels, '[') + std::string(levels, ']');
  };
  CHECK(io::parse_json(nested(64), "a.json"));
  CHECK(error_of(nested(65)) == "a.json:1:65: nested deeper than 64 levels");
  CHECK(error_of(std::string(100'000, '[')) == "a.json:1:65: nested deeper than 64 levels");
  std::string objects;
  for (int i = 0; i < 100'000; ++i) objects += "{\"a\":";
  CHECK(error_of(objects) == "a.json:1:321: nested deeper than 64 levels");  // 64 x 5 + 1
}

TEST_CASE("every truncation of a document is an error on one short line", "[json]") {
  const std::string_view text =
      R"({"id": "evt_\u00e9", "n": [1, -2.5e3, true, null], "o": {"k": "v"}})";
  REQUIRE(io::parse_json(text, "a.json"));
  for (std::size_t length = 0; length < text.size(); ++length) {
    const std::string line = error_of(text.substr(0, length));
    INFO(line);
    CHECK(line.find('\n') == line.npos);
    CHECK(line.size() < 120);
    if (length > 0) CHECK(line.find("unexpected end of text") != line.npos);
  }
}

TEST_CASE("what an error quotes is cut and made printable", "[json]") {
  const std::string word(5'000, 'x');
  CHECK(error_of("[" + word + "]") ==
        "a.json:1:2: unexpected '" + std::string(20, 'x') + "...', expected a value or ']'");
  const std::string key = "\"" + std::string(100, 'k') + "\":1";
  CHECK(error_of("{" + key + "," + key + "}") ==
        "a.json:1:107: the key \"" + std::string(40, 'k') + "...\" appears twice");
  CHECK(error_of("{\"\\u001b[31m\":1,\"\\u001b[31m\":1}") ==
        "a.json:1:17: the key \"\\x1b[31m\" appears twice");
}

TEST_CASE("an object has at most a thousand members", "[json]") {
  std::string members = "\"0\":0";
  for (int i = 1; i < 1000; ++i) members += ",\"" + std::to_string(i) + "\":0";
  CHECK(io::parse_json("{" + members + "}", "a.json"));
  CHECK(error_of("{\n" + members + ",\"more\":0}") ==
        "a.json:2:" + std::to_string(members.size() + 2) +
            ": one object has more than 1000 members");
}

TEST_CASE("a text above the limit is one line and is not read", "[json]") {
  const std::string text(100'000'000, '[');
  CHECK(error_of(text) == "a.json: is larger than the limit of 64 MiB");
}

TEST_CASE("integers keep all their digits", "[json]") {
  const auto document = io::parse_json("[9223372036854775807, -9223372036854775808]", "a.json");
  REQUIRE(document);
  CHECK((*document)[0].get<std::int64_t>() == 9223372036854775807LL);
  CHECK((*document)[1].get<std::int64_t>() == -9223372036854775807LL - 1);
}
