// Salesforce's REST API: SOQL queries of contacts and opportunities, and updates of one record.
//
// developer.salesforce.com/docs/atlas.en-us.api_rest. Of a query only the first comparison with a text is
// understood: it says who is looked for, and its field how.
#include <utility>

#include "io/json/json.hpp"
#include "service/sandbox/crm_fields.hpp"
#include "service/sandbox/vendor_call.hpp"

namespace handoff::sandbox {
namespace {

using core::Operation;

struct Comparison {
  std::string field;
  std::string text;
};

// FIELD = 'TEXT'
std::optional<Comparison> comparison_in(const std::string& query) {
  const std::size_t equals = query.find('=');
  const std::size_t open = query.find('\'', equals);
  const std::size_t close = query.find('\'', open + 1);
  if (equals == std::string::npos || open == std::string::npos || close == std::string::npos)
    return std::nullopt;
  const std::size_t last = query.find_last_not_of(' ', equals - 1);
  const std::size_t before = query.find_last_of(" (", last);
  return Comparison{query.substr(before + 1, last - before),
                    query.substr(open + 1, close - open - 1)};
}

MaybeCall query_call(const service::HttpRequest& http, const Directory& directory) {
  const std::string query = service::form_value(service::read_form(http.query()), "q");
  const auto where = comparison_in(query);
  if (!where) return std::nullopt;
  const bool address = where->text.find('@') != std::string::npos;
  const auto customer = address ? directory.find_address(where->text) : directory.find(where->text);
  if (query.find("Opportunity") != std::string::npos) {
    if (!customer) return std::nullopt;
    return call_of(Vendor::salesforce, Document::deals_of_contact, Operation::fetch_deal,
                   core::FetchDeal{sim::contact_of(directory.customer(*customer))}, customer, http,
                   directory);
  }
  core::FindContact find{core::FindBy::customer_id, {}, {}};
  Operation operation = Operation::find_by_customer;
  if (address) {
    const bool primary = where->field == "Email";
    find.by = primary ? core::FindBy::primary_email : core::FindBy::secondary_email;
    find.email = directory.key(where->text);
    operation = primary ? Operation::find_by_primary : Operation::find_by_secondary;
  } else if (customer) {
    find.customer = sim::account_of(directory.customer(*customer));
  }
  return call_of(Vendor::salesforce, Document::contacts_found, operation, find, customer, http,
                 directory);
}

// The same properties under Salesforce's names: a custom field ends in "__c".
Fields fields_of(const io::Json& body) {
  Fields fields;
  if (!body.is_object()) return fields;
  for (const auto& [name, value] : body.items()) {
    std::string key = name.ends_with("__c") ? name.substr(0, name.size() - 3) : name;
    for (char& c : key) c = static_cast<char>(c >= 'A' && c <= 'Z' ? c - 'A' + 'a' : c);
    if (key == "ownerid") key = kOwnerProperty;
    fields[key] = value.is_string() ? value.get<std::string>() : value.dump();
  }
  return fields;
}

MaybeCall update_call(const service::HttpRequest& http, std::string_view kind, std::string_view id,
                      const Directory& directory) {
  const auto customer = directory.find(id);
  auto body = io::parse_json(http.body, "body");
  if (!customer || !body) return std::nullopt;
  const sim::Customer& who = directory.customer(*customer);
  Fields fields = fields_of(*body);
  const bool owner =
      fields.contains(std::string(kOwnerProperty)) && !fields.contains(std::string(kStageProperty));
  VendorCall call;
  if (kind == "Opportunity")
    call =
        call_of(Vendor::salesforce, Document::accepted, Operation::move_deal,
                core::MoveDeal{sim::deal_of(who), core::DealStage::won}, customer, http, directory);
  else if (owner)
    call = call_of(Vendor::salesforce, Document::accepted, Operation::assign_owner,
                   owner_body(fields, who), customer, http, directory);
  else
    call = call_of(Vendor::salesforce, Document::accepted, Operation::update_contact,
                   update_body(fields, directory, *customer), customer, http, directory);
  call.fields = std::move(fields);
  return call;
}

}  // namespace

MaybeCall read_salesforce(const service::HttpRequest& http,
                          const std::vector<std::string_view>& path, const Directory& directory) {
  // services/data/v60.0/query, services/data/v60.0/sobjects/Contact/ID
  if (path.size() < 4 || path[0] != "services" || path[1] != "data") return std::nullopt;
  if (http.method == "GET" && path[3] == "query") return query_call(http, directory);
  if (http.method == "PATCH" && path[3] == "sobjects" && path.size() == 6)
    return update_call(http, path[4], path[5], directory);
  return std::nullopt;
}

}  // namespace handoff::sandbox
