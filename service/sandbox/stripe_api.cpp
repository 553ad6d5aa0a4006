// The processor's API: a customer, the list of events, the list of invoices.
#include <utility>

#include "service/sandbox/vendor_call.hpp"

namespace handoff::sandbox {
namespace {

// Lists are of a window in time, and go on after the element that the page before ended with.
VendorCall list_call(Document document, const service::HttpRequest& http,
                     const Directory& directory) {
  VendorCall call = call_of(Vendor::stripe, document, core::Operation::list_conversions,
                            core::ListConversions{}, std::nullopt, http, directory);
  for (auto& [name, value] : service::read_form(http.query())) {
    if (name == "types[]" || name == "type" || name.starts_with("types["))
      call.ids.push_back(std::move(value));
    else
      call.fields[name] = std::move(value);
  }
  return call;
}

}  // namespace

MaybeCall read_stripe(const service::HttpRequest& http, const std::vector<std::string_view>& path,
                      const Directory& directory) {
  if (http.method != "GET" || path.size() < 2 || path[0] != "v1") return std::nullopt;
  if (path[1] == "events" && path.size() == 2) return list_call(Document::events, http, directory);
  if (path[1] == "invoices" && path.size() == 2)
    return list_call(Document::invoices, http, directory);
  if (path[1] != "customers" || path.size() != 3) return std::nullopt;
  const auto customer = directory.find(path[2]);
  if (!customer) return std::nullopt;
  return call_of(Vendor::stripe, Document::customer, core::Operation::fetch_customer,
                 core::FetchCustomer{sim::account_of(directory.customer(*customer))}, customer,
                 http, directory);
}

}  // namespace handoff::sandbox
