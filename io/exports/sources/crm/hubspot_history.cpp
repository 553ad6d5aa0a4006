// HubSpot's property history: the export of one property, the API's propertiesWithHistory, a
// warehouse's contact_property_history; and its contact_merge_audit. The best source of CRM lag:
// it says when each value was set, and by what.
#include "io/exports/rows/row.hpp"
#include "io/exports/sources/crm/catalogue.hpp"
#include "io/exports/sources/crm/crm_words.hpp"

namespace handoff::exports {
namespace {

constexpr Names kHistoryNames[] = {
    {Role::id, "contact id|record id|object id|hs object id|vid|id"},
    {Role::email, "email|contact email"},
    {Role::property, "name|property|property name|field"},
    {Role::value, "value|property value|new value|lifecycle stage|contact owner"},
    {Role::at,
     "timestamp|change date|date changed|changed at|change time|date of change|updated at|"
     "date|time"},
    {Role::changed_by, "source type|source|change source|source label|updated by"},
};
constexpr Role kHistoryNeeds[] = {Role::id, Role::value, Role::at};

constexpr Names kMergeNames[] = {
    {Role::id, "canonical vid|canonical id|primary object id"},
    {Role::contact, "vid to merge|merged id|merged object id"},
    {Role::at, "timestamp|merged at"},
};
constexpr Role kMergeNeeds[] = {Role::id, Role::contact};

enum class Property { stage, owner, other };

// A property that has no name is told by its values: a stage by its words, an owner by not being
// one.
Property property_of(const Row& row) {
  const std::string name = row.word(Role::property);
  const std::string value = row.word(Role::value);
  if (name.empty()) return is_stage(value) ? Property::stage : Property::owner;
  if (name == "lifecyclestage" || name == "lifecycle stage") return Property::stage;
  const bool owner = name == "hubspot owner id" || name == "contact owner";
  return owner ? Property::owner : Property::other;
}

void read_change(const Row& row, Entry& entry) {
  const Key who = entry.who(row, {{Role::id, KeyKind::contact}});
  if (!who) return entry.leave(Why::nobody);
  const Property property = property_of(row);
  const std::string value = row.word(Role::value);
  const bool to_customer = property == Property::stage && means_customer(value);
  const bool to_owner = property == Property::owner && !value.empty();
  if (!to_customer && !to_owner) return entry.leave(Why::other_value);
  const auto at = row.moment(Role::at);
  if (!at) return entry.leave(Why::no_date);
  const bool bulk = changes_in_bulk(row.word(Role::changed_by));
  Fact& fact = entry.add(to_customer ? FactKind::crm_customer : FactKind::owner, who, *at);
  fact.set(Mark::bulk, bulk);
  if (to_owner) fact.label = entry.label(row.text(Role::value));
  if (bulk) entry.leave(Why::bulk_edit);
}

void read_merge(const Row& row, Entry& entry) {
  const Key who = entry.who(row, {{Role::id, KeyKind::contact}, {Role::contact, KeyKind::contact}});
  if (!who) return entry.leave(Why::nobody);
  if (const auto at = row.moment(Role::at)) entry.add(FactKind::merged, who, *at);
}

}  // namespace

const Source& hubspot_history() {
  static constexpr Source kSource{
      .name = "HubSpot property history",
      .columns = kHistoryNames,
      .needs = kHistoryNeeds,
      .id_begins = "",
      .clock = Clock::unknown,
      .read = read_change,
      .hint = "Settings > Properties > Lifecycle Stage > export property history",
  };
  return kSource;
}

const Source& hubspot_merges() {
  static constexpr Source kSource{
      .name = "HubSpot merged contacts",
      .columns = kMergeNames,
      .needs = kMergeNeeds,
      .id_begins = "",
      .clock = Clock::utc,
      .read = read_merge,
      .hint = "",
  };
  return kSource;
}

}  // namespace handoff::exports
