// Customer.io: deliveries (GET /v1/messages, or the export of them), and what its reporting
// webhooks told. An export's time is when a mail was made; metrics.sent is when it went out.
#include "io/exports/rows/row.hpp"
#include "io/exports/sources/mail/catalogue.hpp"
#include "io/exports/sources/mail/mail_words.hpp"

namespace handoff::exports {
namespace {

constexpr Names kMessageNames[] = {
    {Role::id, "id|delivery id"},
    {Role::email, "recipient|email|email address"},
    {Role::external_id, "customer id|customer identifiers.id"},
    {Role::campaign, "campaign id|newsletter id|campaign name|campaign"},
    {Role::mail_name, "subject|action name|message name"},
    {Role::type, "type"},
    {Role::created, "created|created at"},
    {Role::at, "metrics.sent|sent|sent at"},
};
constexpr Role kMessageNeeds[] = {Role::email, Role::campaign, Role::created};

constexpr Names kWebhookNames[] = {
    {Role::id, "event id"},
    {Role::type, "metric"},
    {Role::at, "timestamp"},
    {Role::email, "data.recipient|data.email address|data.identifiers.email"},
    {Role::external_id, "data.customer id|data.identifiers.id"},
    {Role::campaign, "data.campaign id|data.newsletter id"},
    {Role::mail_name, "data.subject"},
};
constexpr Role kWebhookNeeds[] = {Role::type, Role::at, Role::id};

void read_message(const Row& row, Entry& entry) {
  const std::string type = row.word(Role::type);
  if (!type.empty() && type != "email") return entry.leave(Why::other_event);
  if (!entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  const auto sent = row.moment(Role::at);
  if (row.has(Role::at) && !sent) return entry.leave(Why::not_sent);
  add_mail(row, entry, entry.who(row, {}), sent, row.moment(Role::created));
}

void read_webhook(const Row& row, Entry& entry) {
  if (row.word(Role::type) != "sent") return entry.leave(Why::not_sent);
  if (!entry.is_new(row, row.text(Role::id))) return entry.leave(Why::repeated);
  add_mail(row, entry, entry.who(row, {}), row.moment(Role::at), std::nullopt);
}

}  // namespace

const Source& customer_io_messages() {
  static constexpr Source kSource{
      .name = "Customer.io deliveries",
      .columns = kMessageNames,
      .needs = kMessageNeeds,
      .id_begins = "",
      .clock = Clock::utc,
      .read = read_message,
      .hint = "",
  };
  return kSource;
}

const Source& customer_io_webhooks() {
  static constexpr Source kSource{
      .name = "Customer.io reporting webhooks",
      .columns = kWebhookNames,
      .needs = kWebhookNeeds,
      .id_begins = "",
      .clock = Clock::utc,
      .read = read_webhook,
      .hint = "",
  };
  return kSource;
}

}  // namespace handoff::exports
