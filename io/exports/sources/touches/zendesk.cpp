// Zendesk tickets: ticket metrics of the API and tables of Explore. The first touch is the first
// reply: calendar minutes after the ticket's beginning, not business ones.
#include "io/exports/rows/row.hpp"
#include "io/exports/sources/touches/catalogue.hpp"

namespace handoff::exports {
namespace {

constexpr Names kTicketNames[] = {
    {Role::id, "ticket id|id"},
    {Role::email, "requester email|requester.email|email"},
    {Role::created,
     "created at|ticket created|ticket created - timestamp|ticket created timestamp"},
    {Role::reply_minutes,
     "reply time in minutes.calendar|reply time in minutes|first reply time|"
     "first reply time in minutes calendar|first reply time in minutes"},
    {Role::agent, "assignee name|assignee|assignee email|assignee id"},
};
constexpr Role kTicketNeeds[] = {Role::email, Role::created, Role::reply_minutes};

// "123", or "1h 5m".
std::optional<core::Duration> reply_time(std::string_view cell) {
  core::Duration sum;
  bool has_unit = false;
  std::string digits;
  for (const char c : cell) {
    if (c >= '0' && c <= '9') digits += c;
    const int minutes = c == 'd' ? 24 * 60 : c == 'h' ? 60 : c == 'm' ? 1 : 0;
    if (minutes == 0 || digits.empty() || digits.size() > 6) continue;
    sum += core::minutes(std::stoi(digits) * minutes);
    has_unit = true;
    digits.clear();
  }
  if (has_unit) return sum;
  const auto plain = parse_amount(cell, DecimalMark::point);
  if (!plain) return std::nullopt;
  return core::seconds(static_cast<std::int64_t>(*plain * 60));
}

void read_ticket(const Row& row, Entry& entry) {
  const Key who = entry.who(row, {});
  if (!who) return entry.leave(Why::nobody);
  if (!entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  auto at = row.moment(Role::created);
  const auto reply = reply_time(row.text(Role::reply_minutes));
  if (!at || !reply) return entry.leave(Why::no_date);
  at->at = at->at + *reply;
  entry.add(FactKind::touch, who, *at).label = entry.label(row.text(Role::agent));
}

}  // namespace

const Source& zendesk_tickets() {
  static constexpr Source kSource{
      .name = "Zendesk tickets",
      .columns = kTicketNames,
      .needs = kTicketNeeds,
      .id_begins = "",
      .clock = Clock::unknown,
      .read = read_ticket,
      .hint = "",
  };
  return kSource;
}

}  // namespace handoff::exports
