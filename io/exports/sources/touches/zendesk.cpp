// Zendesk tickets: ticket metrics of the API and tables of Explore. The first touch is the first
// reply: calendar minutes after the ticket's beginning, not business ones.
#include <algorithm>
#include <array>
#include <cctype>
#include <cstddef>

#include "io/exports/rows/row.hpp"
#include "io/exports/sources/touches/catalogue.hpp"
#include "io/exports/table/limits.hpp"

namespace handoff::exports {
namespace {

constexpr Names kTicketNames[] = {
    {Role::id, "ticket id|id"},
    {Role::email, "requester email|requester.email|email"},
    {Role::created,
     "created at|ticket created|ticket created - timestamp|ticket created timestamp"},
    {Role::reply_minutes,
     "reply time in minutes.calendar|reply time in minutes calendar|reply time in minutes|"
     "first reply time|first reply time calendar minutes|"
     "first reply time in minutes calendar|first reply time in minutes"},
    {Role::agent, "assignee name|assignee|assignee email|assignee id"},
};
constexpr Role kTicketNeeds[] = {Role::email, Role::created, Role::reply_minutes};

struct Unit {
  std::string_view names;  // each between blanks
  double minutes;
};
constexpr std::array<Unit, 4> kUnits{{{" d day days ", 24 * 60},
                                      {" h hr hrs hour hours ", 60},
                                      {" m min mins minute minutes ", 1},
                                      {" s sec secs second seconds ", 1.0 / 60}}};

bool is_letter(char c) { return std::isalpha(static_cast<unsigned char>(c)) != 0; }

std::optional<double> minutes_in(std::string_view unit) {
  const std::string word = ' ' + lower(unit) + ' ';
  const auto* found = std::find_if(kUnits.begin(), kUnits.end(), [&](const Unit& it) {
    return it.names.find(word) != it.names.npos;
  });
  return found == kUnits.end() ? std::nullopt : std::optional(found->minutes);
}

// Minutes of "123", "1h 5m" or "2 days 3 hours".
std::optional<double> minutes_of(std::string_view cell) {
  if (const auto plain = parse_amount(cell, DecimalMark::point)) return plain;
  double sum = 0;
  while (!cell.empty()) {
    const auto unit = std::find_if(cell.begin(), cell.end(), is_letter);
    const auto end = std::find_if_not(unit, cell.end(), is_letter);
    const auto digits = static_cast<std::size_t>(unit - cell.begin());
    const auto letters = static_cast<std::size_t>(end - unit);
    const auto count = parse_amount(cell.substr(0, digits), DecimalMark::point);
    const auto each = minutes_in(cell.substr(digits, letters));
    if (!count || !each) return std::nullopt;
    sum += *count * *each;
    cell = trimmed(cell.substr(digits + letters));
  }
  return sum;
}

void read_ticket(const Row& row, Entry& entry) {
  const Key who = entry.who(row, {});
  if (!who) return entry.leave(Why::nobody);
  if (!entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  auto at = row.moment(Role::created);
  const std::string_view reply = row.text(Role::reply_minutes);
  if (!at || reply.empty()) return entry.leave(Why::no_date);
  const auto minutes = minutes_of(reply);
  if (!minutes) return entry.leave(Why::bad_number);
  const auto length = length_of(*minutes, core::minutes(1));
  if (!length) return entry.leave(Why::beyond_limits);
  at->at = at->at + *length;
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
