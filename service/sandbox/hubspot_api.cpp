// HubSpot's CRM API v3: search, read and write contacts, deals and tasks.
//
// developers.hubspot.com/docs/reference/api/crm. Properties are texts. A contact is updated and given to an
// owner by the same call; which of the two it is, the properties say.
#include <array>
#include <utility>

#include "io/json/json.hpp"
#include "service/sandbox/crm_fields.hpp"
#include "service/sandbox/vendor_call.hpp"

namespace handoff::sandbox {
namespace {

using core::Operation;
using io::Json;

struct Asked {
  const service::HttpRequest& http;
  const std::vector<std::string_view>& path;  // "crm", "v3", "objects", ...
  const Directory& directory;
  Json body;

  VendorCall call(Document document, Operation operation, core::RequestBody body_of,
                  std::optional<Position> customer) const {
    return call_of(Vendor::hubspot, document, operation, body_of, customer, http, directory);
  }
};

std::string text_of(const Json& value) {
  if (value.is_string()) return value.get<std::string>();
  return value.is_null() ? std::string() : value.dump();
}

const Json* member(const Json& object, const char* name) {
  const auto found = object.is_object() ? object.find(name) : object.end();
  return object.is_object() && found != object.end() ? &*found : nullptr;
}

// The first filter of the first group: what is looked for, and the text.
std::pair<std::string, std::string> filter_of(const Json& body) {
  const Json* groups = member(body, "filterGroups");
  if (!groups || !groups->is_array() || groups->empty()) return {};
  const Json* filters = member((*groups)[0], "filters");
  if (!filters || !filters->is_array() || filters->empty()) return {};
  const Json* name = member((*filters)[0], "propertyName");
  const Json* value = member((*filters)[0], "value");
  if (!value) {
    const Json* values = member((*filters)[0], "values");
    if (values && values->is_array() && !values->empty()) value = &(*values)[0];
  }
  return {name ? text_of(*name) : "", value ? text_of(*value) : ""};
}

MaybeCall search_contacts(const Asked& asked) {
  const auto [property, text] = filter_of(asked.body);
  if (property == kEmailProperty || property == kMoreEmailsProperty) {
    const bool primary = property == kEmailProperty;
    const core::FindContact find{
        primary ? core::FindBy::primary_email : core::FindBy::secondary_email,
        asked.directory.key(text),
        {}};
    return asked.call(Document::contacts_found,
                      primary ? Operation::find_by_primary : Operation::find_by_secondary, find,
                      asked.directory.find_address(text));
  }
  core::FindContact find{core::FindBy::customer_id, {}, {}};
  const auto customer = asked.directory.find(text);
  if (customer) find.customer = sim::account_of(asked.directory.customer(*customer));
  return asked.call(Document::contacts_found, Operation::find_by_customer, find, customer);
}

// By the deal's contact: one call instead of the contact's deals and then the deal.
MaybeCall search_deals(const Asked& asked) {
  const auto customer = asked.directory.find(filter_of(asked.body).second);
  if (!customer) return std::nullopt;
  return asked.call(Document::deals_of_contact, Operation::fetch_deal,
                    core::FetchDeal{sim::contact_of(asked.directory.customer(*customer))},
                    customer);
}

MaybeCall batch_read(const Asked& asked) {
  VendorCall call = asked.call(Document::contacts_by_id, Operation::list_contacts,
                               core::ListContacts{}, std::nullopt);
  const Json* inputs = member(asked.body, "inputs");
  if (!inputs || !inputs->is_array()) return std::nullopt;
  for (const Json& input : *inputs) {
    if (const Json* id = member(input, "id")) call.ids.push_back(text_of(*id));
  }
  return call;
}

std::map<std::string, std::string> properties_of(const Json& body) {
  std::map<std::string, std::string> fields;
  const Json* properties = member(body, "properties");
  if (!properties || !properties->is_object()) return fields;
  for (const auto& [name, value] : properties->items()) fields[name] = text_of(value);
  return fields;
}

MaybeCall write_contact(const Asked& asked, Position customer) {
  auto fields = properties_of(asked.body);
  const bool owner =
      fields.contains(std::string(kOwnerProperty)) && !fields.contains(std::string(kStageProperty));
  VendorCall call =
      owner ? asked.call(Document::contact, Operation::assign_owner,
                         owner_body(fields, asked.directory.customer(customer)), customer)
            : asked.call(Document::contact, Operation::update_contact,
                         update_body(fields, asked.directory, customer), customer);
  call.fields = std::move(fields);
  return call;
}

MaybeCall one_object(const Asked& asked) {
  const bool contact = asked.path[3] == "contacts";
  const auto customer = asked.directory.find(asked.path[4]);
  if (!customer) return std::nullopt;
  const sim::Customer& who = asked.directory.customer(*customer);
  const core::FetchDeal fetch{sim::contact_of(who)};
  const bool associated = asked.path.size() == 7 && asked.path[5] == "associations";
  if (asked.http.method == "GET" && contact && associated)
    return asked.call(Document::deals_of_contact, Operation::fetch_deal, fetch, customer);
  if (asked.path.size() != 5) return std::nullopt;
  if (asked.http.method == "GET")
    return asked.call(contact ? Document::contact : Document::deal, Operation::fetch_deal, fetch,
                      customer);
  if (asked.http.method != "PATCH") return std::nullopt;
  if (contact) return write_contact(asked, *customer);
  VendorCall call = asked.call(Document::deal, Operation::move_deal,
                               core::MoveDeal{sim::deal_of(who), core::DealStage::won}, customer);
  call.fields = properties_of(asked.body);
  return call;
}

MaybeCall make_task(const Asked& asked) {
  VendorCall call = asked.call(Document::task, Operation::start_onboarding, core::StartOnboarding{},
                               std::nullopt);
  call.fields = properties_of(asked.body);
  return call.customer ? MaybeCall(std::move(call)) : std::nullopt;
}

}  // namespace

MaybeCall read_hubspot(const service::HttpRequest& http, const std::vector<std::string_view>& path,
                       const Directory& directory) {
  if (path.size() < 4 || path[0] != "crm" || path[2] != "objects") return std::nullopt;
  Asked asked{http, path, directory, Json::object()};
  if (!http.body.empty()) {
    auto body = io::parse_json(http.body, "body");
    if (!body) return std::nullopt;
    asked.body = *std::move(body);
  }
  const bool post = http.method == "POST";
  const bool contacts = path[3] == "contacts";
  if (post && path[3] == "tasks") return make_task(asked);
  if (path.size() < 5 || (!contacts && path[3] != "deals")) return std::nullopt;
  if (post && path[4] == "search") return contacts ? search_contacts(asked) : search_deals(asked);
  if (post && contacts && path[4] == "batch") return batch_read(asked);
  return one_object(asked);
}

}  // namespace handoff::sandbox
