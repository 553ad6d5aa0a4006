// What the vendors' files share: keys, paths, and the choice of the vendor.
#include "service/sandbox/vendor_call.hpp"

#include <algorithm>
#include <array>
#include <cctype>
#include <utility>

namespace handoff::sandbox {
namespace {

bool is_word(char c) { return std::isalnum(static_cast<unsigned char>(c)) || c == '_'; }

template <class Each>
void each_word(std::string_view text, Each each) {
  while (!text.empty()) {
    const auto length = static_cast<std::size_t>(
        std::find_if_not(text.begin(), text.end(), is_word) - text.begin());
    if (length > 0) each(text.substr(0, length));
    text.remove_prefix(std::min(text.size(), length + 1));
  }
}

std::optional<core::Operation> operation_named(std::string_view name) {
  for (const core::OperationInfo& row : core::kOperationRows) {
    if (row.name == name) return row.value;
  }
  return std::nullopt;
}

bool is_number(std::string_view word) {
  return word.size() < 10 && std::all_of(word.begin(), word.end(),
                                         [](unsigned char c) { return std::isdigit(c) != 0; });
}

using Read = MaybeCall (*)(const service::HttpRequest&, const std::vector<std::string_view>&,
                           const Directory&);
struct Prefix {
  std::string_view name;
  Read read;
};
constexpr std::array<Prefix, 6> kPrefixes{{{"stripe", read_stripe},
                                           {"hubspot", read_hubspot},
                                           {"salesforce", read_salesforce},
                                           {"mail", read_mail},
                                           {"chat", read_chat},
                                           {"usage", read_usage}}};

}  // namespace

KeyParts read_key(std::string_view key, const Directory& directory) {
  KeyParts parts;
  each_word(key, [&](std::string_view word) {
    if (const auto operation = operation_named(word)) {
      parts.operation = operation;
    } else if (const auto customer = directory.find(word)) {
      parts.customer = customer;
    } else if (is_number(word)) {
      parts.tier_key = static_cast<std::uint32_t>(std::stoul(std::string(word)));
    }
  });
  return parts;
}

VendorCall call_of(Vendor vendor, Document document, core::Operation operation,
                   core::RequestBody body, std::optional<Position> customer,
                   const service::HttpRequest& http, const Directory& directory) {
  VendorCall call;
  call.vendor = vendor;
  call.document = document;
  call.key = std::string(http.header("Idempotency-Key"));
  const KeyParts parts = read_key(call.key, directory);
  call.customer = customer ? customer : parts.customer;
  call.request.ticket.operation = operation;
  if (call.customer)
    call.request.subscription = sim::subscription_of(directory.customer(*call.customer));
  call.request.keyed = !call.key.empty();
  call.request.tier_key = parts.tier_key;
  call.request.body = body;
  return call;
}

std::vector<std::string_view> path_parts(std::string_view path) {
  std::vector<std::string_view> parts;
  while (!path.empty()) {
    const std::string_view part = path.substr(0, path.find('/'));
    if (!part.empty()) parts.push_back(part);
    path.remove_prefix(std::min(path.size(), part.size() + 1));
  }
  return parts;
}

// The processor's own client has no place for a prefix: what begins with the version is the processor's.
MaybeCall read_call(const service::HttpRequest& http, const Directory& directory) {
  std::vector<std::string_view> path = path_parts(http.path());
  if (path.empty()) return std::nullopt;
  if (path.front() == "v1") return read_stripe(http, path, directory);
  for (const Prefix& prefix : kPrefixes) {
    if (path.front() != prefix.name) continue;
    path.erase(path.begin());
    return prefix.read(http, path, directory);
  }
  return std::nullopt;
}

}  // namespace handoff::sandbox
