// The adapter, the loop that answers until nothing is asked any more, and the records.
#include "io/events/replay.hpp"

#include <fmt/format.h>

#include <utility>

#include "core/messages/explain.hpp"
#include "core/routing.hpp"
#include "io/text/csv.hpp"
#include "io/text/duration_text.hpp"
#include "io/text/safe_text.hpp"

namespace handoff::io {
namespace {

constexpr std::size_t kLongestId = 80;

core::Reply reply_to(const core::Request& request, core::ReplyStatus status,
                     core::ReplyBody body = {}) {
  core::Reply reply;
  reply.ticket = request.ticket;
  reply.status = status;
  reply.body = body;
  return reply;
}

std::string lower_case(core::Currency currency) {
  std::string text;
  for (const char c : currency.code)
    text += c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  return text;
}

// A price is known from the subscription's items or, where those have none, from a paid invoice.
bool is_known(const core::Subscribed& subscribed) {
  return subscribed.priced || subscribed.mrr > core::Money{};
}

std::string mrr_text(const ReplayRecord& record) {
  return record.mrr ? fmt::format("{:.2f} {}", record.mrr->units(), record.currency) : "-";
}

}  // namespace

void DryRunAdapter::send(const core::Request& request, const core::FetchCustomer& body) {
  if (!body.customer) return nothing_known(request);
  replies_.push_back(reply_to(request, core::ReplyStatus::ok,
                              core::CustomerFound{core::EmailKey{body.customer.value}}));
}

// One contact for each customer; without a customer there is nobody to find.
void DryRunAdapter::send(const core::Request& request, const core::FindContact& body) {
  if (!body.customer) return nothing_known(request);
  replies_.push_back(reply_to(
      request, core::ReplyStatus::ok,
      core::ContactFound{.contact = core::ContactId{body.customer.value}, .trial_start = {}}));
}

void DryRunAdapter::nothing_known(const core::Request& request) {
  replies_.push_back(reply_to(request, core::ReplyStatus::not_found));
}

void DryRunAdapter::done(const core::Request& request) {
  replies_.push_back(reply_to(request, core::ReplyStatus::ok));
}

std::vector<core::Reply> DryRunAdapter::take() { return std::exchange(replies_, {}); }

// Nothing ever fails here, so no timer is armed and the rounds come to an end.
void Replay::answer_everything() {
  while (!outbox_.requests.empty()) {
    summary_.requests += outbox_.requests.size();
    for (const core::Request& request : outbox_.requests) core::deliver(request, adapter_);
    outbox_.requests.clear();
    for (const core::Reply& reply : adapter_.take()) pipeline_.on_reply(reply, now_, outbox_);
  }
  for (const core::Progress& progress : outbox_.progress) {
    if (progress.state == core::HandoffState::onboarding) ++summary_.onboarded;
  }
  outbox_.clear();
}

ReplayRecord Replay::take(const ReadEvent& read) {
  if (read.event.created > now_) now_ = read.event.created;
  const core::Verdict verdict = pipeline_.on_event(read.event, now_, outbox_);
  answer_everything();

  ReplayRecord record;
  record.created = read.event.created;
  record.event_id = read.id;
  record.type = read.is_event ? read.type : "bare " + read.object_kind;
  record.subscription = read.subscription;
  record.decision = verdict.decision;
  record.reason = verdict.reason;
  record.explanation = core::sentence(verdict.reason);
  if (!read.is_event)
    record.explanation = "an object by itself and not an event, so nothing happened to it";
  const core::Subscribed& subscribed = verdict.subscribed;
  if (read.event.subscription && is_known(subscribed)) {
    record.mrr = subscribed.mrr;
    record.currency = lower_case(subscribed.currency);
    const core::TierIndex tier =
        core::tier_of(pipeline_.config(), subscribed, core::Segment::unknown);
    if (tier != core::kNoTier) record.tier = pipeline_.config().routing[tier].tier;
  }

  ++summary_.events;
  ++summary_.decisions[static_cast<std::size_t>(record.decision)];
  if (record.decision == core::Decision::converted && record.mrr) {
    core::Money& total = summary_.converted_mrr[record.currency];
    total = total + *record.mrr;
  }
  return record;
}

ReplaySummary Replay::summary() const {
  ReplaySummary summary = summary_;
  for (const core::ExceptionRecord& exception : pipeline_.exceptions().records()) {
    if (exception.open) ++summary.exceptions;
  }
  return summary;
}

// ---- records as text ----

Json record_json(const ReplayRecord& record) {
  const auto text_or_null = [](const std::string& text) {
    return text.empty() ? Json() : Json(text);
  };
  return {{"event_id", text_or_null(record.event_id)},
          {"type", record.type},
          {"created", time_text(record.created)},
          {"decision", core::name(record.decision)},
          {"reason", core::name(record.reason)},
          {"explanation", record.explanation},
          {"subscription", text_or_null(record.subscription)},
          {"mrr_cents", record.mrr ? Json(record.mrr->cents) : Json()},
          {"currency", text_or_null(record.currency)},
          {"tier", text_or_null(record.tier)}};
}

std::string record_csv_header() {
  return "event_id,type,created,decision,reason,explanation,subscription,mrr_cents,currency,tier\n";
}

std::string record_csv(const ReplayRecord& record) {
  std::vector<std::string> fields;
  const Json json = record_json(record);
  for (const auto& item : json.items()) {
    const Json& value = item.value();
    fields.push_back(value.is_null()     ? ""
                     : value.is_string() ? value.get<std::string>()
                                         : compact(value));
  }
  return csv_line(fields);
}

std::string record_line(const ReplayRecord& record) {
  const auto or_dash = [](const std::string& text) {
    return text.empty() ? "-" : printable(text, kLongestId);
  };
  return fmt::format("{}  {:<28}  {:<36}  {:<14}  {:<10}  {:>14}  {}\n", time_text(record.created),
                     or_dash(record.event_id), or_dash(record.type), core::name(record.decision),
                     or_dash(record.tier), mrr_text(record), record.explanation);
}

std::string summary_text(const ReplaySummary& summary) {
  std::string text = fmt::format("{} event{}", summary.events, summary.events == 1 ? "" : "s");
  for (std::size_t i = 0; i < summary.decisions.size(); ++i) {
    if (summary.decisions[i] == 0) continue;
    text +=
        fmt::format(", {} {}", summary.decisions[i], core::name(static_cast<core::Decision>(i)));
  }
  text += fmt::format(
      "\ndry run: {} handed off, {} requests that would have been sent, {} on the exception list\n",
      summary.onboarded, summary.requests, summary.exceptions);
  for (const auto& [currency, mrr] : summary.converted_mrr) {
    text += fmt::format("converted MRR: {:.2f} {}\n", mrr.units(), currency);
  }
  return text;
}

}  // namespace handoff::io
