// A libFuzzer entry: whatever bytes come as a webhook's header and body, a form, a vendor's table or a
// stored input are read or refused; and what a signature is right for is what was signed.
#include <cstdint>
#include <cstdlib>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "service/adapters/billing_facts.hpp"
#include "service/adapters/vendor.hpp"
#include "service/http/client.hpp"
#include "service/http/messages.hpp"
#include "service/http/signature.hpp"
#include "service/messages/input.hpp"
#include "service/operations/log.hpp"

using namespace handoff;
using namespace handoff::service;

namespace {

const std::vector<std::string> kSecrets{"whsec_one", "whsec_two"};
constexpr std::int64_t kNow = 1'700'000'000;

void require(bool holds) {
  if (!holds) std::abort();
}

void check_signature(std::string_view header, std::string_view body) {
  const auto verdict = verify_signature(header, body, kSecrets, kNow);
  require(verdict != SignatureVerdict::good);  // nobody guesses one
  require(verify_signature(sign(body, kSecrets[1], kNow), body, kSecrets, kNow) ==
          SignatureVerdict::good);
}

void check_input(std::span<const std::uint8_t> bytes) {
  Input input;
  if (!read_input(bytes, input)) return;
  Input again;
  require(read_input(written(input), again));
}

void check_texts(std::string_view text) {
  const std::string plain = redacted(text);
  require(plain.find('@') == std::string::npos);
  require(percent_decoded(percent_encoded(text)) == text);
  for (const auto& [name, value] : read_form(text))
    require(name.size() + value.size() <= text.size());
  require(read_retry_after(text, kNow).us >= 0);
  const auto table = read_vendor(text, "table");
  if (!table) require(table.error().line().find('\n') == std::string::npos);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  const std::string text(reinterpret_cast<const char*>(data), size);
  const std::size_t line = text.find('\n');
  const std::string body = line == std::string::npos ? text : text.substr(line + 1);
  check_signature(std::string_view(text).substr(0, line), body);
  EventInput event;
  if (read_event_document(body, core::Discounts::lasting, event))
    check_input(written(Input(event)));
  check_input({data, size});
  check_texts(text);
  return 0;
}
