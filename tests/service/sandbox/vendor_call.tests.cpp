// Each vendor's documented calls, and what the world is asked for them.
#include "service/sandbox/vendor_call.hpp"

#include "service/sandbox/crm_fields.hpp"
#include "sim/month/month_state.hpp"
#include "tests/catch.hpp"

namespace handoff::sandbox {
namespace {

using core::Operation;

struct Town {
  Town() : month(scenario()) {
    month.start(0);
    directory.emplace(month.scenario, month.customers);
  }
  static const sim::Scenario& scenario() {
    static const sim::Scenario it = sim::worked_example();
    return it;
  }
  const sim::Customer& somebody() const { return month.customers[3]; }

  sim::MonthState month;
  std::optional<Directory> directory;
};

service::HttpRequest request(const char* method, std::string target, std::string body = "",
                             const std::string& key = "") {
  service::HttpRequest it;
  it.method = method;
  it.target = std::move(target);
  it.body = std::move(body);
  if (!key.empty()) it.headers.emplace_back("idempotency-key", key);
  return it;
}

std::string search(const std::string& property, const std::string& value) {
  return R"({"filterGroups":[{"filters":[{"propertyName":")" + property +
         R"(","operator":"EQ","value":")" + value + R"("}]}]})";
}

}  // namespace

TEST_CASE("Every documented call is understood", "[sandbox]") {
  const Town town;
  const sim::Customer& who = town.somebody();
  const std::string contact = contact_text(who), customer = customer_text(who);
  const std::string n = std::to_string(who.trial);
  const std::string sf = "/salesforce/services/data/v60.0/";
  struct Case {
    service::HttpRequest http;
    Operation operation;
    Document document;
  };
  const Case cases[] = {
      {request("GET", "/stripe/v1/customers/" + customer), Operation::fetch_customer,
       Document::customer},
      {request("GET", "/v1/customers/" + customer), Operation::fetch_customer, Document::customer},
      {request("POST", "/hubspot/crm/v3/objects/contacts/search",
               search("email", "ann" + n + "@customer.example")),
       Operation::find_by_primary, Document::contacts_found},
      {request("POST", "/hubspot/crm/v3/objects/contacts/search",
               search("hs_additional_emails", "ann" + n + "@private.example")),
       Operation::find_by_secondary, Document::contacts_found},
      {request("POST", "/hubspot/crm/v3/objects/contacts/search",
               search("stripe_customer_id", customer)),
       Operation::find_by_customer, Document::contacts_found},
      {request("POST", "/hubspot/crm/v3/objects/deals/search",
               search("associations.contact", contact)),
       Operation::fetch_deal, Document::deals_of_contact},
      {request("GET", "/hubspot/crm/v3/objects/contacts/" + contact + "/associations/deals"),
       Operation::fetch_deal, Document::deals_of_contact},
      {request("PATCH", "/hubspot/crm/v3/objects/contacts/" + contact,
               R"({"properties":{"lifecyclestage":"customer","mrr":"350.00"}})"),
       Operation::update_contact, Document::contact},
      {request("PATCH", "/hubspot/crm/v3/objects/contacts/" + contact,
               R"({"properties":{"hubspot_owner_id":"17"}})"),
       Operation::assign_owner, Document::contact},
      {request("PATCH", "/hubspot/crm/v3/objects/deals/" + deal_text(who),
               R"({"properties":{"dealstage":"closedwon"}})"),
       Operation::move_deal, Document::deal},
      {request("POST", "/hubspot/crm/v3/objects/tasks", R"({"properties":{}})",
               subscription_text(who) + "/start_onboarding/0"),
       Operation::start_onboarding, Document::task},
      {request("POST", "/mail/api/v1/customers/" + customer + "/unsubscribe"), Operation::disenroll,
       Document::accepted},
      {request("GET", "/mail/api/v1/customers/" + customer), Operation::fetch_profile,
       Document::profile},
      {request("POST", "/chat/hooks/owners", R"({"text":"New customer )" + contact + R"("})"),
       Operation::notify_owner, Document::accepted},
      {request("POST", "/chat/hooks/owners", "{}", subscription_text(who) + "/notify_extra/2"),
       Operation::notify_extra, Document::accepted},
      {request("GET", "/usage/v1/customers/" + customer + "?before=1"), Operation::fetch_usage,
       Document::usage},
      {request("GET", sf + "query?q=SELECT%20Id%20FROM%20Contact%20WHERE%20Email='ann" + n +
                          "%40customer.example'"),
       Operation::find_by_primary, Document::contacts_found},
      {request("GET", sf + "query?q=SELECT%20Id%20FROM%20Opportunity%20WHERE%20ContactId='" +
                          contact + "'"),
       Operation::fetch_deal, Document::deals_of_contact},
      {request("PATCH", sf + "sobjects/Contact/" + contact,
               R"({"LifecycleStage__c":"Customer","MRR__c":350})"),
       Operation::update_contact, Document::accepted},
      {request("GET", sf + "sobjects/Contact/" + contact + "?fields=Segment__c,LeadSource"),
       Operation::fetch_profile, Document::profile},
      {request("POST", sf + "sobjects/Task",
               R"({"Subject":"Onboarding","WhoId":")" + contact + R"("})"),
       Operation::start_onboarding, Document::task},
  };
  for (const Case& it : cases) {
    CAPTURE(it.http.method, it.http.target);
    const MaybeCall call = read_call(it.http, *town.directory);
    REQUIRE(call);
    CHECK(call->request.ticket.operation == it.operation);
    CHECK(call->document == it.document);
    REQUIRE(call->customer);
    CHECK(*call->customer == 3);
    CHECK(call->request.subscription == sim::subscription_of(who));
  }
}

