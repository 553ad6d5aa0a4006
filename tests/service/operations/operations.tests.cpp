// Who may see what, and what is never written down.
#include "service/adapters/postgresql_usage.hpp"
#include "service/operations/exceptions_page.hpp"
#include "service/operations/log.hpp"
#include "service/operations/service.hpp"
#include "service/operations/service_config.hpp"
#include "tests/catch.hpp"

using namespace handoff;
using namespace handoff::service;

TEST_CASE("Addresses and secrets are not written", "[service][log]") {
  CHECK(redacted("contact ann+trial@example.com now") == "contact [address] now");
  CHECK(redacted("GET /v1/c?email=ann%40example.com&x=1") == "GET /v1/c?[address]&x=1");
  CHECK(redacted("key sk_live_abc and whsec_x") == "key [secret] and [secret]");
  CHECK(redacted("Authorization: Bearer abc.def") == "Authorization: [secret] [secret]");
  CHECK(redacted("t=1,v1=5257a8") == "t=1,[secret]");
  CHECK(redacted("sub_1 update_contact 200") == "sub_1 update_contact 200");
  CHECK(redacted(std::string(10'000, 'a')).size() == 500);
}

TEST_CASE("The token is needed, as a bearer or as a browser's password", "[service][token]") {
  CHECK(is_allowed("Bearer tok", "tok"));
  CHECK(is_allowed("Basic aGFuZG9mZjp0b2s=", "tok"));  // handoff:tok
  CHECK(is_allowed("Basic OnRvaw==", "tok"));          // :tok
  CHECK_FALSE(is_allowed("Basic dG9r", "tok"));        // tok
  CHECK_FALSE(is_allowed("Bearer tok2", "tok"));
  CHECK_FALSE(is_allowed("tok", "tok"));
  CHECK_FALSE(is_allowed("", "tok"));
  CHECK_FALSE(is_allowed("Bearer ", ""));
  CHECK_FALSE(is_allowed("Basic Og==", ""));
}

TEST_CASE("A form without the page's nonce is none", "[service][exceptions]") {
  ResolutionInput it;
  CHECK(read_resolution("nonce=n&subscription=sub_1&kind=missing&contact=7", "n", it));
  CHECK(it.kind == core::ExceptionKind::missing);
  CHECK(it.contact == "7");
  CHECK_FALSE(read_resolution("nonce=x&subscription=sub_1&kind=missing", "n", it));
  CHECK_FALSE(read_resolution("subscription=sub_1&kind=missing", "n", it));
  CHECK_FALSE(read_resolution("nonce=n&kind=missing", "n", it));
  ResolutionInput none;
  CHECK_FALSE(read_resolution("nonce=n&subscription=sub_1&kind=nonsense", "n", none));
}

TEST_CASE("A configuration says what is wrong with it", "[service][config]") {
  const auto refused = [](std::string_view text) {
    const auto config = read_service_config(text, "c.json", "/nowhere");
    return config ? std::string("fine") : config.error().line();
  };
  CHECK(refused(R"({"scenario":"worked_example"})") == "fine");
  CHECK(refused(R"({})") == "c.json: scenario: expected the name of a scenario");
  CHECK(refused(R"({"scenario":"a","liste":"x"})") == "c.json: liste: is not known");
  CHECK(refused(R"({"scenario":"a","secrets":{"webhook":"whsec_x"}})") ==
        "c.json: secrets.webhook: a secret is given as env:NAME or file:PATH, and never by itself");
  CHECK(refused(R"({"scenario":"a","token":"env:HANDOFF_NO_SUCH_VARIABLE"})") ==
        "c.json: token: the environment has no HANDOFF_NO_SUCH_VARIABLE");
  CHECK(refused(R"({"scenario":"a","vendors":{"fax":{}}})") == "c.json: vendors.fax: is not known");
  CHECK(refused(R"({"scenario":"a","vendors":{"crm":{"table":"hubspot","base":"x"}}})") ==
        "c.json: vendors.crm.base: expected an address such as https://api.example.com");
  const auto usage = [&](const std::string& it) {
    return refused(R"({"scenario":"a","vendors":{"usage":)" + it + "}}");
  };
  CHECK(usage(R"({"sql":"select 1"})") ==
        "c.json: vendors.usage: expected a database: an SQLite file as database, or postgresql");
  CHECK(usage(R"({"sql":"select 1","database":"a","postgresql":"env:X"})") ==
        usage(R"({"sql":"select 1"})"));
  CHECK(usage(R"({"sql":"select 1","database":"a","table":"usage"})") ==
        "c.json: vendors.usage.table: is not known beside sql");
  if (has_postgresql()) {
    CHECK(usage(R"({"sql":"select 1","postgresql":"postgresql://u:p@h/d"})") ==
          "c.json: vendors.usage.postgresql: a secret is given as env:NAME or file:PATH, and never "
          "by itself");
  } else {
    CHECK(usage(R"({"sql":"select 1","postgresql":"env:X"})") ==
          "c.json: vendors.usage.postgresql: this program was built without PostgreSQL: install "
          "libpq-dev and build it again");
  }
}
