// Texts with several documents in them, as shells, tools and logs write them.
#include "io/events/documents.hpp"

#include <string>
#include <vector>

#include "io/files/file.hpp"
#include "tests/catch.hpp"

using namespace handoff;

namespace {

struct Cut {
  std::string documents;  // compact, one a line
  std::vector<std::size_t> lines;
  std::string left;  // "why place: what", one a line
  std::string error;
};

Cut cut(std::string_view text, std::size_t piece = 7) {
  Cut result;
  io::DocumentCutter cutter(
      "e.json",
      [&](const io::FoundDocument& document) {
        result.documents += io::to_json(document.root).dump() + "\n";
        result.lines.push_back(document.line);
      },
      [&](io::WhyLeftOut, const core::Error& error) { result.left += error.line() + "\n"; });
  for (std::size_t at = 0; at < text.size(); at += piece) {
    if (cutter.feed(text.substr(at, piece))) break;
  }
  if (const auto error = cutter.finish()) result.error = error->line();
  return result;
}

std::string documents_of(std::string_view text) {
  const Cut result = cut(text);
  INFO(text);
  CHECK(result.error.empty());
  CHECK(result.left.empty());
  return result.documents;
}

}  // namespace

TEST_CASE("documents stand one a line, over many lines, or side by side", "[documents]") {
  CHECK(documents_of("{\"a\":1}\n{\"a\":2}\n") == "{\"a\":1}\n{\"a\":2}\n");
  CHECK(documents_of("{\n \"a\": 1\n}\n{\n \"a\": 2\n}\n") == "{\"a\":1}\n{\"a\":2}\n");
  CHECK(documents_of("{\"a\":1}{\"a\":2} {\"a\":3}") == "{\"a\":1}\n{\"a\":2}\n{\"a\":3}\n");
  CHECK(documents_of("{\"a\":1},\n{\"a\":2},\n") == "{\"a\":1}\n{\"a\":2}\n");
  CHECK(documents_of("[\n{\"a\":1},\n{\"a\":2}\n]\n[]") == "[{\"a\":1},{\"a\":2}]\n[]\n");
  CHECK(documents_of("{\"data\":[\n{\"a\":1},\n{\"a\":2}],\n\"b\":{}}") ==
        "{\"data\":[{\"a\":1},{\"a\":2}],\"b\":{}}\n");
  CHECK(documents_of("{\"a\":\"}{ \\\" [\"}\n{\"a\":2}") == "{\"a\":\"}{ \\\" [\"}\n{\"a\":2}\n");
  CHECK(documents_of("\xEF\xBB\xBF{\"a\":1}\r\n\r\n{\"a\":2}\r\n") == "{\"a\":1}\n{\"a\":2}\n");
  CHECK(documents_of("\x1e{\"a\":1}\n\x1e{\"a\":2}\n") == "{\"a\":1}\n{\"a\":2}\n");
  CHECK(documents_of(std::string("{\"a\":1}\n\0\0\0\0\0", 13)) == "{\"a\":1}\n");
  CHECK(documents_of("\"{\\\"a\\\":1}\"\n") == "\"{\\\"a\\\":1}\"\n");
}

TEST_CASE("an object at the end of a line of a log is found", "[documents]") {
  for (const std::string prefix :
       {"2024-06-15 10:00:00 INFO webhook ", "[2024-06-15 10:00:00] local.INFO: webhook ",
        "Jun 15 10:00:00 host app[311]: ", "web-1  | ", "data: ", "of {id}: "}) {
    CHECK(documents_of(prefix + "{\"a\":1}\n" + prefix + "{\"a\": 2} []\n") ==
          "{\"a\":1}\n{\"a\":2}\n");
  }
  CHECK(documents_of("#<Stripe::Event:0x3fe> JSON: {\n  \"a\": 1\n}\n") == "{\"a\":1}\n");
}

