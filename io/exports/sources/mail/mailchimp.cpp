// Mailchimp: who a campaign was sent to, and what they did. An automation tells opens and clicks
// only, which come later than the mail and not of all: mis-sends by it are a lower bound.
#include "io/exports/rows/row.hpp"
#include "io/exports/sources/mail/catalogue.hpp"
#include "io/exports/sources/mail/mail_words.hpp"

namespace handoff::exports {
namespace {

constexpr Names kActivityNames[] = {
    {Role::email, "email address|email id|member email"},
    {Role::campaign, "campaign id|automation email id|campaign title|title"},
    {Role::mail_name, "subject|subject line|campaign title|title"},
    {Role::type, "action|action type"},
    {Role::at, "send time|sent at|timestamp"},
};
constexpr Role kActivityNeeds[] = {Role::email, Role::campaign, Role::at};

void read_activity(const Row& row, Entry& entry) {
  const std::string action = row.word(Role::type);
  if (action == "bounce" || action == "unsub") return entry.leave(Why::not_sent);
  add_mail(row, entry, entry.who(row, {}), row.moment(Role::at), std::nullopt);
}

}  // namespace

const Source& mailchimp_activity() {
  static constexpr Source kSource{
      .name = "Mailchimp activity",
      .columns = kActivityNames,
      .needs = kActivityNeeds,
      .id_begins = "",
      .clock = Clock::utc,
      .read = read_activity,
      .hint = "",
  };
  return kSource;
}

}  // namespace handoff::exports
