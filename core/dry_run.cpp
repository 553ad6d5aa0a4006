// The adapter, and the loop that answers until nothing is asked any more.
#include "core/dry_run.hpp"

#include <algorithm>

#include "core/routing/routing.hpp"

namespace handoff::core {
namespace {

Reply reply_to(const Request& request, ReplyStatus status, ReplyBody body = {}) {
  Reply reply;
  reply.ticket = request.ticket;
  reply.status = status;
  reply.body = body;
  return reply;
}

// A price is known from the subscription's items or, where those have none, from a paid invoice.
bool is_known(const Subscribed& subscribed) {
  return subscribed.priced || subscribed.mrr > Money{};
}

}  // namespace

void DryRunAdapter::send(const Request& request, const FetchCustomer& body) {
  if (!body.customer) return nothing_known(request);
  replies_.push_back(
      reply_to(request, ReplyStatus::ok, CustomerFound{EmailKey{body.customer.value}}));
}

// One contact for each customer; without a customer there is nobody to find.
void DryRunAdapter::send(const Request& request, const FindContact& body) {
  if (!body.customer) return nothing_known(request);
  replies_.push_back(
      reply_to(request, ReplyStatus::ok,
               ContactFound{.contact = ContactId{body.customer.value}, .trial_start = {}}));
}

void DryRunAdapter::nothing_known(const Request& request) {
  replies_.push_back(reply_to(request, ReplyStatus::not_found));
}

void DryRunAdapter::done(const Request& request) {
  replies_.push_back(reply_to(request, ReplyStatus::ok));
}

std::vector<Reply> DryRunAdapter::take() { return std::exchange(replies_, {}); }

// Nothing ever fails here, so no timer is armed and the rounds come to an end.
void DryRun::answer_everything() {
  while (!outbox_.requests.empty()) {
    summary_.requests += outbox_.requests.size();
    for (const Request& request : outbox_.requests) deliver(request, adapter_);
    outbox_.requests.clear();
    for (const Reply& reply : adapter_.take()) pipeline_.on_reply(reply, now_, outbox_);
  }
  for (const Progress& progress : outbox_.progress) {
    if (progress.state == HandoffState::onboarding) ++summary_.onboarded;
  }
  outbox_.clear();
}

DryRunRecord DryRun::take(const PaymentEvent& event) {
  now_ = std::max(now_, event.created);
  DryRunRecord record{
      .verdict = pipeline_.on_event(event, now_, outbox_), .mrr = {}, .mrr_at_least = {}};
  answer_everything();
  const Subscribed& subscribed = record.verdict.subscribed;
  if (event.subscription && is_known(subscribed)) {
    (subscribed.at_least ? record.mrr_at_least : record.mrr) = subscribed.mrr;
    record.tier = tier_of(pipeline_.config(), subscribed, Segment::unknown);
  }
  ++summary_.events;
  ++summary_.decisions[static_cast<std::size_t>(record.verdict.decision)];
  if (record.verdict.decision == Decision::converted && (record.mrr || record.mrr_at_least)) {
    Money& total = summary_.converted_mrr[subscribed.currency];
    total = total + subscribed.mrr;
    if (record.mrr_at_least) summary_.converted_at_least.insert(subscribed.currency);
  }
  return record;
}

DryRunSummary DryRun::summary() const {
  DryRunSummary summary = summary_;
  for (const ExceptionRecord& exception : pipeline_.exceptions().records()) {
    if (exception.open) ++summary.exceptions;
  }
  return summary;
}

}  // namespace handoff::core
