// Requests, forms, and what a Retry-After says.
#include "service/http/messages.hpp"

#include "service/http/client.hpp"
#include "service/http/server.hpp"
#include "tests/catch.hpp"

using namespace handoff::service;
using handoff::core::Duration;
using handoff::core::seconds;

TEST_CASE("Forms are decoded in their order", "[service][http]") {
  const auto form = read_form("a=1&b=x%20y+z&&c&d=%zz%4&a=2");
  REQUIRE(form.size() == 5);
  CHECK(form_value(form, "a") == "1");
  CHECK(form_value(form, "b") == "x y z");
  CHECK(form_value(form, "c").empty());
  CHECK(form_value(form, "d") == "%zz%4");
  CHECK(percent_encoded("ann+trial@x.com/ü") == "ann%2Btrial%40x.com%2F%C3%BC");
  CHECK(percent_decoded(percent_encoded("a/b?c=d&e#f%")) == "a/b?c=d&e#f%");
}

TEST_CASE("Headers are found in any case, paths without the query", "[service][http]") {
  const HttpRequest request{"GET", "/a/b?c=d", {{"X-One", "1"}, {"x-one", "2"}}, ""};
  CHECK(request.header("x-ONE") == "1");
  CHECK(request.header("x-two").empty());
  CHECK(request.path() == "/a/b");
  CHECK(request.query() == "c=d");
}

TEST_CASE("Retry-After is seconds or a date, and never more than a day", "[service][http]") {
  CHECK(read_retry_after(" 120\r\n", 0) == seconds(120));
  CHECK(read_retry_after("0.25", 0) == handoff::core::milliseconds(250));
  // The example of RFC 9110, 10.2.3: 946684799.
  CHECK(read_retry_after("Fri, 31 Dec 1999 23:59:59 GMT", 946'684'700) == seconds(99));
  CHECK(read_retry_after("Fri, 31 Dec 1999 23:59:59 GMT", 946'684'800) == Duration{});
  CHECK(read_retry_after("99999999", 0) == seconds(86'400));
  CHECK(read_retry_after("-1", 0) == Duration{});
  CHECK(read_retry_after("soon", 0) == Duration{});
}

TEST_CASE("Only this machine's addresses are loopback", "[service][http]") {
  CHECK(is_loopback("127.0.0.1:80"));
  CHECK(is_loopback("localhost:0"));
  CHECK(is_loopback("[::1]:80"));
  CHECK_FALSE(is_loopback("0.0.0.0:80"));
  CHECK_FALSE(is_loopback("nonsense"));
}
