// Addresses: which of them are one person's, and what is none.
#include "core/base/email.hpp"

#include <string>
#include <string_view>

#include "tests/catch.hpp"

using namespace handoff::core;

namespace {

std::string normalised(std::string_view address, bool strip = true) {
  return std::string(NormalisedEmail(address, {strip}).text());
}

}  // namespace

TEST_CASE("addresses of one person normalise to one text", "[core][email]") {
  CHECK(normalised(" Ann+Trial@X.com\n") == "ann@x.com");
  CHECK(normalised("ann+trial@x.com", false) == "ann+trial@x.com");
  CHECK(normalised("+tag@x.com") == "+tag@x.com");
  CHECK(normalised("a@b@x.com") == "a@b@x.com");
  CHECK(NormalisedEmail("ANN@X.COM", {}).key() == NormalisedEmail("ann+q@x.com", {}).key());
  CHECK(NormalisedEmail("ann@x.com", {}).key() != NormalisedEmail("anne@x.com", {}).key());
}

TEST_CASE("what is no address has no key", "[core][email]") {
  for (const char* text : {"", " ", "ann", "@x.com", "ann@", "an n@x.com"}) {
    INFO(text);
    CHECK_FALSE(NormalisedEmail(text, {}).key());
  }
  CHECK_FALSE(NormalisedEmail(std::string(250, 'a') + "@x.com", {}).key());
  CHECK(NormalisedEmail(std::string(248, 'a') + "@x.com", {}).key());
}
