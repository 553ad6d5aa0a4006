// Each document by the vendor that writes it.
#include "service/sandbox/answers.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <string_view>
#include <utility>

#include "io/json/json_text.hpp"

namespace handoff::sandbox {
namespace {

using core::ReplyStatus;
using io::Json;
using service::HttpResponse;

constexpr const char* kJson = "application/json";

HttpResponse response(int status, const Json& body) {
  HttpResponse it;
  it.status = status;
  it.content_type = kJson;
  if (status != 204) it.body = io::compact(body);
  return it;
}

// Stripe's errors stand under "error", HubSpot's at the top, Salesforce's in a list.
Json trouble(Vendor vendor, const char* kind, const char* words) {
  switch (vendor) {
    case Vendor::stripe:
      return {{"error", {{"type", kind}, {"message", words}}}};
    case Vendor::salesforce:
      return Json::array({{{"errorCode", kind}, {"message", words}}});
    case Vendor::hubspot:
      return {{"status", "error"}, {"message", words}, {"errorType", kind}, {"category", kind}};
    default:
      return {{"error", kind}, {"message", words}};
  }
}

HttpResponse throttled(Vendor vendor, core::Duration retry_after) {
  HttpResponse it =
      response(429, trouble(vendor, "RATE_LIMITS", "You have reached your rate limit."));
  const std::int64_t whole = (retry_after.us + core::seconds(1).us - 1) / core::seconds(1).us;
  if (retry_after.us > 0) it.headers.emplace_back("Retry-After", std::to_string(whole));
  return it;
}

Json texts(const Fields& fields) {
  Json it = Json::object();
  for (const auto& [name, value] : fields) it[name] = value;
  return it;
}

const char* segment_text(core::Segment segment) {
  switch (segment) {
    case core::Segment::smb:
      return "smb";
    case core::Segment::mid_market:
      return "mid_market";
    case core::Segment::enterprise:
      return "enterprise";
    case core::Segment::strategic:
      return "strategic";
    case core::Segment::unknown:
      break;
  }
  return "unknown";
}

// A look-up without success is 404 for most; a search has simply found nothing, and a contact is there whether
// or not it has the deal that the world was asked for.
bool may_find_nothing(Document document) {
  return document == Document::contacts_found || document == Document::deals_of_contact ||
         document == Document::contact;
}

}  // namespace

HttpResponse Answers::no_such_thing(const service::HttpRequest& http) {
  return response(
      404, {{"status", "error"},
            {"message", "nothing here for " + http.method + " " + std::string(http.path())}});
}

HttpResponse Answers::unauthorized() {
  return response(401, {{"status", "error"}, {"message", "an Authorization header is missing"}});
}

HttpResponse Answers::answer(const VendorCall& call, const core::Reply& reply,
                             core::Time now) const {
  const auto trouble_of = [&call](int status, const char* kind, const char* words) {
    return response(status, trouble(call.vendor, kind, words));
  };
  switch (reply.status) {
    case ReplyStatus::throttled:
      return throttled(call.vendor, reply.retry_after);
    case ReplyStatus::server_error:
      return trouble_of(503, "api_error", "Service unavailable.");
    case ReplyStatus::refused:
      return trouble_of(401, "INVALID_AUTHENTICATION", "The token has expired.");
    case ReplyStatus::not_found:
      if (may_find_nothing(call.document)) break;
      return trouble_of(404, "resource_missing", "No such object.");
    default:
      break;
  }
  if (call.vendor == Vendor::salesforce && call.document == Document::accepted)
    return response(204, {});
  return response(call.document == Document::task ? 201 : 200, document(call, reply, now));
}

Json Answers::document(const VendorCall& call, const core::Reply& reply, core::Time now) const {
  switch (call.document) {
    case Document::customer:
      return stripe_.customer(*call.customer);
    case Document::events:
    case Document::invoices:
      return events(call, now);
    case Document::contact:
      return contact(*call.customer);
    case Document::contacts_found:
      return found(call, reply);
    case Document::contacts_by_id:
      return by_id(call);
    case Document::deals_of_contact:
      return deals(call, reply);
    case Document::deal:
      return {{"id", deal_text(directory_.customer(*call.customer))},
              {"properties", texts(records_.deal(*call.customer))}};
    case Document::task:
      if (call.vendor == Vendor::salesforce)
        return {{"id", "3" + contact_text(directory_.customer(*call.customer))},
                {"success", true},
                {"errors", Json::array()}};
      return {{"id", "3" + contact_text(directory_.customer(*call.customer))},
              {"properties", texts(call.fields)}};
    case Document::profile: {
      const sim::Customer& it = directory_.customer(*call.customer);
      if (call.vendor == Vendor::salesforce)
        return {{"Id", contact_text(it)},
                {"Segment__c", segment_text(it.segment)},
                {"LeadSource", nullptr}};
      return {
          {"customer",
           {{"id", contact_text(it)},
            {"attributes", {{"segment", segment_text(it.segment)}, {"lead_source", "unknown"}}}}}};
    }
    case Document::usage:
      return usage(call, reply);
    case Document::accepted:
      break;
  }
  return {{"ok", true}};
}

Json Answers::contact(Position position) const {
  const Fields fields = records_.contact(position);
  return {{"id", contact_text(directory_.customer(position))},
          {"properties", texts(fields)},
          {"createdAt", fields.at("createdate")},
          {"updatedAt", fields.at("createdate")},
          {"archived", false}};
}

Json Answers::salesforce_contact(Position position) const {
  const Fields fields = records_.contact(position);
  Json it{{"attributes", {{"type", "Contact"}}},
          {"Id", contact_text(directory_.customer(position))},
          {"Email", fields.at("email")},
          {"CreatedDate", fields.at("createdate")}};
  for (const auto& [name, value] : fields) {
    const std::string_view theirs = salesforce_name(name);
    if (!theirs.empty()) it[std::string(theirs)] = value;
  }
  return it;
}

Json Answers::found(const VendorCall& call, const core::Reply& reply) const {
  const bool is = reply.status == ReplyStatus::ok && call.customer;
  Json results = Json::array();
  const bool salesforce = call.vendor == Vendor::salesforce;
  if (is)
    results.push_back(salesforce ? salesforce_contact(*call.customer) : contact(*call.customer));
  if (salesforce)
    return {{"totalSize", results.size()}, {"done", true}, {"records", std::move(results)}};
  return {{"total", results.size()}, {"results", std::move(results)}};
}

Json Answers::deals(const VendorCall& call, const core::Reply& reply) const {
  Json results = Json::array();
  if (reply.status == ReplyStatus::ok) {
    const std::string id = deal_text(directory_.customer(*call.customer));
    const Fields fields = records_.deal(*call.customer);
    if (call.vendor == Vendor::salesforce)
      results.push_back({{"Id", id}, {"OwnerId", fields.at("hubspot_owner_id")}});
    else
      results.push_back({{"id", id}, {"type", "contact_to_deal"}, {"properties", texts(fields)}});
  }
  if (call.vendor == Vendor::salesforce)
    return {{"totalSize", results.size()}, {"done", true}, {"records", std::move(results)}};
  return {{"total", results.size()}, {"results", std::move(results)}};
}

// Contacts by their own ids, or by the processor's customer id.
Json Answers::by_id(const VendorCall& call) const {
  Json results = Json::array();
  for (const std::string& id : call.ids) {
    const auto position = directory_.find(id);
    if (!position) continue;
    results.push_back(call.vendor == Vendor::salesforce ? salesforce_contact(*position)
                                                        : contact(*position));
  }
  if (call.vendor == Vendor::salesforce)
    return {{"totalSize", results.size()}, {"done", true}, {"records", std::move(results)}};
  return {{"status", "COMPLETE"}, {"results", std::move(results)}};
}

Json Answers::usage(const VendorCall& call, const core::Reply& reply) const {
  const auto* found = std::get_if<core::UsageFound>(&reply.body);
  const core::Usage usage = found ? found->usage : core::Usage{};
  return {{"customer", customer_text(directory_.customer(*call.customer))},
          {"logins", usage.logins},
          {"features", usage.features},
          {"invites", usage.invites}};
}

// The newest first, from after the element that the page before ended with.
Json Answers::events(const VendorCall& call, core::Time now) const {
  struct Row {
    core::PaymentEvent event;
    Position position;
  };
  std::vector<Row> rows;
  std::vector<core::PaymentEvent> of_one;
  for (Position at = 0; at < directory_.size(); ++at) {
    of_one.clear();
    processor_.events_of(at, now, of_one);
    for (const core::PaymentEvent& it : of_one) rows.push_back({it, at});
  }
  const auto second = [&](core::Time at) { return clock_.wall(at).us / core::seconds(1).us; };
  const auto bound = [&](const char* name, std::int64_t otherwise) {
    const std::string_view text = field(call.fields, name);
    return text.empty() ? otherwise : std::strtoll(std::string(text).c_str(), nullptr, 10);
  };
  const std::int64_t from = bound("created[gte]", 0), before = bound("created[lt]", INT64_MAX);
  const bool invoices = call.document == Document::invoices;
  std::erase_if(rows, [&](const Row& row) {
    const std::int64_t created = second(row.event.created);
    const std::string type = StripeDocuments::type_text(row.event);
    const bool wanted = invoices ? row.event.type == core::EventType::invoice_paid
                                 : call.ids.empty() || std::find(call.ids.begin(), call.ids.end(),
                                                                 type) != call.ids.end();
    return !wanted || created < from || created >= before;
  });
  std::sort(rows.begin(), rows.end(), [](const Row& a, const Row& b) {
    return a.event.created != b.event.created ? a.event.created > b.event.created
                                              : a.event.id > b.event.id;
  });
  std::vector<Json> data;
  const std::string_view after = field(call.fields, "starting_after");
  bool begun = after.empty(), more = false;
  const auto limit = static_cast<std::size_t>(std::clamp<std::int64_t>(bound("limit", 10), 1, 100));
  for (const Row& row : rows) {
    Json it = invoices ? stripe_.invoice(row.event, row.position)
                       : stripe_.event(row.event, row.position);
    if (begun && data.size() == limit) more = true;
    if (begun && !more) data.push_back(it);
    begun = begun || it["id"] == after;
  }
  return stripe_list(invoices ? "/v1/invoices" : "/v1/events", std::move(data), more);
}

}  // namespace handoff::sandbox
