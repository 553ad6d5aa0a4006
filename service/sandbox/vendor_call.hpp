// A call at a vendor: an HTTP request as the model of the world understands it.
//
// Each vendor's file reads its own API (`read_...`) into this and writes the answers in its own shapes. In
// between, the world decides what comes of it, as in a simulation.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/messages/messages.hpp"
#include "service/http/messages.hpp"
#include "service/sandbox/directory.hpp"

namespace handoff::sandbox {

enum class Vendor : std::uint8_t { stripe, hubspot, salesforce, mail, chat, usage };

// What the answer holds, if all goes well.
enum class Document : std::uint8_t {
  accepted,  // nothing but that it was done
  customer,
  events,
  invoices,
  contact,
  contacts_found,  // by a search: none, one or several
  contacts_by_id,
  deals_of_contact,
  deal,
  task,
  profile,
  usage,
};

struct VendorCall {
  Vendor vendor = Vendor::stripe;
  Document document = Document::accepted;
  core::Request request;
  std::optional<Position> customer;           // whom it is about, if one
  std::string key;                            // Idempotency-Key, as it came
  std::map<std::string, std::string> fields;  // what is to be written, or asked for
  std::vector<std::string> ids;               // of a list that is asked for
};

// What an idempotency key says, in whichever order: the operation by its name, and which time it is.
struct KeyParts {
  std::optional<core::Operation> operation;
  std::optional<Position> customer;
  std::uint32_t tier_key = 0;
};
KeyParts read_key(std::string_view key, const Directory& directory);

// A call of this operation, about this customer, with the key that the request carries.
VendorCall call_of(Vendor vendor, Document document, core::Operation operation,
                   core::RequestBody body, std::optional<Position> customer,
                   const service::HttpRequest& http, const Directory& directory);

// The parts of a path between its slashes.
std::vector<std::string_view> path_parts(std::string_view path);

// A call that this vendor does not offer is nothing: 404.
using MaybeCall = std::optional<VendorCall>;
MaybeCall read_stripe(const service::HttpRequest& http, const std::vector<std::string_view>& path,
                      const Directory& directory);
MaybeCall read_hubspot(const service::HttpRequest& http, const std::vector<std::string_view>& path,
                       const Directory& directory);
MaybeCall read_salesforce(const service::HttpRequest& http,
                          const std::vector<std::string_view>& path, const Directory& directory);
MaybeCall read_mail(const service::HttpRequest& http, const std::vector<std::string_view>& path,
                    const Directory& directory);
MaybeCall read_chat(const service::HttpRequest& http, const std::vector<std::string_view>& path,
                    const Directory& directory);
MaybeCall read_usage(const service::HttpRequest& http, const std::vector<std::string_view>& path,
                     const Directory& directory);

// Whichever vendor the path belongs to.
MaybeCall read_call(const service::HttpRequest& http, const Directory& directory);

}  // namespace handoff::sandbox
