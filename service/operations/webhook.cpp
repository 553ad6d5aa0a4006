// Signature, event, store, answer.
#include "service/operations/webhook.hpp"

#include <ctime>
#include <utility>

#include "service/adapters/billing_facts.hpp"
#include "service/http/signature.hpp"
#include "service/operations/log.hpp"

namespace handoff::service {
namespace {

HttpResponse plain(int status, const char* text) {
  HttpResponse response;
  response.status = status;
  response.body = text;
  return response;
}

const char* words(SignatureVerdict verdict) {
  switch (verdict) {
    case SignatureVerdict::good:
      return "";
    case SignatureVerdict::malformed:
      return "the signature header is missing or malformed\n";
    case SignatureVerdict::too_old:
      return "the signature is older than five minutes, or from the future\n";
    case SignatureVerdict::wrong:
      return "no signature fits\n";
  }
  return "";
}

}  // namespace

void take_webhook(const Webhook& webhook, WebhookCounts& counts, Driver& driver,
                  const HttpRequest& request, const Respond& respond) {
  const auto refuse = [&](int status, const char* why) {
    ++counts.refused;
    log_line("warning", "webhook_refused", {{"why", why}});
    respond(plain(status, why));
  };
  if (request.method != "POST") return refuse(405, "only POST\n");
  const SignatureVerdict verdict = verify_signature(
      request.header("Stripe-Signature"), request.body, webhook.secrets, std::time(nullptr));
  if (verdict != SignatureVerdict::good) return refuse(400, words(verdict));
  EventInput input;
  if (!read_event_document(request.body, webhook.discounts, input))
    return refuse(400, "the body is no event\n");
  if (webhook.log_all) log_line("info", "webhook", {{"id", input.id}, {"type", input.type}});
  driver.take(std::move(input), [&counts, respond](bool durable) {
    ++(durable ? counts.taken : counts.not_stored);
    respond(durable ? plain(200, "ok\n") : plain(503, "not stored; send it again\n"));
  });
}

}  // namespace handoff::service
