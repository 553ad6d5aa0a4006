// HubSpot engagements: calls, meetings and e-mails with a contact, from the API or a warehouse.
#include "io/exports/rows/row.hpp"
#include "io/exports/sources/crm/catalogue.hpp"

namespace handoff::exports {
namespace {

constexpr Names kEngagementNames[] = {
    {Role::id, "hs object id|properties.hs object id|engagement id|id"},
    {Role::contact,
     "contact id|associations.contacts.results.0.id|associated contact id|associated contact ids"},
    {Role::email, "contact email|to email|hs email to email|properties.hs email to email"},
    {Role::at,
     "hs meeting start time|properties.hs meeting start time|hs timestamp|"
     "properties.hs timestamp|property hs timestamp|activity date"},
    {Role::until, "hs meeting end time|properties.hs meeting end time"},
    {Role::minutes, "hs call duration|properties.hs call duration|property hs call duration"},
    {Role::direction,
     "hs email direction|properties.hs email direction|property hs email direction|"
     "hs call direction|properties.hs call direction|property hs call direction"},
    {Role::status,
     "hs meeting outcome|properties.hs meeting outcome|hs email status|"
     "properties.hs email status"},
    {Role::agent,
     "hubspot owner id|properties.hubspot owner id|property hubspot owner id|owner id|"
     "activity assigned to"},
};
constexpr Role kEngagementNeeds[] = {Role::at, Role::contact, Role::agent};

constexpr double kMsInMinute = 60'000;

void read_engagement(const Row& row, Entry& entry) {
  if (!entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  const std::string direction = row.word(Role::direction);
  if (direction == "incoming email" || direction == "inbound")
    return entry.leave(Why::not_outbound);
  const std::string outcome = row.word(Role::status);
  if (outcome == "canceled" || outcome == "cancelled" || outcome == "no show" ||
      outcome == "rescheduled" || outcome == "bounced" || outcome == "failed")
    return entry.leave(Why::not_held);
  const Key who = entry.who(row, {{Role::contact, KeyKind::contact}});
  if (!who) return entry.leave(Why::nobody);
  const auto at = row.moment(Role::at);
  if (!at) return entry.leave(Why::no_date);
  const auto until = row.moment(Role::until);
  Fact& fact = entry.add(FactKind::touch, who, *at);
  fact.label = entry.label(row.text(Role::agent));
  fact.value =
      until ? (until->at - at->at).seconds() / 60 : row.number(Role::minutes, 0) / kMsInMinute;
}

}  // namespace

const Source& hubspot_engagements() {
  static constexpr Source kSource{
      .name = "HubSpot engagements",
      .columns = kEngagementNames,
      .needs = kEngagementNeeds,
      .id_begins = "",
      .clock = Clock::utc,
      .read = read_engagement,
      .hint = "",
  };
  return kSource;
}

}  // namespace handoff::exports
