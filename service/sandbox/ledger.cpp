// The ledger as lines, webhooks first.
#include "service/sandbox/ledger.hpp"

#include "core/messages/explain.hpp"
#include "io/json/json_text.hpp"

namespace handoff::sandbox {
namespace {

using io::Json;

const char* name(core::ReplyStatus status) {
  switch (status) {
    case core::ReplyStatus::ok:
      return "ok";
    case core::ReplyStatus::not_found:
      return "not_found";
    case core::ReplyStatus::ambiguous:
      return "ambiguous";
    case core::ReplyStatus::refused:
      return "refused";
    case core::ReplyStatus::throttled:
      return "throttled";
    case core::ReplyStatus::server_error:
      return "server_error";
    case core::ReplyStatus::timed_out:
      return "no_answer";
  }
  return "";
}

const char* name(Done done) {
  return done == Done::effect ? "effect" : done == Done::repeated ? "repeated" : "nothing";
}

}  // namespace

std::string ledger_text(const Ledger& ledger, const Directory& directory, core::Time begins) {
  std::string text;
  const auto ms = [begins](core::Time at) {
    return at == core::kNever ? Json(nullptr) : Json((at - begins).us / 1000);
  };
  for (const LedgerWebhook& it : ledger.webhooks)
    text += io::compact(Json{{"webhook", it.event},
                             {"subscription", subscription_text(directory.customer(it.customer))},
                             {"sent_ms", ms(it.sent)},
                             {"answered_ms", ms(it.answered)},
                             {"attempt", it.attempt},
                             {"status", it.status}}) +
            '\n';
  for (const LedgerCall& it : ledger.calls)
    text +=
        io::compact(Json{
            {"call", std::string(core::name(it.operation))},
            {"subscription", it.customer ? Json(subscription_text(directory.customer(*it.customer)))
                                         : Json(nullptr)},
            {"at_ms", ms(it.at)},
            {"answered_ms", ms(it.left)},
            {"attempt", it.attempt},
            {"key", it.key},
            {"status", name(it.status)},
            {"done", name(it.done)}}) +
        '\n';
  return text;
}

}  // namespace handoff::sandbox
