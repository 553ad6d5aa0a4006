// What the outside and people do: answer, fail, arrive late, settle, change the table.
#include <algorithm>
#include <utility>

#include "core/messages/explain.hpp"
#include "tests/evidence/schedules/story.hpp"
#include "tests/evidence/schedules/world.hpp"

namespace handoff::core::testing {

// A request stays pending until its reply is stored: a restart in between moves it to those that
// are late.
void World::answer(std::size_t pending, std::uint32_t detail) {
  const Crash crash = std::exchange(crash_, Crash::none);
  if (pending_[pending].request.ticket.operation == Operation::poll_events) {
    const Ticket poll = pending_[pending].request.ticket;
    hand_over_events();
    const auto same = [&](const Waiting& it) { return it.request.ticket == poll; };
    const auto found = std::find_if(pending_.begin(), pending_.end(), same);
    if (found == pending_.end()) return;
    pending = static_cast<std::size_t>(found - pending_.begin());
  }
  Waiting& waiting = pending_[pending];
  if (trace_) note("answers " + what(waiting.request));
  if (!waiting.applied) receivers_.apply(waiting.request, now_);
  waiting.applied = true;
  Reply reply = receivers_.reply(waiting.request, billing_, now_, detail);
  if (waiting.request.ticket.operation == Operation::poll_events)
    reply.body = EventsPolled{events(false).empty() ? 0 : config_.trigger.poll_limit};
  crash_ = crash;
  if (crash == Crash::before_storing) {
    reply_to(waiting, reply);
  } else {
    reply_to(take(pending_, pending), reply);
  }
}

void World::hand_over_events() {
  for (int n = 0; n < config_.trigger.poll_limit; ++n) {
    const std::vector<std::size_t> waiting = events(false);
    if (waiting.empty()) return;
    deliver(waiting.front(), false);
  }
}

void World::fail(std::size_t pending, std::uint32_t detail) {
  enum : std::uint32_t {
    throttled,
    error,
    error_but_done,
    silence,
    silence_but_done,
    late,
    refused,
    not_found
  };
  const std::uint32_t how = detail % 8;
  const bool done = how == error_but_done || how == silence_but_done;
  Waiting& waiting = pending_[pending];
  const Operation operation = waiting.request.ticket.operation;
  Reply reply;
  reply.ticket = waiting.request.ticket;
  reply.jitter = detail * 0x01010101u;
  reply.status = how == throttled                        ? ReplyStatus::throttled
                 : how == error || how == error_but_done ? ReplyStatus::server_error
                 : how == refused                        ? ReplyStatus::refused
                 : how == not_found                      ? ReplyStatus::not_found
                                                         : ReplyStatus::timed_out;
  if (how == throttled) reply.retry_after = seconds(detail / 8);
  if (how >= silence && how <= late) now_ = now_ + std::min(waiting.request.timeout, minutes(1));
  if (trace_) {
    constexpr const char* kHow[] = {"with 429",
                                    "with 5xx",
                                    "with 5xx, but does it",
                                    "with silence",
                                    "with silence, but does it",
                                    "with silence, for now",
                                    "with 4xx",
                                    "with 404"};
    note("fails " + what(waiting.request) + ' ' + kHow[how]);
  }
  if (done && !waiting.applied) receivers_.apply(waiting.request, now_);
  waiting.applied = waiting.applied || done;
  if (how == late && operation < Operation::poll_events)
    late_.push_back({waiting.request, waiting.applied, Settles::nothing});
  if (crash_ == Crash::before_storing) {
    reply_to(waiting, reply);
  } else {
    reply_to(take(pending_, pending), reply);
  }
}

// Carried out late, and then answered, failed, or never heard of; or not carried out at all.
void World::arrive_late(std::size_t late, std::uint32_t detail) {
  const Waiting waiting = take(late_, late);
  if (trace_) note("late: " + what(waiting.request));
  if (waiting.request.ticket.slot == kJobSlot || detail % 8 == 7) return;
  if (!waiting.applied) receivers_.apply(waiting.request, now_);
  if (detail % 8 == 6) return;
  Reply reply = receivers_.reply(waiting.request, billing_, now_, detail);
  if (detail % 8 >= 4) {
    reply = {};
    reply.ticket = waiting.request.ticket;
    reply.status = ReplyStatus::server_error;
  }
  crash_ = Crash::none;
  reply_to(waiting, reply);
}

// Failed charges are settled by paying.
void World::resolve(std::uint32_t pick, bool by_hand) {
  std::vector<ExceptionRecord> open;
  for (const ExceptionRecord& it : pipeline_.exceptions().records()) {
    if (it.open && it.kind != ExceptionKind::payment_failed) open.push_back(it);
  }
  if (open.empty()) return;
  const ExceptionRecord& it = open[pick % open.size()];
  note("a person settles " + std::string(name(it.kind)) + who(it.subscription) +
       (by_hand ? " by hand" : ""));
  if (by_hand) settle_by_hand(it.subscription);
  const ContactId contact = by_hand ? ContactId{} : receivers_.contact_of(it.subscription).id;
  const Resolution resolution{it.subscription, it.kind, contact};
  Input input;
  feed(input, [&] { pipeline_.on_resolution(resolution, now_, outbox_); });
}

// Everything that the pipeline would have done, as far as it is not done. What a person writes is
// newer than what the pipeline knew so far.
void World::settle_by_hand(SubscriptionId subscription) {
  Contact& contact = receivers_.contact_of(subscription);
  const Account& account = billing_.accounts[place_of(subscription)];
  contact.linked = true;
  contact.by_hand = true;
  contact.owned = true;
  contact.subscribed = account.subscribed;
  contact.as_of = std::max(contact.as_of, now_);
  if (!account.paying()) return;
  contact.enrolled = false;
  contact.stage = LifecycleStage::customer;
  contact.customer_since = now_;
}

// The new table is stored with the state: a crash comes before or after both.
void World::reconfigure() {
  crash_ = Crash::none;
  other_table_ = !other_table_;
  note("the routing table changes");
  Input input;
  feed(input, [&] {
    pipeline_.reconfigure(config_of(setup_, other_table_), now_, outbox_);
    config_ = config_of(setup_, other_table_);
  });
}

void World::reconcile() {
  for (std::size_t at = 0; at < timers_.size(); ++at) {
    const Ticket ticket = timers_[at].ticket;
    if (ticket.operation == Operation::list_conversions && ticket.attempt == 0) return fire(at);
  }
}

// Only reconciliation can make up for an event that never comes.
void World::lose_event(std::uint32_t pick) {
  const std::vector<std::size_t> waiting = events(false);
  if (waiting.empty() || !config_.reconcile.enabled) return;
  Posted& it = billing_.events[waiting[pick % waiting.size()]];
  note("the processor gives up " + what(it.event));
  it.lost = true;
}

}  // namespace handoff::core::testing
