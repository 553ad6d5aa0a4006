// The fast reader against the library: what it reads is the same document, and what it does not
// read is left to the other.
#include "io/json/plain_json.hpp"

#include <string>

#include "io/files/file.hpp"
#include "io/json/value_tree.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using io::Json;

namespace {

// Whether it was read; the same as the library's, to the kind of each number.
bool agrees(std::string_view text) {
  io::Arena memory;
  const auto plain = io::PlainReader(memory).read(text);
  if (!plain) return false;
  const Json other = Json::parse(text, nullptr, false);
  INFO(text);
  REQUIRE_FALSE(other.is_discarded());
  const Json read = io::to_json(*plain);
  REQUIRE(read.dump() == other.dump());
  REQUIRE(Json::to_cbor(read) == Json::to_cbor(other));
  return true;
}

}  // namespace

TEST_CASE("plain texts are read as the library reads them", "[plain_json]") {
  for (const char* text :
       {"{}", "[]", "0", "-0", "-7", "999999999999999999", "true", "null", "\"\"", " [ 1 , 2 ] ",
        R"({"a":{"b":[1,{"c":"x"},[]],"d":false},"e":null})", R"("\"\\\/\b\f\n\r\t")",
        "{\"a\" :\r\n\t1}", R"({"":1,"a":2,"b":3})", "\"\x7f\"",
        R"("\u0041\u00e9\u20aC\u0000\uFFFF")",
        "\"M\xC3\xBCller, 5 \xE2\x82\xAC, \xF0\x9F\x98\x80\"", R"({"\u00e4":1,"a\\":2})"}) {
    INFO(text);
    CHECK(agrees(text));
  }
}

TEST_CASE("decimals are the library's to the last bit", "[plain_json]") {
  for (const char* text :
       {"[1.5]", "[-0.0]", "[0e-34]", "[1e3]", "[1E+2,1e-2]", "[0.1,0.30000000000000004]",
        "[2.2250738585072011e-308]", "[4.9e-324]", "[1e-400]", "[1.7976931348623157e308]",
        "[123456789012345678.123456789012345678]", "{\"percent_off\":12.25}"}) {
    INFO(text);
    CHECK(agrees(text));
  }
}

TEST_CASE("what is not plain, or wrong, is left to the library", "[plain_json]") {
  const std::string deep = std::string(65, '[') + std::string(65, ']');
  for (const std::string text : {"",
                                 " ",
                                 "1.5",
                                 "[1.]",
                                 "[.5]",
                                 "[1e]",
                                 "[1e+]",
                                 "[01.5]",
                                 "[0x1p3]",
                                 "[1e999]",
                                 "[-1e999]",
                                 "1e3",
                                 "1000000000000000000",
                                 "01",
                                 "-",
                                 "+1",
                                 "nul",
                                 "{",
                                 "[1,]",
                                 "{\"a\":1,}",
                                 "{\"a\"}",
                                 "{a:1}",
                                 "{\"a\":1,\"a\":2}",
                                 "\"\\u00\"",
                                 "\"\\u00g0\"",
                                 "\"\\u+041\"",
                                 "\"\\ud83d\\ude00\"",
                                 "\"\\udc00\"",
                                 "\"\xC3\"",
                                 "\"\xC0\xAF\"",
                                 "\"\xED\xA0\x80\"",
                                 "\"\xF4\x90\x80\x80\"",
                                 "\"\x80\"",
                                 "\"\n\"",
                                 "\"\x1f\"",
                                 "\"\\x\"",
                                 "\"a",
                                 "\"a\\",
                                 "\"\\u",
                                 "[1 2]",
                                 "{} {}",
                                 "{\"a\":1,\"\\u0061\":2}",
                                 "\xEF\xBB\xBF{}",
                                 deep.c_str()}) {
    INFO(text);
    io::Arena memory;
    CHECK_FALSE(io::PlainReader(memory).read(text));
  }
}

TEST_CASE("limits are the library's", "[plain_json]") {
  CHECK(agrees(std::string(64, '[') + std::string(64, ']')));
  std::string members;
  for (int i = 0; i < 1000; ++i) members += (i > 0 ? ",\"k" : "\"k") + std::to_string(i) + "\":1";
  CHECK(agrees("{" + members + "}"));
  CHECK_FALSE(agrees("{" + members + ",\"k1000\":1}"));
  CHECK_FALSE(agrees("{" + members.substr(0, members.size() - 9) + ",\"k0\":1}"));
}

TEST_CASE("every truncation and every changed byte of an event agrees", "[plain_json]") {
  const auto text = io::read_file("tests/data/cases/26_invoice_paid_before_created.jsonl");
  REQUIRE(text);
  const std::string line = text->substr(0, text->find('\n'));
  CHECK(agrees(line));
  for (std::size_t i = 0; i < line.size(); ++i) {
    CHECK_FALSE(agrees(std::string_view(line).substr(0, i)));
    for (const char c : {'"', '{', ']', ',', '0', '.', 'e', '\\', 'u', '\x01', '\x1f', '\xC3'}) {
      std::string changed = line;
      changed[i] = c;
      agrees(changed);
    }
  }
}

TEST_CASE("what ends a text in quotes is found at each place of a word", "[plain_json]") {
  for (std::size_t length = 0; length < 20; ++length) {
    const std::string itself(length, '~');
    CHECK(agrees('"' + itself + '"'));
    CHECK(agrees("[\"" + itself + "\\n!!\",\"" + itself + "\xC3\xBC#\"]"));
    CHECK_FALSE(agrees('"' + itself + "\x1f\""));
    CHECK_FALSE(agrees('"' + itself + "\xFF\""));
  }
}
