// Salesforce history: LeadHistory, ContactHistory, AccountHistory and OpportunityFieldHistory from
// the Data Loader, and the reports of the same, which are by the user's clock and end in a footer.
#include "io/exports/rows/row.hpp"
#include "io/exports/sources/crm/catalogue.hpp"
#include "io/exports/sources/crm/crm_words.hpp"
#include "io/exports/sources/crm/salesforce_words.hpp"

namespace handoff::exports {
namespace {

constexpr Names kHistoryNames[] = {
    {Role::id, "id|history id"},
    {Role::contact, "contact id|lead id|opportunity id|account id|parent id"},
    {Role::email, "email|contact email"},
    {Role::property, "field|field / event|field/event"},
    {Role::value, "new value|new value string"},
    {Role::at, "edit date|created date"},
    {Role::owner, "created by id|edited by|created by"},
    {Role::deleted, "is deleted"},
};
constexpr Role kHistoryNeeds[] = {Role::contact, Role::property, Role::value, Role::at};

bool is_owner_field(std::string_view field) {
  return field == "owner" || field == "owner assignment" || field == "ownerassignment" ||
         field == "ownerid" || field == "owner id" || field.ends_with(" owner");
}
bool is_conversion(std::string_view field) {
  return field == "leadconverted" || field == "lead converted" || field == "converted";
}

void read_change(const Row& row, Entry& entry) {
  if (row.flag(Role::deleted, false)) return entry.leave(Why::deleted);
  const Key record = salesforce_key(entry, row.text(Role::contact));
  const Key address = entry.email(row.text(Role::email));
  const Key who = record ? record : address;
  if (!who) return entry.leave(Why::footer);
  entry.identities().join(record, address);
  if (!entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  const std::string field = row.word(Role::property);
  const bool to_customer = is_conversion(field) || means_customer(row.word(Role::value));
  const bool to_owner = is_owner_field(field);
  if (!to_customer && !to_owner) return entry.leave(Why::other_value);
  const auto at = row.moment(Role::at);
  if (!at) return entry.leave(Why::no_date);
  Fact& fact = entry.add(to_owner ? FactKind::owner : FactKind::crm_customer, who, *at);
  if (to_owner) fact.label = entry.label(row.text(Role::value));
}

}  // namespace

const Source& salesforce_history() {
  static constexpr Source kSource{
      .name = "Salesforce history",
      .columns = kHistoryNames,
      .needs = kHistoryNeeds,
      .id_begins = "",
      .clock = Clock::unknown,
      .read = read_change,
      .hint = "",
  };
  return kSource;
}

}  // namespace handoff::exports
