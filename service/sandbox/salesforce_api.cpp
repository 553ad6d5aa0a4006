// Salesforce's REST API: SOQL queries of contacts and opportunities, one record read or updated, tasks.
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

// The text whose quote opens at `open`, and where it closes; npos: nowhere. A backslash stands before what
// would end it.
struct Quoted {
  std::string text;
  std::size_t close = std::string::npos;
};

Quoted quoted_at(const std::string& query, std::size_t open) {
  Quoted it;
  if (open == std::string::npos) return it;
  for (std::size_t at = open + 1; at < query.size(); ++at) {
    if (query[at] == '\'') {
      it.close = at;
      return it;
    }
    if (query[at] == '\\' && at + 1 < query.size()) ++at;
    it.text += query[at];
  }
  return it;
}

// FIELD = 'TEXT'
std::optional<Comparison> comparison_in(const std::string& query) {
  const std::size_t equals = query.find('=');
  if (equals == std::string::npos) return std::nullopt;
  const Quoted it = quoted_at(query, query.find('\'', equals));
  if (it.close == std::string::npos) return std::nullopt;
  const std::size_t last = query.find_last_not_of(' ', equals - 1);
  const std::size_t before = query.find_last_of(" (", last);
  return Comparison{query.substr(before + 1, last - before), it.text};
}

// All texts in quotes.
std::vector<std::string> texts_in(const std::string& query) {
  std::vector<std::string> texts;
  for (std::size_t open = query.find('\''); open != std::string::npos;) {
    Quoted it = quoted_at(query, open);
    if (it.close == std::string::npos) break;
    open = query.find('\'', it.close + 1);
    texts.push_back(std::move(it.text));
  }
  return texts;
}

MaybeCall list_call(const service::HttpRequest& http, const std::string& list,
                    const Directory& directory) {
  VendorCall call = call_of(Vendor::salesforce, Document::contacts_by_id, Operation::list_contacts,
                            core::ListContacts{}, std::nullopt, http, directory);
  call.ids = texts_in(list);
  return call;
}

MaybeCall query_call(const service::HttpRequest& http, const Directory& directory) {
  const std::string query = service::form_value(service::read_form(http.query()), "q");
  const std::size_t list = query.find(" IN (");
  if (list != std::string::npos) return list_call(http, query.substr(list), directory);
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

MaybeCall profile_call(const service::HttpRequest& http, std::string_view id,
                       const Directory& directory) {
  const auto customer = directory.find(id);
  if (!customer) return std::nullopt;
  return call_of(Vendor::salesforce, Document::profile, Operation::fetch_profile,
                 core::FetchProfile{sim::contact_of(directory.customer(*customer))}, customer, http,
                 directory);
}

// Whom a task is about stands in its body.
MaybeCall task_call(const service::HttpRequest& http, const Directory& directory) {
  const auto body = io::parse_json(http.body, "body");
  if (!body) return std::nullopt;
  Fields fields = fields_of(*body);
  const auto customer = directory.find(field(fields, "whoid"));
  if (!customer) return std::nullopt;
  VendorCall call = call_of(Vendor::salesforce, Document::task, Operation::start_onboarding,
                            core::StartOnboarding{}, customer, http, directory);
  call.fields = std::move(fields);
  return call;
}

}  // namespace

MaybeCall read_salesforce(const service::HttpRequest& http,
                          const std::vector<std::string_view>& path, const Directory& directory) {
  // services/data/v60.0/query, services/data/v60.0/sobjects/Contact/ID
  if (path.size() < 4 || path[0] != "services" || path[1] != "data") return std::nullopt;
  if (http.method == "GET" && path[3] == "query") return query_call(http, directory);
  if (path[3] != "sobjects" || path.size() < 5) return std::nullopt;
  if (http.method == "POST" && path[4] == "Task") return task_call(http, directory);
  if (path.size() != 6) return std::nullopt;
  if (http.method == "PATCH") return update_call(http, path[4], path[5], directory);
  if (http.method == "GET" && path[4] == "Contact") return profile_call(http, path[5], directory);
  return std::nullopt;
}

}  // namespace handoff::sandbox
