// Intercom conversations: the API's list and its reports. Durations leave out office hours, so only
// moments are taken.
#include "io/exports/rows/row.hpp"
#include "io/exports/sources/touches/catalogue.hpp"

namespace handoff::exports {
namespace {

constexpr Names kConversationNames[] = {
    {Role::id, "id|conversation id"},
    {Role::email, "source.author.email|contact email|user email|contacts.contacts.0.email|email"},
    {Role::external_id, "contacts.contacts.0.external id|user external id"},
    {Role::at,
     "statistics.first admin reply at|first admin reply at|first reply at|"
     "first teammate reply at|first teammate replied at"},
    {Role::created, "created at|conversation created at|conversation started at"},
    {Role::agent, "admin assignee id|teammate currently assigned|teammate assigned"},
};
constexpr Role kConversationNeeds[] = {Role::at, Role::created};

void read_conversation(const Row& row, Entry& entry) {
  const Key who = entry.who(row, {});
  if (!who) return entry.leave(Why::nobody);
  if (!entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  const auto at = row.moment(Role::at);
  if (!at) return entry.leave(Why::no_date);
  entry.add(FactKind::touch, who, *at).label = entry.label(row.text(Role::agent));
}

}  // namespace

const Source& intercom_conversations() {
  static constexpr Source kSource{
      .name = "Intercom conversations",
      .columns = kConversationNames,
      .needs = kConversationNeeds,
      .id_begins = "",
      .clock = Clock::unknown,
      .read = read_conversation,
      .hint = "",
  };
  return kSource;
}

}  // namespace handoff::exports
