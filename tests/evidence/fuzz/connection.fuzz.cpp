// A libFuzzer entry: the bytes of a connection, whatever they are, are requests or one refusal; the same
// requests however they are cut into pieces; and each request goes through what the service asks of it: its
// path and form, its token, its signature, its event.
//
// The first two bytes say how the others are cut.
#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>
#include <vector>

#include "service/adapters/billing_facts.hpp"
#include "service/http/request_reader.hpp"
#include "service/http/signature.hpp"
#include "service/operations/log.hpp"
#include "service/operations/service.hpp"

using namespace handoff;
using namespace handoff::service;

namespace {

constexpr RequestLimits kLimits{1'024, 4'096};
constexpr std::int64_t kNow = 1'700'000'000;
const std::vector<std::string> kSecrets{"whsec_one", "whsec_two"};
const std::string kToken = "token_of_the_fuzzer";

void require(bool holds) {
  if (!holds) std::abort();
}

struct Heard {
  std::vector<HttpRequest> requests;
  int refused = 0;
};

void feed(RequestReader& reader, std::string_view& bytes, std::size_t at_once) {
  const auto room = reader.room();
  const std::string_view now = bytes.substr(0, std::min(at_once, room.size()));
  std::copy(now.begin(), now.end(), room.begin());
  reader.filled(now.size());
  bytes.remove_prefix(now.size());
}

Heard hear(std::string_view bytes, std::size_t first, std::size_t then) {
  RequestReader reader(kLimits);
  Heard heard;
  std::size_t at_once = first;
  for (;;) {
    switch (reader.next()) {
      case RequestReader::State::whole:
        require(reader.version() == 10 || reader.version() == 11);
        heard.requests.push_back(reader.take());
        break;
      case RequestReader::State::refused:
        require(reader.next() == RequestReader::State::refused);  // for good
        require(!reader.keep_alive());
        heard.refused = reader.status();
        return heard;
      case RequestReader::State::needs_more:
        if (bytes.empty()) return heard;
        feed(reader, bytes, at_once);
        at_once = then;
    }
  }
}

// What is no request may be refused at its first bytes or not before its headers are there: which of the
// two hangs on how much of it came at once. What was a request does not.
void check_same(const Heard& a, const Heard& b) {
  require(a.requests.size() == b.requests.size());
  for (std::size_t n = 0; n < a.requests.size(); ++n) {
    require(a.requests[n].method == b.requests[n].method);
    require(a.requests[n].target == b.requests[n].target);
    require(a.requests[n].headers == b.requests[n].headers);
    require(a.requests[n].body == b.requests[n].body);
  }
}

void check_event(const std::string& body) {
  EventInput input;
  if (!read_event_document(body, core::Discounts::lasting, input)) return;
  Input again;
  require(read_input(written(Input(input)), again));
}

void check_request(const HttpRequest& it) {
  require(!it.method.empty() && it.body.size() <= kLimits.body_bytes);
  for (const auto& [name, value] : it.headers) {
    require(name.find_first_of("\r\n\0 :", 0, 5) == std::string::npos);
    require(value.find_first_of("\r\n\0", 0, 3) == std::string::npos);  // none can be smuggled in
  }
  require(it.target.find_first_of("\r\n\0 ", 0, 4) == std::string::npos);
  require(redacted(it.target).find('@') == std::string::npos);
  require(!is_allowed(it.header("Authorization"), ""));
  require(!is_allowed(it.header("Authorization"), kToken) ||
          it.header("Authorization").starts_with("Bearer token") ||
          it.header("Authorization").starts_with("Basic "));
  (void)read_form(it.query());
  (void)read_form(it.body);
  require(verify_signature(it.header("Stripe-Signature"), it.body, kSecrets, kNow) !=
          SignatureVerdict::good);  // nobody guesses one
  require(verify_signature(sign(it.body, kSecrets[0], kNow), it.body, kSecrets, kNow) ==
          SignatureVerdict::good);
  check_event(it.body);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  if (size < 2) return 0;
  const std::string_view bytes(reinterpret_cast<const char*>(data) + 2, size - 2);
  const Heard whole = hear(bytes, bytes.size(), bytes.size());
  check_same(whole, hear(bytes, std::size_t{1} + data[0], std::size_t{1} + data[1]));
  if (bytes.size() < 2'048) check_same(whole, hear(bytes, 1, 1));
  for (const HttpRequest& it : whole.requests) check_request(it);
  return 0;
}
