// The core driven by hand: one trial that becomes a customer, from the payment event to the onboarding call.
//
// The pipeline asks, this file answers; there is no network, no clock and no simulation. A service does the same
// with HTTP clients in place of `Outside`, and stores `pipeline.snapshot()` before it sends anything.
#include <cstdio>
#include <string_view>
#include <vector>

#include "core/messages/explain.hpp"
#include "core/pipeline.hpp"
#include "core/ports.hpp"

namespace core = handoff::core;

// The systems around the pipeline. Each `send` owes one reply to the request's ticket; here it comes at once.
struct Outside {
  std::vector<core::Reply> replies;

  void send(const core::Request& request, const core::FetchCustomer&) {
    answer(request, core::CustomerFound{core::NormalisedEmail("Ann@Example.com", {}).key()});
  }
  void send(const core::Request& request, const core::FindContact&) {
    answer(request, core::ContactFound{core::ContactId{501}, core::Time{}, 0});
  }
  void send(const core::Request& request, const core::FetchUsage&) {
    answer(request, core::UsageFound{{.logins = 14, .features = 3, .invites = 2}});
  }
  template <class Body>  // everything else is acknowledged
  void send(const core::Request& request, const Body&) {
    answer(request, std::monostate{});
  }

  void answer(const core::Request& request, core::ReplyBody body) {
    core::Reply reply;
    reply.ticket = request.ticket;
    reply.body = body;
    replies.push_back(reply);
  }
};

void print(const char* what, std::string_view name) {
  std::printf("%s%.*s\n", what, static_cast<int>(name.size()), name.data());
}

int main() {
  core::Pipeline pipeline(*core::validated(core::default_config()));
  const core::Time now{
      1'772'495'220'000'000};  // 2 March 2026, 23:47 UTC: time comes in as an argument

  core::PaymentEvent event;
  event.id = {1};
  event.subscription = {7};
  event.customer = {70};
  event.created = now;
  event.type = core::EventType::subscription_updated;
  event.previous_status = core::SubscriptionStatus::trialing;
  event.status = core::SubscriptionStatus::active;
  event.had_trial = true;
  event.subscribed = {core::PlanId{1}, core::dollars(350), {}, true};

  core::Outbox out;
  const core::Verdict verdict = pipeline.on_event(event, now, out);
  print("", core::name(verdict.decision));
  while (!out.requests.empty()) {
    Outside outside;
    for (const core::Request& request : out.requests) {
      print("  asks: ", core::name(request.ticket.operation));
      core::deliver(request, outside);
    }
    out.clear();
    for (const core::Reply& reply : outside.replies) pipeline.on_reply(reply, now, out);
  }
  std::printf("%zu handoffs in flight, %zu exceptions\n", pipeline.in_flight(),
              pipeline.exceptions().open_count());
}
