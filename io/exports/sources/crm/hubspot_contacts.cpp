// HubSpot contacts: the export of all contacts with labels or with internal names, the API's list,
// a warehouse's table. Dates without a zone are by the clock of whoever exported.
#include <algorithm>

#include "io/exports/rows/row.hpp"
#include "io/exports/sources/crm/catalogue.hpp"
#include "io/exports/sources/crm/crm_words.hpp"

namespace handoff::exports {
namespace {

constexpr Names kContactNames[] = {
    // By one of these a table is known to be of contacts.
    {Role::type,
     "record id|hs object id|properties.hs object id|vid|property email|properties.email|"
     "lifecycle stage|lifecyclestage"},
    {Role::id, "record id|hs object id|properties.hs object id|contact id|vid|id"},
    {Role::email, "email|properties.email|property email"},
    {Role::other_emails,
     "additional email addresses|hs additional emails|properties.hs additional emails|"
     "property hs additional emails"},
    {Role::customer,
     "stripe customer id|properties.stripe customer id|property stripe customer id|stripe id|"
     "stripe customer"},
    {Role::merged_ids,
     "merged contact ids|merged record ids|hs merged object ids|properties.hs merged object ids|"
     "property hs merged object ids"},
    {Role::merged_vids,
     "merged vids|hs calculated merged vids|properties.hs calculated merged vids|"
     "property hs calculated merged vids"},
    {Role::stage,
     "lifecycle stage|lifecyclestage|properties.lifecyclestage|"
     "property lifecyclestage|etapa del ciclo de vida|lifecycle phase"},
    {Role::became_customer,
     "date entered \"customer*|date entered customer*|hs v2 date entered customer|"
     "properties.hs v2 date entered customer|property hs v2 date entered customer|"
     "date entered \"cliente*|hs date entered customer|became a customer date|"
     "hs lifecyclestage customer date|properties.hs lifecyclestage customer date|"
     "property hs lifecyclestage customer date"},
    {Role::created,
     "create date|createdate|properties.createdate|property createdate|created at|created date"},
    {Role::owner,
     "contact owner|hubspot owner id|properties.hubspot owner id|property hubspot owner id"},
    {Role::owner_assigned,
     "owner assigned date|hubspot owner assigneddate|properties.hubspot owner assigneddate|"
     "property hubspot owner assigneddate"},
    {Role::first_touch,
     "date of first engagement|hs sa first engagement date|"
     "properties.hs sa first engagement date|property hs sa first engagement date"},
    {Role::at,
     "last marketing email send date|hs email last send date|"
     "properties.hs email last send date|property hs email last send date"},
    {Role::mail_name,
     "last marketing email name|hs email last email name|properties.hs email last email name|"
     "property hs email last email name"},
};
constexpr Role kContactNeeds[] = {Role::id, Role::email, Role::type};

// "123;456", and "123:1772409600000;456:...", which also say when.
void join_merged(const Row& row, Entry& entry, Key who) {
  for (const Role role : {Role::merged_ids, Role::merged_vids}) {
    std::string_view list = row.text(role);
    while (!list.empty()) {
      const std::size_t end = std::min(list.find(';'), list.size());
      const std::string_view one = list.substr(0, end);
      const std::size_t colon = one.find(':');
      const Key other = entry.key(KeyKind::contact, one.substr(0, colon));
      entry.identities().join(who, other);
      if (colon != one.npos) {
        const auto at = parse_moment(one.substr(colon + 1), DayOrder::unknown);
        if (at) entry.add(FactKind::merged, who, {at->at, false, Fineness::second});
      }
      list.remove_prefix(std::min(end + 1, list.size()));
    }
  }
}

void read_contact(const Row& row, Entry& entry) {
  const Key who =
      entry.who(row, {{Role::id, KeyKind::contact}, {Role::customer, KeyKind::customer}});
  if (!who) return entry.leave(Why::nobody);
  if (!entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  join_merged(row, entry, who);
  const auto created = row.moment(Role::created);
  entry.add(FactKind::contact, who, created.value_or(Dated{})).set(Mark::undated, !created);
  const auto customer = row.moment(Role::became_customer);
  if (customer) {
    entry.add(FactKind::crm_customer, who, *customer);
  } else if (means_customer(row.word(Role::stage))) {
    entry.add(FactKind::crm_customer, who, Dated{}).set(Mark::undated);
  }
  if (const auto owned = row.moment(Role::owner_assigned)) {
    Fact& fact = entry.add(FactKind::owner, who, *owned);
    fact.label = entry.label(row.text(Role::owner));
    fact.set(Mark::overwritten);
  }
  if (const auto touched = row.moment(Role::first_touch)) {
    Fact& fact = entry.add(FactKind::touch, who, *touched);
    fact.label = entry.label(row.text(Role::owner));
    fact.set(Mark::overwritten);
  }
  if (const auto mailed = row.moment(Role::at)) {
    Fact& fact = entry.add(FactKind::mail, who, *mailed);
    fact.label = entry.label(row.text(Role::mail_name));
    fact.set(Mark::last_only);
  }
}

}  // namespace

const Source& hubspot_contacts() {
  static constexpr Source kSource{
      .name = "HubSpot contacts",
      .columns = kContactNames,
      .needs = kContactNeeds,
      .id_begins = "",
      .clock = Clock::unknown,
      .read = read_contact,
      .hint =
          "in HubSpot's export choose all properties, or add Lifecycle Stage, both customer "
          "dates, Create Date, Contact owner, Owner Assigned Date, Date of first engagement",
  };
  return kSource;
}

}  // namespace handoff::exports
