// HubSpot's marketing mail events: the API's, a warehouse's email_event, the export of one mail.
#include "io/exports/rows/row.hpp"
#include "io/exports/sources/mail/catalogue.hpp"
#include "io/exports/sources/mail/mail_words.hpp"

namespace handoff::exports {
namespace {

constexpr Names kMailNames[] = {
    {Role::id, "id|event id"},
    {Role::email, "recipient|recipient email|email"},
    {Role::contact, "contact id|record id"},
    {Role::type, "type|event type|event"},
    {Role::at, "created|event created|event date|timestamp|send date"},
    {Role::campaign, "email campaign id|email name|campaign"},
    {Role::mail_name, "subject|email subject|campaign name"},
};
constexpr Role kMailNeeds[] = {Role::email, Role::type, Role::at, Role::campaign};

void read_mail_event(const Row& row, Entry& entry) {
  const std::string type = row.word(Role::type);
  if (type != "sent" && type != "delivered" && type != "processed")
    return entry.leave(Why::not_sent);
  if (!entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  const Key who = entry.who(row, {{Role::contact, KeyKind::contact}});
  add_mail(row, entry, who, row.moment(Role::at), std::nullopt);
}

}  // namespace

const Source& hubspot_mail() {
  static constexpr Source kSource{
      .name = "HubSpot mail events",
      .columns = kMailNames,
      .needs = kMailNeeds,
      .id_begins = "",
      .clock = Clock::unknown,
      .read = read_mail_event,
      .hint = "",
  };
  return kSource;
}

}  // namespace handoff::exports
