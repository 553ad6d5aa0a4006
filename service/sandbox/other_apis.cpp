// The mail tool (customer.io's App API), incoming chat webhooks (api.slack.com/messaging/webhooks), and the
// product's own endpoint for usage.
#include <utility>

#include "core/config/config.hpp"
#include "service/sandbox/vendor_call.hpp"

namespace handoff::sandbox {
namespace {

using core::Operation;

// Whom a message is about: its key says it, or one of the words in it.
std::optional<Position> named_in(std::string_view text, const Directory& directory) {
  return read_key(text, directory).customer;
}

Operation told_by(std::string_view channel, const KeyParts& key) {
  if (key.operation) return *key.operation;
  if (channel == "onboarding") return Operation::start_onboarding;
  return channel == "ae" || channel == "deals" ? Operation::notify_ae : Operation::notify_owner;
}

core::RequestBody notice_body(Operation operation, const sim::Customer& customer) {
  const core::ContactId contact = sim::contact_of(customer);
  switch (operation) {
    case Operation::notify_ae:
      return core::NotifyAe{contact, {}, sim::deal_of(customer)};
    case Operation::notify_extra:
      return core::NotifyExtra{contact, {}, 0, customer.tier};
    case Operation::start_onboarding:
      return core::StartOnboarding{
          .contact = contact, .owner = {}, .pool = 0, .tier = customer.tier};
    default:
      return core::NotifyOwner{contact, {}, 0, customer.tier};
  }
}

}  // namespace

MaybeCall read_mail(const service::HttpRequest& http, const std::vector<std::string_view>& path,
                    const Directory& directory) {
  std::optional<Position> customer;
  for (const std::string_view part : path) {
    const std::string plain = service::percent_decoded(part);
    if (!customer) customer = directory.find(plain);
    if (!customer && plain.find('@') != std::string::npos) customer = directory.find_address(plain);
  }
  if (http.method == "POST" && !path.empty() && path.back() == "sync")
    return call_of(Vendor::mail, Document::accepted, Operation::sync_lists, core::SyncLists{},
                   std::nullopt, http, directory);
  if (!customer) return std::nullopt;
  const core::ContactId contact = sim::contact_of(directory.customer(*customer));
  if (http.method == "GET")
    return call_of(Vendor::mail, Document::profile, Operation::fetch_profile,
                   core::FetchProfile{contact}, customer, http, directory);
  return call_of(Vendor::mail, Document::accepted, Operation::disenroll, core::Disenroll{contact},
                 customer, http, directory);
}

MaybeCall read_chat(const service::HttpRequest& http, const std::vector<std::string_view>& path,
                    const Directory& directory) {
  if (http.method != "POST" || path.size() < 2 || path[0] != "hooks") return std::nullopt;
  const KeyParts key = read_key(http.header("Idempotency-Key"), directory);
  const auto customer = key.customer ? key.customer : named_in(http.body, directory);
  if (!customer) return std::nullopt;
  const Operation operation = told_by(path[1], key);
  return call_of(Vendor::chat, Document::accepted, operation,
                 notice_body(operation, directory.customer(*customer)), customer, http, directory);
}

MaybeCall read_usage(const service::HttpRequest& http, const std::vector<std::string_view>& path,
                     const Directory& directory) {
  if (http.method != "GET" || path.size() != 3 || path[1] != "customers") return std::nullopt;
  const auto customer = directory.find(service::percent_decoded(path[2]));
  if (!customer) return std::nullopt;
  return call_of(Vendor::usage, Document::usage, Operation::fetch_usage,
                 core::FetchUsage{sim::account_of(directory.customer(*customer)), {}}, customer,
                 http, directory);
}

}  // namespace handoff::sandbox
