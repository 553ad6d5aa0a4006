// Ids are cut at the length that ids may have, so that what is shown is never a page of text.
#include "io/events/parties.hpp"

#include <string>

#include "io/json/shape.hpp"
#include "io/text/concat.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {

std::string_view shown_text(const Reader& object, std::string_view key) {
  if (!object.value().is_object() || !object.has_value(key)) return {};
  const Value* value = object.value().find(key);
  if (value->contains("id")) value = value->find("id");
  return value->text().substr(0, kMaxIdBytes);
}

void set_parties(std::string_view subscription, std::string_view customer, ReadEvent& read,
                 IdTables& ids) {
  read.subscription = subscription;
  read.customer = customer;
  read.event.subscription = ids.subscriptions.id(subscription);
  read.event.customer = ids.customers.id(customer);
}

void set_aside_status(const Reader& object, std::string_view status, std::string_view known,
                      ReadEvent& read) {
  read.event.set_aside = core::SetAside::unknown_status;
  const std::string_view dot = object.path().empty() ? "" : ".";
  read.note =
      joined({object.path(), dot, "status: expected ", known, ", found ", in_quotes(status)});
}

}  // namespace handoff::io
