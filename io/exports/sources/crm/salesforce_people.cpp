// Salesforce leads and contacts (Data Loader, Bulk API, a warehouse), and tasks and events with
// them. Ids of 15 and of 18 characters are the same: the first 15 count.
#include "io/exports/rows/row.hpp"
#include "io/exports/sources/crm/catalogue.hpp"
#include "io/exports/sources/crm/crm_words.hpp"
#include "io/exports/sources/crm/salesforce_words.hpp"

namespace handoff::exports {
namespace {

constexpr Names kPeopleNames[] = {
    {Role::id, "id|contact id|lead id"},
    {Role::email, "email"},
    {Role::customer, "stripe customer id c|stripe customer id|stripe id c|stripe customer c"},
    {Role::created, "created date"},
    {Role::merged_ids, "master record id"},
    {Role::contact, "converted contact id"},
    {Role::became_customer,
     "became customer date c|customer since c|customer date c|customer since"},
    {Role::owner, "owner id|contact owner|lead owner|owner"},
    {Role::deleted, "is deleted"},
    {Role::type, "is converted|account id|last modified date|system modstamp|converted date"},
};
constexpr Role kPeopleNeeds[] = {Role::id, Role::email, Role::created, Role::type};

constexpr Names kActivityNames[] = {
    {Role::id, "id|activity id"},
    {Role::contact, "who id|contact id|lead id"},
    {Role::at,
     "start date time|completed date time|completed date|activity date|created date|date"},
    {Role::minutes, "duration in minutes"},
    {Role::reply_minutes, "call duration in seconds"},
    {Role::agent, "owner id|assigned|owner"},
    {Role::deleted, "is deleted"},
    {Role::type, "task subtype|activity date|activity date time|event subtype"},
};
constexpr Role kActivityNeeds[] = {Role::contact, Role::at, Role::agent, Role::type};

void read_person(const Row& row, Entry& entry) {
  const Key who = salesforce_key(entry, row.text(Role::id));
  if (!who) return entry.leave(Why::footer);
  if (!entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  for (const Role role : {Role::merged_ids, Role::contact})
    entry.identities().join(who, salesforce_key(entry, row.text(role)));
  entry.identities().join(who, entry.who(row, {{Role::customer, KeyKind::customer}}));
  if (row.flag(Role::deleted, false)) return entry.leave(Why::deleted);
  const auto created = row.moment(Role::created);
  entry.add(FactKind::contact, who, created.value_or(Dated{})).set(Mark::undated, !created);
  if (const auto customer = row.moment(Role::became_customer))
    entry.add(FactKind::crm_customer, who, *customer);
}

void read_activity(const Row& row, Entry& entry) {
  const Key who = salesforce_key(entry, row.text(Role::contact));
  if (!who) return entry.leave(Why::nobody);
  if (row.flag(Role::deleted, false)) return entry.leave(Why::deleted);
  if (!entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  const auto at = row.moment(Role::at);
  if (!at) return entry.leave(Why::no_date);
  Fact& fact = entry.add(FactKind::touch, who, *at);
  fact.label = entry.label(row.text(Role::agent));
  fact.value = row.number(Role::minutes, row.number(Role::reply_minutes, 0) / 60);
}

}  // namespace

Key salesforce_key(Entry& entry, std::string_view id) {
  constexpr std::size_t kSignificant = 15;
  const std::string_view text = trimmed(id);
  if (text.size() != kSignificant && text.size() != kSignificant + 3) return {};
  return entry.key(KeyKind::contact, text.substr(0, kSignificant));
}

const Source& salesforce_people() {
  static constexpr Source kSource{
      .name = "Salesforce contacts or leads",
      .columns = kPeopleNames,
      .needs = kPeopleNeeds,
      .id_begins = "00",
      .clock = Clock::unknown,
      .read = read_person,
      .hint = "",
  };
  return kSource;
}

const Source& salesforce_activities() {
  static constexpr Source kSource{
      .name = "Salesforce tasks or events",
      .columns = kActivityNames,
      .needs = kActivityNeeds,
      .id_begins = "00",
      .clock = Clock::unknown,
      .read = read_activity,
      .hint = "",
  };
  return kSource;
}

}  // namespace handoff::exports
