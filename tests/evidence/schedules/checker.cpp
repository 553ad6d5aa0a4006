// The rules that hold after every input. Those of the end are in checker_rest.cpp.
#include "tests/evidence/schedules/checker.hpp"

#include <algorithm>
#include <utility>

#include "core/handoff/retry.hpp"
#include "core/messages/explain.hpp"
#include "core/routing/pool_choice.hpp"

namespace handoff::core::testing {
namespace {

bool reads(Operation operation) { return operation <= Operation::fetch_profile; }

// By plain arithmetic, as no zone here has summer time; 1 January 1970 was a Thursday.
bool open_by_the_clock(const OpenHours& hours, const TimeZone& zone, Time at) {
  const std::int64_t minute = at.us / minutes(1).us + zone.standard_minutes;
  const std::int64_t day = minute / (24 * 60);
  const std::int64_t of_day = minute % (24 * 60);
  const std::int64_t weekday = (day + 3) % 7;
  return (hours.weekdays >> weekday & 1) != 0 && of_day >= hours.from_minute &&
         of_day < hours.to_minute;
}

std::string text(SubscriptionId subscription) {
  return "subscription " + std::to_string(subscription.value);
}

}  // namespace

Checker::Checker(Pipeline& pipeline, const PipelineConfig& config, const Billing& billing,
                 const Receivers& receivers)
    : pipeline_(pipeline), config_(config), billing_(billing), receivers_(receivers) {}

void Checker::break_rule(std::string rule) {
  if (broken_.empty()) broken_ = std::move(rule);
}

std::uint64_t Checker::handoff_of(Ticket ticket) {
  return std::uint64_t{ticket.slot} << 16 | ticket.generation;
}

std::uint64_t Checker::asking_of(Ticket ticket) {
  return handoff_of(ticket) << 8 | static_cast<std::uint64_t>(ticket.operation);
}

void Checker::accept(const Input& input, const Outbox& out, Time now) {
  if (input.cause == Cause::event) check_event(input, out, now);
  if (input.cause == Cause::reply) note_reply(input, out, now);
  for (const Progress& it : out.progress) check_progress(it);
  for (const Request& it : out.requests) check_request(input, it, out, now);
  check_books();
  check_exceptions();
  check_nobody_lost();
}

void Checker::lose(std::size_t requests) {
  waiting_ -= requests;
  lost_ += requests;
}

// ---- events ----

void Checker::check_event(const Input& input, const Outbox& out, Time now) {
  if (input.posted->converts) track(input.posted->event.subscription).heard = true;
  const bool remembered = input.again && now - input.posted->delivered_at < config_.dedupe.window;
  if (!remembered || !config_.dedupe.enabled) return;
  if (input.verdict.reason != Reason::event_seen_before || !out.requests.empty())
    break_rule("a redelivered event is not recognised");
}

// ---- replies ----

void Checker::note_reply(const Input& input, const Outbox& out, Time now) {
  const Reply& reply = *input.reply;
  ++replies_;
  if (input.settles != Settles::nothing) {
    --(input.settles == Settles::request ? waiting_ : lost_);
    ++answered_;
  }
  const auto found = askings_.find(asking_of(reply.ticket));
  if (found == askings_.end()) return;
  Asking& asking = found->second;
  const bool present = reply.ticket.attempt >= asking.first && reply.ticket.attempt <= asking.last;
  if (!present) return;
  if (retriable(reply.status)) return check_failure(asking, reply, out, now);
  if (!asking.acknowledged && reply.status == ReplyStatus::ok) check_updated(asking, reply, out);
  asking.refused = asking.refused || reply.status != ReplyStatus::ok;
  note_acknowledged(asking, reply, input.settles);
}

// Whom the CRM knows is routed at once, whatever becomes of the sequences, unless the facts have
// changed and go there first, or the customer has cancelled, or the last try may have failed before.
void Checker::check_updated(const Asking& asking, const Reply& reply, const Outbox& out) {
  const bool given_up =
      asking.refused || asking.last - asking.first + 1 >= config_.retry.max_attempts;
  if (!asking.converts || given_up) return;
  const SubscriptionId whose = asking.subscription;
  const auto record = pipeline_.subscription(whose);
  const bool present = track(whose).handoff == handoff_of(reply.ticket);
  if (!present || !record || record->status == SubscriptionStatus::canceled) return;
  if (out.progress.empty() && out.requests.empty())
    break_rule("the routing waits for something else than the CRM's update");
}

void Checker::note_acknowledged(Asking& asking, const Reply& reply, Settles settles) {
  const Operation operation = reply.ticket.operation;
  if (reply.status == ReplyStatus::refused) return;
  if (reply.status != ReplyStatus::ok && !reads(operation)) return;
  asking.acknowledged = true;
  if (!asking.subscription) return;
  Track& it = track(asking.subscription);
  if (it.handoff != handoff_of(reply.ticket)) return;
  if (operation == Operation::update_contact) it.updated = true;
  if (operation == Operation::disenroll) it.left = true;
  // A deal that is heard of late, when the question was given up, may go unused.
  const bool in_time = settles == Settles::request;
  if (operation == Operation::fetch_deal && reply.status == ReplyStatus::ok && in_time)
    it.deal = true;
}

// A failure of the last try that may be repeated arms one timer, not before Retry-After and not
// much after it; one of an earlier try changes nothing.
void Checker::check_failure(const Asking& asking, const Reply& reply, const Outbox& out, Time now) {
  const bool stale = reply.ticket.attempt != asking.last;
  if (stale || asking.acknowledged) {
    if (!out.timers.empty() || !out.requests.empty() || !out.progress.empty())
      break_rule("a stale failure is acted upon");
    return;
  }
  int timers = 0;
  for (const Timer& timer : out.timers) {
    if (!(timer.ticket == reply.ticket)) continue;
    ++timers;
    if (timer.at < now + reply.retry_after) break_rule("a wait is shorter than Retry-After");
    if (timer.at > now + reply.retry_after + config_.retry.cap)
      break_rule("a wait is longer than the cap");
  }
  if (timers > 1) break_rule("two timers for one failure");
}

// ---- progress ----

void Checker::check_progress(const Progress& it) {
  Track& of = track(it.subscription);
  if (!config_.dedupe.enabled) return;
  const bool full = it.pass != Pass::plan_change;
  const bool list_sync = config_.disenrolment.kind == Disenrolment::list_sync;
  const Contact& contact = receivers_.contact_of(it.subscription);
  switch (it.state) {
    case HandoffState::received:
      if (it.pass == Pass::conversion && ++of.conversion_passes > 1)
        break_rule("a conversion is handed off twice");
      return;
    case HandoffState::committed:
      if (!of.updated) break_rule("committed before the CRM acknowledged");
      if (full && !(of.left || (list_sync && !contact.enrolled)))
        break_rule("committed before the sequences were left");
      return;
    case HandoffState::routed:
      if (!of.updated) break_rule("routed before the CRM acknowledged");
      return;
    case HandoffState::assigned:
      if (full && of.deal && config_.deals != DealRule::ignore && !of.ae_asked)
        break_rule("nobody told the open deal's account executive");
      return;
    default:
      return;
  }
}

// ---- requests ----

// Whether it was decided just now, and not before, which office gets the customer.
bool is_routed_in(const Outbox& out, SubscriptionId subscription) {
  return std::any_of(out.progress.begin(), out.progress.end(), [subscription](const Progress& it) {
    return it.subscription == subscription && it.state == HandoffState::routed &&
           it.pass != Pass::repair;
  });
}

void Checker::check_request(const Input& input, const Request& request, const Outbox& out,
                            Time now) {
  ++waiting_;
  const Ticket ticket = request.ticket;
  Asking& asking = askings_[asking_of(ticket)];
  const bool same = asking_of(input.ticket) == asking_of(ticket);
  const bool retry = input.cause == Cause::timer && input.ticket.attempt > 0 && same;
  const bool resent = input.cause == Cause::restart && ticket.slot != kJobSlot && asking.last > 0;
  if (retry || resent) {
    if (asking.acknowledged)
      break_rule(std::string(name(ticket.operation)) + " is asked again after its success");
    if (ticket.attempt != asking.last + 1) break_rule("a try is numbered wrongly");
    asking.last = ticket.attempt;
    if (retry && ++asking.tries > config_.retry.max_attempts)
      break_rule(std::string(name(ticket.operation)) + " is tried more often than allowed");
  } else {
    asking = {ticket.attempt, ticket.attempt, 1, false, request.subscription};
  }
  if (ticket.slot == kJobSlot) return;
  if (request.keyed != config_.dedupe.enabled)
    break_rule("a request goes out without its idempotency key");

  Track& of = track(request.subscription);
  if (of.handoff != handoff_of(ticket)) {
    const int passes = of.conversion_passes;
    of = {handoff_of(ticket), passes, of.heard, false, false, false, false, kUnpooled};
  }
  if (ticket.operation == Operation::notify_ae) of.ae_asked = true;
  if (const auto* update = std::get_if<UpdateContact>(&request.body)) {
    asking.converts = update->stage == LifecycleStage::customer;
    if (update->stage != LifecycleStage::unknown &&
        update->stage < receivers_.contact_of(request.subscription).stage)
      break_rule("a stage is asked to go backward");
    if (update->stage == LifecycleStage::customer &&
        billing_.accounts[place_of(request.subscription)].converted == kNever)
      break_rule("somebody who did not convert is made a customer");
  }
  if (const auto* assignment = std::get_if<AssignOwner>(&request.body)) {
    of.office = assignment->pool;
    check_office(*assignment, is_routed_in(out, request.subscription), now);
  }
  if (const auto* onboarding = std::get_if<StartOnboarding>(&request.body)) {
    check_call(*onboarding);
    if (of.office != kUnpooled && onboarding->pool != of.office)
      break_rule("a customer is onboarded by another office than the owner's");
  }
}

// Of offices that need not call the customer first one that is closed gets nobody while another is open.
void Checker::check_office(const AssignOwner& assignment, bool chosen_now, Time now) {
  const bool by_ae = config_.deals == DealRule::instead;
  if (!by_ae && assignment.owner && assignment.owner.value >> 32 != assignment.pool)
    break_rule("an owner is of another office than the customer");
  if (!chosen_now || assignment.tier >= config_.routing.size()) return;
  const RoutingRow& row = config_.routing[assignment.tier];
  const auto at_work = [&](int pool) {
    const Pool& office = config_.pools[static_cast<std::size_t>(pool)];
    return open_by_the_clock(office.shift, config_.zones[static_cast<std::size_t>(office.zone)],
                             now);
  };
  const bool known =
      std::find(row.pools.begin(), row.pools.end(), int{assignment.pool}) != row.pools.end();
  if (!known) break_rule("an office gets a customer of another tier");
  const bool by_hours =
      row.pool_rule == PoolRule::follow_the_sun || row.pool_rule == PoolRule::overflow;
  if (by_hours && !begins_with_call(row.onboarding) && !at_work(assignment.pool) &&
      std::any_of(row.pools.begin(), row.pools.end(), at_work))
    break_rule("a closed office gets a customer while another is open");
}

void Checker::check_call(const StartOnboarding& onboarding) {
  if (onboarding.call_at == kNever) return;
  const std::size_t theirs = onboarding.zone < config_.zones.size() ? onboarding.zone : 0;
  const Pool& pool = config_.pools[onboarding.pool];
  if (!open_by_the_clock(config_.customer_hours, config_.zones[theirs], onboarding.call_at))
    break_rule("a call is scheduled in the customer's quiet hours");
  if (!open_by_the_clock(pool.shift, config_.zones[static_cast<std::size_t>(pool.zone)],
                         onboarding.call_at))
    break_rule("a call is scheduled outside the team's shift");
}

// ---- the state after the input ----

// Each request is answered (a reported time-out is an answer), on its way, or lost with a process.
void Checker::check_books() {
  const Counters& counted = pipeline_.counters();
  if (counted.requests != answered_ + waiting_ + lost_)
    break_rule("requests are not replies, time-outs and in flight");
  if (counted.replies != replies_) break_rule("replies are counted wrongly");
}

void Checker::check_exceptions() {
  const auto& records = pipeline_.exceptions().records();
  for (std::size_t one = 0; one < records.size(); ++one) {
    for (std::size_t other = 0; other < one; ++other) {
      if (records[one].open && records[other].open && records[one].kind == records[other].kind &&
          records[one].subscription == records[other].subscription)
        break_rule("one exception stands on the list twice");
    }
  }
}

// Who has converted, as far as the pipeline can know, is a customer in the CRM, on the list, or on
// the way.
void Checker::check_nobody_lost() {
  for (const Account& account : billing_.accounts) {
    if (!account.paying() || !track(account.subscription).heard) continue;
    if (receivers_.contact_of(account.subscription).stage == LifecycleStage::customer) continue;
    if (in_flight(account.subscription)) continue;
    if (!excused(account.subscription, kStageUndone))
      break_rule(text(account.subscription) + " converted and is lost");
  }
}

// Without idempotency a subscription may have several handoffs, of which its record knows the last.
bool Checker::in_flight(SubscriptionId subscription) const {
  if (!config_.dedupe.enabled) return pipeline_.in_flight() > 0;
  const auto record = pipeline_.subscription(subscription);
  return record && record->slot != kNoSlot;
}

bool Checker::excused(SubscriptionId subscription, Undone part) const {
  return std::any_of(kExceptionRows.begin(), kExceptionRows.end(), [&](const ExceptionInfo& row) {
    return (row.undone & part) && pipeline_.exceptions().find_open(subscription, row.value);
  });
}

}  // namespace handoff::core::testing