TEST_CASE("What a vendor does not offer is nothing", "[sandbox]") {
  const Town town;
  const service::HttpRequest cases[] = {
      request("GET", "/"),
      request("GET", "/stripe/v1/customers/cus_nobody"),
      request("POST", "/hubspot/crm/v3/objects/contacts/search", "not json"),
      request("DELETE", "/hubspot/crm/v3/objects/contacts/" + contact_text(town.somebody())),
      request("POST", "/chat/hooks/owners", R"({"text":"hello"})"),
      request("GET", "/somebody/else"),
  };
  for (const service::HttpRequest& http : cases) {
    CAPTURE(http.method, http.target);
    CHECK_FALSE(read_call(http, *town.directory));
  }
}

TEST_CASE("A key says the operation, the customer and the time", "[sandbox]") {
  const Town town;
  const std::string subscription = subscription_text(town.somebody());
  const KeyParts parts = read_key(subscription + "/assign_owner/42", *town.directory);
  CHECK(parts.operation == Operation::assign_owner);
  CHECK(parts.customer == 3u);
  CHECK(parts.tier_key == 42);
  CHECK_FALSE(read_key("something else", *town.directory).operation);
}

TEST_CASE("Amounts and plans of an update are the model's again", "[sandbox]") {
  const Town town;
  const std::string plan(town.directory->plan_name({2}));
  const core::UpdateContact body = update_body({{"lifecyclestage", "customer"},
                                                {"mrr", "1234.50"},
                                                {"plan", plan},
                                                {"handoff_partial", "true"}},
                                               *town.directory, 3);
  CHECK(body.stage == core::LifecycleStage::customer);
  CHECK(body.subscribed.mrr == core::Money{123'450});
  CHECK(body.subscribed.plan == core::PlanId{2});
  CHECK(body.partial);
}

TEST_CASE("Salesforce's stages begin with a capital, and lists of customers are in quotes",
          "[sandbox]") {
  const Town town;
  const std::string sf = "/salesforce/services/data/v60.0/";
  const MaybeCall update =
      read_call(request("PATCH", sf + "sobjects/Contact/" + contact_text(town.somebody()),
                        R"({"LifecycleStage__c":"Customer","MRR__c":350})"),
                *town.directory);
  REQUIRE(update);
  const auto& body = std::get<core::UpdateContact>(update->request.body);
  CHECK(body.stage == core::LifecycleStage::customer);
  CHECK(body.subscribed.mrr.cents == 35'000);
  const MaybeCall list =
      read_call(request("GET", sf + "query?q=SELECT%20Id%20FROM%20Contact%20WHERE%20"
                                    "Stripe_Customer_Id__c%20IN%20('cus_1','cus%5C%27_%5C%5C2')"),
                *town.directory);
  REQUIRE(list);
  CHECK(list->request.ticket.operation == Operation::list_contacts);
  CHECK(list->ids == std::vector<std::string>{"cus_1", R"(cus'_\2)"});
}

}  // namespace handoff::sandbox
