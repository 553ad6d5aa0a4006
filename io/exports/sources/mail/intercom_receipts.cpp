// Intercom's message data export: a receipt for each message that somebody got.
#include "io/exports/rows/row.hpp"
#include "io/exports/sources/mail/catalogue.hpp"
#include "io/exports/sources/mail/mail_words.hpp"

namespace handoff::exports {
namespace {

constexpr Names kReceiptNames[] = {
    {Role::id, "receipt id"},
    {Role::external_id, "user external id"},
    {Role::email, "email"},
    {Role::type, "content type"},
    {Role::mail_name, "content title"},
    {Role::campaign, "series title|ruleset id|series id|content id"},
    {Role::at, "received at"},
};
constexpr Role kReceiptNeeds[] = {Role::id, Role::email, Role::at};

void read_receipt(const Row& row, Entry& entry) {
  const std::string type = row.word(Role::type);
  if (!type.empty() && type.find("mail") == type.npos) return entry.leave(Why::other_event);
  if (!entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  add_mail(row, entry, entry.who(row, {}), row.moment(Role::at), std::nullopt);
}

}  // namespace

const Source& intercom_receipts() {
  static constexpr Source kSource{
      .name = "Intercom message receipts",
      .columns = kReceiptNames,
      .needs = kReceiptNeeds,
      .id_begins = "",
      .clock = Clock::utc,
      .read = read_receipt,
      .hint = "",
  };
  return kSource;
}

}  // namespace handoff::exports
