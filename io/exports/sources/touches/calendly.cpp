// Calendly: scheduled events. Booked is not held: the touch is at the start, and a meeting that was
// canceled or not attended is none.
#include "io/exports/rows/row.hpp"
#include "io/exports/sources/touches/catalogue.hpp"

namespace handoff::exports {
namespace {

constexpr Names kEventNames[] = {
    {Role::id, "event uuid|invitee uuid|uri"},
    {Role::email, "invitee email"},
    {Role::at, "start date & time|start time|event start date & time|start date time"},
    {Role::until, "end date & time|end time|event end date & time|end date time"},
    {Role::queued, "event created date & time|event created date time|created at"},
    {Role::agent, "user name|user email|host name"},
    {Role::canceled, "canceled|cancelled"},
    {Role::no_show, "marked as no show|marked as no-show|no show"},
};
constexpr Role kEventNeeds[] = {Role::email, Role::at};

void read_meeting(const Row& row, Entry& entry) {
  if (row.flag(Role::canceled, false) || row.flag(Role::no_show, false))
    return entry.leave(Why::not_held);
  if (!entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  const Key who = entry.who(row, {});
  if (!who) return entry.leave(Why::nobody);
  const auto start = row.moment(Role::at);
  if (!start) return entry.leave(Why::no_date);
  Fact& fact = entry.add(FactKind::touch, who, *start);
  if (const auto end = row.moment(Role::until)) fact.value = (end->at - start->at).seconds() / 60;
  fact.label = entry.label(row.text(Role::agent));
}

}  // namespace

const Source& calendly_events() {
  static constexpr Source kSource{
      .name = "Calendly events",
      .columns = kEventNames,
      .needs = kEventNeeds,
      .id_begins = "",
      .clock = Clock::unknown,
      .read = read_meeting,
      .hint = "",
  };
  return kSource;
}

}  // namespace handoff::exports