TEST_CASE("lines without JSON are told, and nothing of them is lost", "[documents]") {
  const Cut result =
      cut("A newer version is available\n{\"a\":1}\n\nReady! (^C to quit)\n{\"a\":2}\n");
  CHECK(result.documents == "{\"a\":1}\n{\"a\":2}\n");
  CHECK(result.lines == std::vector<std::size_t>{2, 5});
  CHECK(result.left ==
        "e.json:1:1: expected JSON, found \"A newer version is available\"\n"
        "e.json:4:1: expected JSON, found \"Ready! (^C to quit)\"\n");
  CHECK(result.error.empty());
}

TEST_CASE("a line that breaks off is one line", "[documents]") {
  const std::string good = "{\"a\":{\"b\":1}}\n";
  for (const std::string bad : {"{\"a\":", "{\"a\":{\"b", "{\"a\":{\"b\":1}", "{\"a\":[1,", "{",
                                "{\"a\":1]}", "{\"a\":1,}", "{\"a\":tru}", "{'a': 1}"}) {
    INFO(bad);
    const Cut first = cut(bad + "\n" + good + good);
    CHECK(first.documents == "{\"a\":{\"b\":1}}\n{\"a\":{\"b\":1}}\n");
    CHECK(first.left.starts_with("e.json:1:"));
    CHECK(std::count(first.left.begin(), first.left.end(), '\n') == 1);
    CHECK(first.error.empty());
    const Cut middle = cut(good + bad + "\n" + good);
    CHECK(middle.lines == std::vector<std::size_t>{1, 3});
    CHECK(middle.left.starts_with("e.json:2:"));
    const Cut last = cut(good + good + bad);
    CHECK(last.lines == std::vector<std::size_t>{1, 2});
    CHECK(last.left.starts_with("e.json:3:"));
  }
}

TEST_CASE("an object over many lines that breaks off ends where the next begins", "[documents]") {
  const Cut result = cut("{\n  \"a\": 1\n}\n{\n  \"a\": [\n    2\n{\n  \"a\": 3\n}\n");
  CHECK(result.documents == "{\"a\":1}\n{\"a\":3}\n");
  CHECK(result.left == "e.json:6:6: unexpected end of text, expected ',' or ']'\n");
}

TEST_CASE("what a program prints of an object in its memory is called so", "[documents]") {
  CHECK(cut("{'id': 'evt_1'}").left.find("json.dumps writes JSON") != std::string::npos);
  CHECK(cut("{ id: 'evt_1' }").left.find("JSON.stringify writes JSON") != std::string::npos);
}

TEST_CASE("an array that is broken is an error with its place", "[documents]") {
  CHECK(cut("[{\"a\":1},\n]\n").error == "e.json:2:1: unexpected ']', expected a value");
  CHECK(cut("[{\"a\":1},\n{\"a\":2}").error ==
        "e.json:2:8: unexpected end of text, expected ',' or ']'");
  CHECK(cut("[{\"a\":1},\n]\n").documents.empty());
}

TEST_CASE("columns are those of the line", "[documents]") {
  CHECK(cut("  {\"a\":tru}").left.starts_with("e.json:1:8: "));
  io::DocumentCutter cutter(
      "e.json",
      [&](const io::FoundDocument& document) {
        CHECK(io::located({"a", "x"}, document, "e.json").line() == "e.json:1:9: a: x");
      },
      [](io::WhyLeftOut, const core::Error&) {});
  cutter.feed("\xC3\xA4: {\"a\":1}");
  CHECK_FALSE(cutter.finish());
}

TEST_CASE("many broken lines take no longer than as many good ones", "[documents]") {
  std::string text = "{\"a\":1}\n";
  for (int i = 0; i < 200'000; ++i) text += "{\"a\":[\n";
  const Cut result = cut(text, 1 << 16);
  CHECK(result.documents == "{\"a\":1}\n");
  CHECK(std::count(result.left.begin(), result.left.end(), '\n') == 200'000);
}
