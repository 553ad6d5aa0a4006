#include "io/exports/sources/neutral_log.hpp"

#include <algorithm>
#include <array>

#include "io/exports/rows/row.hpp"
#include "io/exports/sources/billing/stripe_words.hpp"
#include "io/exports/table/limits.hpp"

namespace handoff::exports {
namespace {

constexpr Names kLogNames[] = {
    {Role::id, "subject"},  {Role::type, "event"},   {Role::at, "at"},
    {Role::agent, "actor"}, {Role::amount, "value"}, {Role::value, "detail"},
};
constexpr Role kLogNeeds[] = {Role::id, Role::type, Role::at};

constexpr double kUsualTrialDays = 14;

struct Line {
  const Row& row;
  Entry& entry;
  Key who;
  Dated at;
};

double value_of(const Line& line) { return line.row.amount(Role::amount).value_or(0); }

void trial_started(const Line& line) {
  const double days = value_of(line);
  const auto length = length_of(days == 0 ? kUsualTrialDays : days, core::days(1));
  if (!length) return line.entry.leave(Why::beyond_limits);
  Fact& fact = line.entry.add(FactKind::trial, line.who, line.at);
  fact.until = line.at.at + *length;
  fact.label = line.entry.label(line.row.text(Role::value));
}

// "plan|interval".
void paid(const Line& line) {
  const double amount = value_of(line);
  if (amount <= 0 && !line.row.text(Role::amount).empty())
    return line.entry.leave(Why::zero_amount);
  Fact& fact = line.entry.add(FactKind::paid, line.who, line.at);
  fact.set(Mark::converts);
  const std::string_view detail = line.row.text(Role::value);
  const std::size_t bar = std::min(detail.find('|'), detail.size());
  fact.label = line.entry.label(detail.substr(0, bar));
  const std::string interval = lower(detail.substr(std::min(bar + 1, detail.size())));
  fact.value = amount * months_share(interval, 1);
}

void plain(const Line& line, FactKind kind) {
  Fact& fact = line.entry.add(kind, line.who, line.at);
  fact.value = value_of(line);
}

void by_somebody(const Line& line, FactKind kind) {
  Fact& fact = line.entry.add(kind, line.who, line.at);
  fact.value = value_of(line);
  fact.label = line.entry.label(line.row.text(Role::agent));
}

void mail_sent(const Line& line) {
  constexpr std::string_view kTrial = "trial:";
  Fact& fact = line.entry.add(FactKind::mail, line.who, line.at);
  const std::string_view name = line.row.text(Role::value);
  fact.set(Mark::trial_mail, name.starts_with(kTrial));
  fact.label = line.entry.label(name);
}

void merged(const Line& line) {
  const Key other = line.entry.key(KeyKind::subject, line.row.text(Role::value));
  line.entry.identities().join(line.who, other);
  plain(line, FactKind::merged);
}

struct Event {
  std::string_view name;
  void (*read)(const Line& line);
};
constexpr std::array<Event, 13> kEvents{{
    {"trial_started", trial_started},
    {"trial_canceled", [](const Line& it) { plain(it, FactKind::canceled); }},
    {"paid", paid},
    {"refunded", [](const Line& it) { plain(it, FactKind::refunded); }},
    {"crm_customer", [](const Line& it) { plain(it, FactKind::crm_customer); }},
    {"crm_changed", [](const Line& it) { it.entry.leave(Why::other_value); }},
    {"seq_enrolled", [](const Line& it) { it.entry.leave(Why::other_value); }},
    {"seq_removed", [](const Line& it) { it.entry.leave(Why::other_value); }},
    {"mail_sent", mail_sent},
    {"owner_assigned", [](const Line& it) { by_somebody(it, FactKind::owner); }},
    {"touch", [](const Line& it) { by_somebody(it, FactKind::touch); }},
    {"merged_into", merged},
    {"duplicate_event", [](const Line& it) { it.entry.leave(Why::repeated); }},
}};

void read_line(const Row& row, Entry& entry) {
  entry.is_payment();
  const std::string_view name = row.text(Role::type);
  const auto* event = std::find_if(kEvents.begin(), kEvents.end(),
                                   [&](const Event& it) { return it.name == name; });
  if (event == kEvents.end()) return entry.leave(Why::other_event);
  const Key who = entry.key(KeyKind::subject, row.text(Role::id));
  if (!who) return entry.leave(Why::nobody);
  const auto at = row.moment(Role::at);
  if (!at) return entry.leave(Why::no_date);
  event->read({row, entry, who, *at});
}

}  // namespace

const Source& neutral_log() {
  static constexpr Source kSource{
      .name = "neutral event log",
      .columns = kLogNames,
      .needs = kLogNeeds,
      .id_begins = "",
      .clock = Clock::unknown,
      .read = read_line,
      .hint = "its columns are subject,event,at,actor,value,detail",
  };
  return kSource;
}

}  // namespace handoff::exports
