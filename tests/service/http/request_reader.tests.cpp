// The edge of the parser: what is a request, what is refused, and that it does not matter how bytes come.
// RFC 9112 where a section is named.
#include "service/http/request_reader.hpp"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "tests/catch.hpp"

using namespace handoff::service;

namespace {

using State = RequestReader::State;

// What came of the bytes, put in so many at a time: a line for each request, and the refusal's status.
std::vector<std::string> read_all(std::string_view bytes, std::size_t at_once,
                                  RequestLimits limits = {}) {
  RequestReader reader(limits);
  std::vector<std::string> found;
  for (;;) {
    switch (reader.next()) {
      case State::whole: {
        const HttpRequest it = reader.take();
        found.push_back(it.method + ' ' + it.target + ' ' + it.body);
        break;
      }
      case State::refused:
        found.push_back(std::to_string(reader.status()));
        return found;
      case State::needs_more: {
        if (bytes.empty()) return found;
        const auto room = reader.room();
        const std::string_view now = bytes.substr(0, std::min(at_once, room.size()));
        std::copy(now.begin(), now.end(), room.begin());
        reader.filled(now.size());
        bytes.remove_prefix(now.size());
      }
    }
  }
}

using Found = std::vector<std::string>;

void check(std::string_view bytes, const Found& expected, RequestLimits limits = {}) {
  CAPTURE(bytes.substr(0, 120));
  for (const std::size_t at_once : {std::size_t{1}, std::size_t{7}, std::size_t{1} << 20})
    CHECK(read_all(bytes, at_once, limits) == expected);
}

}  // namespace

TEST_CASE("Requests come whole, one after another, however their bytes are cut",
          "[service][http]") {
  check("", {});
  check("GET /a HTTP/1.1\r\n", {});
  check("GET /a?b=c HTTP/1.1\r\nHost: x\r\n\r\n", {"GET /a?b=c "});
  check("POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nab", {});
  check("POST /a HTTP/1.1\r\nContent-Length: 3\r\n\r\nabcGET /b HTTP/1.0\r\n\r\n",
        {"POST /a abc", "GET /b "});
  check(
      "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n2;x=y\r\nde\r\n0\r\n\r\n",
      {"POST /a abcde"});
  const std::string empty = "POST /a HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r";
  check(empty, {});
  check(empty + "\nGET /b HTTP/1.1\r\n\r\n", {"POST /a ", "GET /b "});
}

TEST_CASE("What is no HTTP is refused, and so is what two readers may read in two ways",
          "[service][http]") {
  for (const char* wrong : {
           "nonsense\r\n\r\n",
           "GET /a\r\n\r\n",
           "GET /a HTTP/3.7\r\n\r\n",
           "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
           "G\1T / HTTP/1.1\r\n\r\n",
           "GET / HTTP/1.1\r\nX y: z\r\n\r\n",
           "GET / HTTP/1.1\r\nX : z\r\n\r\n",                 // 5.1
           "POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n",   // 6.2
           "POST / HTTP/1.1\r\nContent-Length: +1\r\n\r\na",  // 6.2
           "POST / HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n",
           "POST / HTTP/1.1\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab",  // 6.3
           "POST / HTTP/1.1\r\nContent-Length: 1, 2\r\n\r\nab",                    // 6.3
           "POST / HTTP/1.1\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
           "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\nContent-Length: 3\r\n\r\n0\r\n\r\n",
           "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n",
           // Where the body ends nobody can say: 6.1, 6.3.
           "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\nGET /b HTTP/1.1\r\n\r\n",
           "POST / HTTP/1.1\r\nTransfer-Encoding: chunked, identity\r\n\r\n0\r\n\r\n",
           "POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\nContent-Length: 3\r\n\r\nabc",
           "POST / HTTP/1.1\r\nTransfer-Encoding:\r\n\r\nGET /b HTTP/1.1\r\n\r\n",
           "POST / HTTP/1.0\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
       })
    check(wrong, {"400"});
}

TEST_CASE("What is too long is refused before it is there", "[service][http]") {
  const RequestLimits limits{200, 10};
  check("GET / HTTP/1.1\r\nX: " + std::string(300, 'y'), {"431"}, limits);
  check("GET /" + std::string(300, 'y'), {"431"}, limits);
  check("POST / HTTP/1.1\r\nContent-Length: 11\r\n\r\n", {"413"}, limits);
  check("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nb\r\n01", {"413"}, limits);
  check("POST / HTTP/1.1\r\nContent-Length: 10\r\n\r\n0123456789", {"POST / 0123456789"}, limits);
  // Nothing after a refusal is believed.
  check("POST / HTTP/1.1\r\nContent-Length: 11\r\n\r\nGET / HTTP/1.1\r\n\r\n", {"413"}, limits);
}

TEST_CASE("The header's limit is one for all of its lines, however they come", "[service][http]") {
  std::string lines = "GET / HTTP/1.1\r\n";
  while (lines.size() < 190) lines += "A: bcd\r\n";
  const std::string fits = lines + "\r\n";
  REQUIRE(fits.size() == 194);
  for (const std::size_t at_once :
       {std::size_t{1}, std::size_t{8}, std::size_t{17}, std::size_t{1'000}}) {
    CAPTURE(at_once);
    CHECK(read_all(fits, at_once, {194, 10}) == Found{"GET / "});
    CHECK(read_all(fits, at_once, {193, 10}) == Found{"431"});
    CHECK(read_all(lines, at_once, {192, 10}) == Found{"431"});
  }
}

TEST_CASE("What stands around a chunk has a limit too", "[service][http]") {
  const RequestLimits limits{200, 100'000};
  const std::string head = "POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n";
  const std::string a_lot(300, 'a');
  check(head + "1;" + a_lot, {"431"}, limits);
  check(head + "1;" + a_lot + "\r\nx\r\n0\r\n\r\n", {"431"}, limits);
  check(head + "0\r\nX: " + a_lot, {"431"}, limits);
  check(head + "0\r\nX: " + a_lot + "\r\n\r\n", {"431"}, limits);
  check(head + "1\r\nx\r\n0;" + a_lot, {"431"}, limits);
  const std::string body(70'000, 'b');  // longer than what is read at once
  check(head + "11170\r\n" + body + "\r\n0;a=b\r\nX: y\r\n\r\n", {"POST / " + body}, limits);
}

// RFC 9110, 6.5.1: nothing in a trailer may say who is asking.
TEST_CASE("What a trailer says is no header", "[service][http]") {
  constexpr std::string_view kBytes =
      "POST / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n"
      "0\r\nAuthorization: Bearer b\r\nConnection: close\r\n\r\n";
  RequestReader reader({});
  const auto room = reader.room();
  std::copy(kBytes.begin(), kBytes.end(), room.begin());
  reader.filled(kBytes.size());
  REQUIRE(reader.next() == State::whole);
  CHECK(reader.keep_alive());
  const HttpRequest it = reader.take();
  CHECK(it.header("Host") == "a");
  CHECK(it.header("Authorization").empty());
  CHECK(it.headers.size() == 2);
}
