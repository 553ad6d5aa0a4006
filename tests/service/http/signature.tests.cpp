// Signatures: the expected ones were computed by Python's hmac.
#include "service/http/signature.hpp"

#include <string>
#include <vector>

#include "tests/catch.hpp"

using namespace handoff::service;

namespace {

constexpr std::int64_t kAt = 1'700'000'000;
const std::string kBody = R"({"id":"evt_1"})";
const std::string kByOne = "401fbbceeb3818dc562ff77127ba1c62e47e24c9c6cde4d7a6eba85e32dbd058";
const std::string kByTwo = "4fb9aa7e8a9678e685ef5c7eafa19ac1eb7c0564196cbe246ca08c2fd799eaf3";
const std::vector<std::string> kSecrets{"whsec_one", "whsec_two"};

SignatureVerdict verdict(const std::string& header, std::int64_t now = kAt,
                         const std::string& body = kBody) {
  return verify_signature(header, body, kSecrets, now);
}

}  // namespace

TEST_CASE("A signature is the sender's own, by any secret that is good", "[service][signature]") {
  CHECK(sign(kBody, "whsec_one", kAt) == "t=1700000000,v1=" + kByOne);
  CHECK(verdict("t=1700000000,v1=" + kByOne) == SignatureVerdict::good);
  CHECK(verdict("t=1700000000,v1=" + kByTwo) == SignatureVerdict::good);
  CHECK(verdict("t=1700000000,v0=ab,v1=cd,v1=" + kByTwo) == SignatureVerdict::good);
  CHECK(verdict(" t=1700000000 , v1=" + kByOne + " ") == SignatureVerdict::good);
}

TEST_CASE("What was changed, is old or says nothing is refused", "[service][signature]") {
  const std::string good = "t=1700000000,v1=" + kByOne;
  CHECK(verdict(good, kAt, R"({"id":"evt_2"})") == SignatureVerdict::wrong);
  CHECK(verdict("t=1700000001,v1=" + kByOne) == SignatureVerdict::wrong);
  CHECK(verdict("t=1700000000,v1=" + kByOne.substr(1)) == SignatureVerdict::wrong);
  CHECK(verify_signature(good, kBody, std::vector<std::string>{"whsec_three"}, kAt) ==
        SignatureVerdict::wrong);
  CHECK(verify_signature(good, kBody, {}, kAt) == SignatureVerdict::wrong);
  CHECK(verdict(good, kAt + 300) == SignatureVerdict::good);
  CHECK(verdict(good, kAt + 301) == SignatureVerdict::too_old);
  CHECK(verdict(good, kAt - 300) == SignatureVerdict::good);
  CHECK(verdict(good, kAt - 301) == SignatureVerdict::too_old);
  for (const char* header : {"", "t=", "t=x,v1=ab", "v1=ab", "t=1700000000", "t=-5,v1=ab", ",,,=,",
                             "t=99999999999999999999,v1=ab"})
    CHECK(verdict(header) == SignatureVerdict::malformed);
}

TEST_CASE("Secrets are compared whole", "[service][signature]") {
  CHECK(same_secret("abc", "abc"));
  CHECK_FALSE(same_secret("abc", "abd"));
  CHECK_FALSE(same_secret("abc", "ab"));
  CHECK(same_secret("", ""));
}
