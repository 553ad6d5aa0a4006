// Iterable's events.
#include "io/exports/rows/row.hpp"
#include "io/exports/sources/mail/catalogue.hpp"
#include "io/exports/sources/mail/mail_words.hpp"

namespace handoff::exports {
namespace {

constexpr Names kIterableNames[] = {
    {Role::id, "message id"},
    {Role::email, "email"},
    {Role::type, "event name"},
    {Role::campaign, "campaign name|campaign id"},
    {Role::mail_name, "template name|email subject"},
    {Role::at, "created at"},
};
constexpr Role kIterableNeeds[] = {Role::email, Role::type, Role::at, Role::campaign};

void read_iterable(const Row& row, Entry& entry) {
  const std::string name = row.word(Role::type);
  if (name != "emailsend" && name != "email send") return entry.leave(Why::not_sent);
  if (!entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  add_mail(row, entry, entry.who(row, {}), row.moment(Role::at), std::nullopt);
}

}  // namespace

const Source& iterable_events() {
  static constexpr Source kSource{
      .name = "Iterable events",
      .columns = kIterableNames,
      .needs = kIterableNeeds,
      .id_begins = "",
      .clock = Clock::utc,
      .read = read_iterable,
      .hint = "",
  };
  return kSource;
}

}  // namespace handoff::exports
