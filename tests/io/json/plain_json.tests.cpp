// The fast reader against the library: what it reads is the same document, and what it does not
// read is left to the other.
#include "io/json/plain_json.hpp"

#include <string>

#include "io/files/file.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using io::Json;

namespace {

// Whether it was read; the same as the library's, to the kind of each number.
bool agrees(std::string_view text) {
  const auto plain = io::parse_plain_json(text);
  if (!plain) return false;
  const Json other = Json::parse(text, nullptr, false);
  INFO(text);
  REQUIRE_FALSE(other.is_discarded());
  REQUIRE(plain->dump() == other.dump());
  REQUIRE(Json::to_cbor(*plain) == Json::to_cbor(other));
  return true;
}

}  // namespace

TEST_CASE("plain texts are read as the library reads them", "[plain_json]") {
  for (const char* text :
       {"{}", "[]", "0", "-0", "-7", "999999999999999999", "true", "null", "\"\"", " [ 1 , 2 ] ",
        R"({"a":{"b":[1,{"c":"x"},[]],"d":false},"e":null})", R"("\"\\\/\b\f\n\r\t")",
        "{\"a\" :\r\n\t1}", R"({"":1,"a":2,"b":3})", "\"\x7f\""}) {
    CHECK(agrees(text));
  }
}

TEST_CASE("what is not plain, or wrong, is left to the library", "[plain_json]") {
  const std::string deep = std::string(65, '[') + std::string(65, ']');
  for (const std::string text : {"",
                                 " ",
                                 "1.5",
                                 "1e3",
                                 "1000000000000000000",
                                 "01",
                                 "-",
                                 "+1",
                                 "nul",
                                 "{",
                                 "[1,]",
                                 "{\"a\":1,}",
                                 "{\"a\":1,\"a\":2}",
                                 "{\"a\"}",
                                 "{a:1}",
                                 "\"\\u0041\"",
                                 "\"\xC3\xA4\"",
                                 "\"\n\"",
                                 "\"\\x\"",
                                 "\"a",
                                 "[1 2]",
                                 "{} {}",
                                 "\xEF\xBB\xBF{}",
                                 deep.c_str()}) {
    INFO(text);
    CHECK_FALSE(io::parse_plain_json(text));
  }
}

TEST_CASE("limits are the library's", "[plain_json]") {
  CHECK(agrees(std::string(64, '[') + std::string(64, ']')));
  std::string members;
  for (int i = 0; i < 1000; ++i) members += (i > 0 ? ",\"k" : "\"k") + std::to_string(i) + "\":1";
  CHECK(agrees("{" + members + "}"));
  CHECK_FALSE(io::parse_plain_json("{" + members + ",\"k1000\":1}"));
  CHECK_FALSE(io::parse_plain_json("{" + members.substr(0, members.size() - 9) + ",\"k0\":1}"));
}

TEST_CASE("every truncation and every changed byte of an event agrees", "[plain_json]") {
  const auto text = io::read_file("tests/data/cases/26_invoice_paid_before_created.jsonl");
  REQUIRE(text);
  const std::string line = text->substr(0, text->find('\n'));
  CHECK(agrees(line));
  for (std::size_t i = 0; i < line.size(); ++i) {
    CHECK_FALSE(io::parse_plain_json(std::string_view(line).substr(0, i)));
    for (const char c : {'"', '{', ']', ',', '0', '\\', '\x01'}) {
      std::string changed = line;
      changed[i] = c;
      agrees(changed);
    }
  }
}
