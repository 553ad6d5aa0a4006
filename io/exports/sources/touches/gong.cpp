// Gong calls: the API's list, plain or with its parties. A web conference is listed under when it was
// scheduled; the touch is when it started. Of the parties nobody knows here who is the customer: each address is
// told of the call, and those without a trial say nothing.
#include <algorithm>

#include "io/exports/rows/row.hpp"
#include "io/exports/sources/touches/catalogue.hpp"

namespace handoff::exports {
namespace {

constexpr Names kCallNames[] = {
    {Role::id, "id|call id|meta data.id"},
    {Role::at, "started|meta data.started"},
    {Role::queued, "scheduled|meta data.scheduled"},
    {Role::minutes, "duration|meta data.duration|duration seconds"},
    {Role::direction, "direction|meta data.direction"},
    {Role::agent, "primary user id|meta data.primary user id"},
    {Role::email,
     "parties.0.email address|parties.1.email address|parties.2.email address|customer email|"
     "participant emails|email"},
};
constexpr Role kCallNeeds[] = {Role::at, Role::agent, Role::email};

constexpr double kSecondsInMinute = 60;

void add_call(const Row& row, Entry& entry, std::string_view address, const Dated& at) {
  const Key who = entry.email(trimmed(address));
  if (!who) return;
  Fact& fact = entry.add(FactKind::touch, who, at);
  fact.label = entry.label(row.text(Role::agent));
  fact.value = row.number(Role::minutes, 0) / kSecondsInMinute;
}

void read_call(const Row& row, Entry& entry) {
  if (!entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  if (row.word(Role::direction) == "inbound") return entry.leave(Why::not_outbound);
  if (row.text(Role::email).empty()) return entry.leave(Why::nobody);
  const auto at = row.moment(Role::at);
  if (!at) return entry.leave(Why::no_date);
  row.each_text(Role::email, [&](std::string_view cell) {
    while (!cell.empty()) {
      const std::size_t end = std::min(cell.find_first_of(";,"), cell.size());
      add_call(row, entry, cell.substr(0, end), *at);
      cell.remove_prefix(std::min(end + 1, cell.size()));
    }
  });
}

}  // namespace

const Source& gong_calls() {
  static constexpr Source kSource{
      .name = "Gong calls",
      .columns = kCallNames,
      .needs = kCallNeeds,
      .id_begins = "",
      .clock = Clock::unknown,
      .read = read_call,
      .hint = "ask the API for parties, whose addresses say who was called",
  };
  return kSource;
}

}  // namespace handoff::exports
